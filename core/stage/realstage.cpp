// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/stage/realstage.h"

#include <QtCore/QEventLoop>
#include <QtCore/QSocketNotifier>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace Coroscope {

/// Wakes the stage's event loop from another thread, without Qt's own hand-off between threads.
class RealStage::StopPipe
{
public:
    template<typename OnWake>
    explicit StopPipe(OnWake onWake)
    {
        if (::pipe2(m_ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
            throw OutOfDescriptors();
        }
        m_notifier = std::make_unique<QSocketNotifier>(m_ends[0], QSocketNotifier::Read);
        QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(),
                         [this, onWake] {
                             m_notifier->setEnabled(false);
                             onWake();
                         });
    }
    ~StopPipe()
    {
        m_notifier.reset();
        ::close(m_ends[0]);
        ::close(m_ends[1]);
    }
    StopPipe(const StopPipe &) = delete;
    StopPipe &operator=(const StopPipe &) = delete;
    void wake() const
    {
        const char byte = 0;
        [[maybe_unused]] const auto written = ::write(m_ends[1], &byte, 1);
    }

private:
    std::array<int, 2> m_ends = {-1, -1};
    std::unique_ptr<QSocketNotifier> m_notifier;
};

/// Leaves the event loop when `main` has ended.
class RealStage::MainListener : public EndListener
{
public:
    explicit MainListener(QEventLoop &loop)
        : m_loop(loop)
    {
    }
    void taskEnded(TaskBase &) override { m_loop.quit(); }

private:
    QEventLoop &m_loop;
};

RealStage::RealStage(EventLog &log, std::uint32_t seed, double speed)
    : Stage(seed)
    , m_speed(speed)
    , m_recorder(log, static_cast<const Clock &>(*this))
    , m_scheduler(m_recorder, *this)
{
    m_stopPipe = std::make_unique<StopPipe>([this] {
        if (!m_scheduler.isStopping()) {
            m_scheduler.stop();
        }
    });
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_context, [this] { turn(); });
}

RealStage::~RealStage()
{
    m_scheduler.destroyUnfinished();
    dropHttpClient();
}

TraceTime RealStage::now() const noexcept
{
    const auto wall = std::chrono::steady_clock::now() - m_begin;
    if (m_speed == 1) {
        return wall;
    }
    return TraceTime(std::llround(static_cast<double>(wall.count()) * m_speed));
}

void RealStage::run(Task<void> main)
{
    QEventLoop loop;
    MainListener listener(loop);
    main.base().addListener(listener);
    main = start(QStringLiteral("main"), std::move(main));
    if (!main.hasEnded()) {
        loop.exec();
    }
    m_scheduler.destroyUnfinished();
}

void RealStage::requestStop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopRequested = true;
    }
    m_stopRequested.notify_all();
    m_stopPipe->wake();
}

void RealStage::wake()
{
    if (!m_isTurnPosted) {
        m_isTurnPosted = true;
        QMetaObject::invokeMethod(
            &m_context,
            [this] {
                m_isTurnPosted = false;
                turn();
            },
            Qt::QueuedConnection);
    }
}

void RealStage::turn()
{
    m_scheduler.fireDueTimers(now());
    m_scheduler.runTurn();
    armTimer();
}

void RealStage::timersChanged()
{
    armTimer();
}

void RealStage::armTimer()
{
    const std::optional<TraceTime> due = m_scheduler.nextDue();
    if (!due) {
        m_timer.stop();
        return;
    }
    const double wall = static_cast<double>((*due - now()).count()) / m_speed;
    // Rounded up: a timer that fires early would find nothing due. QTimer counts milliseconds in an
    // int: what is due later than an hour from now is looked at again then.
    constexpr double hour = 3600e9;
    m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(
        TraceTime(std::llround(std::clamp(wall, 0.0, hour)))));
}

void RealStage::passBlocking(TraceTime duration)
{
    const auto wall = TraceTime(std::llround(static_cast<double>(duration.count()) / m_speed));
    bool isStopped = false;
    {
        std::unique_lock lock(m_mutex);
        isStopped = m_stopRequested.wait_for(lock, wall, [this] { return m_isStopRequested; });
    }
    if (isStopped && !m_scheduler.isStopping()) {
        m_scheduler.stop();
    }
}

} // namespace Coroscope
