// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/stage/realstage.h"

#include "core/stage/realworkers.h"

#include <QtCore/QEventLoop>

#include <algorithm>

namespace Coroscope {

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
    m_stopPipe = std::make_unique<WakePipe>([this] {
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

std::unique_ptr<WorkerPool> RealStage::makeWorkerPool(std::uint32_t workers)
{
    return std::make_unique<RealWorkers>(m_recorder, static_cast<const Clock &>(*this), m_speed,
                                         workers);
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

bool RealStage::takeStopRequest()
{
    bool isStopped = false;
    {
        const std::lock_guard lock(m_mutex);
        isStopped = m_isStopRequested;
    }
    if (isStopped && !m_scheduler.isStopping()) {
        m_scheduler.stop();
    }
    return isStopped;
}

} // namespace Coroscope
