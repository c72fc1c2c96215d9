// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Medians of what 10,000 requests cost the window while they run: a frame of the timeline with a
// lane each, and what the table of requests does a few times a second.
#include "core/analysis/requesttotals.h"
#include "core/trace/fold.h"
#include "ui/panels/copyview.h"
#include "ui/panels/requestspanel.h"
#include "ui/timeline/timelinescene.h"

#include <QtGui/QImage>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>

using namespace Coroscope;

namespace {

constexpr std::uint32_t requests = 10'000;
constexpr QSize frameSize(1600, 1000);
constexpr int rounds = 60;

/// Requests that begin within a second and end, one after another, as far as asked.
class ManyRequests
{
public:
    ManyRequests()
    {
        note(std::nullopt, CounterChanged{m_log->text(QStringLiteral("in flight limit")), 5000});
        note(TaskId(1), TaskCreated{std::nullopt, m_log->text(QStringLiteral("main")),
                                    StartPolicy::Eager, std::nullopt});
        note(TaskId(1), TaskStarted{});
        wait(1);
        for (std::uint32_t i = 1; i <= requests; ++i) {
            begin(i);
        }
        for (std::uint32_t i = 1; i <= requests; ++i) {
            m_now += std::chrono::microseconds(50);
            step(i, RequestStep::Sent);
        }
    }
    void end(std::uint32_t count)
    {
        for (; count > 0 && m_ended < requests; --count) {
            const std::uint32_t i = 1 + (++m_ended * 7919U) % requests;
            m_now += std::chrono::microseconds(300);
            step(i, RequestStep::FirstByte);
            step(i, RequestStep::Done);
            note(std::nullopt, CounterChanged{m_inFlight, std::int64_t(requests - m_ended)});
        }
        m_fold.takeIn(*m_log);
    }
    Snapshot snapshot() const { return m_fold.snapshot(m_now); }

private:
    template<typename Body>
    void note(std::optional<TaskId> task, const Body &body)
    {
        m_log->append(Event{m_now, task, body});
    }
    void wait(std::uint32_t task)
    {
        note(TaskId(task), TaskSuspended{AwaitId(1), AwaitReason::Request, {}, {}, {}});
    }
    void begin(std::uint32_t i)
    {
        m_now += std::chrono::microseconds(50);
        note(TaskId(i + 1),
             TaskCreated{TaskId(1), m_log->text(QStringLiteral("fetch %1").arg(i - 1)),
                         StartPolicy::Scheduled, std::nullopt});
        note(TaskId(i + 1), TaskStarted{});
        const TextId address = m_log->text(QStringLiteral("http://127.0.0.1:8080/%1").arg(i));
        note(TaskId(i + 1), RequestPhase{RequestId(i), RequestStep::Queued,
                                         ConnectionUse::Unknown, {}, {}, address});
        wait(i + 1);
    }
    void step(std::uint32_t i, RequestStep step)
    {
        note(TaskId(i + 1),
             RequestPhase{RequestId(i), step, ConnectionUse::New, 200, 1000, std::nullopt});
    }

    // On the heap: GCC 12 warns of a log on the stack of an optimised program without cause.
    std::unique_ptr<EventLog> m_log = std::make_unique<EventLog>();
    Fold m_fold{m_log->tables()};
    TextId m_inFlight = m_log->text(QStringLiteral("in flight"));
    TraceTime m_now{};
    std::uint32_t m_ended = 0;
};

double processorMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// Prints the median and the longest of what `work` costs as more and more requests end.
void report(const char *name, const std::function<void(const Snapshot &)> &work)
{
    ManyRequests run;
    run.end(0);
    work(run.snapshot()); // the first one fills caches
    std::vector<double> costs;
    for (int round = 0; round < rounds; ++round) {
        run.end(requests / rounds);
        const Snapshot snapshot = run.snapshot();
        const double begin = processorMilliseconds();
        work(snapshot);
        costs.push_back(processorMilliseconds() - begin);
    }
    std::sort(costs.begin(), costs.end());
    std::printf("%-54s %6.2f ms, at most %6.2f ms\n", name, costs[costs.size() / 2],
                costs.back());
    std::fflush(stdout);
}

void reportTimeline()
{
    QFont font = uiFont();
    font.setPixelSize(13);
    TimelineScene scene(Themes::light(), font);
    scene.setSize(frameSize);
    QImage image(frameSize, QImage::Format_RGB32);
    report("a frame of the timeline, 10,000 request lanes", [&](const Snapshot &snapshot) {
        scene.setSnapshot(snapshot);
        QPainter painter(&image);
        scene.paint(painter);
    });
}

void reportTable()
{
    report("figures of all requests", [](const Snapshot &s) { requestTotals(s); });
    RequestsPanel panel;
    panel.resize(960, 300);
    panel.show();
    QImage image(panel.size(), QImage::Format_RGB32);
    for (const auto &[key, name] :
         {std::pair(RequestKey::Start, "taking in, in order and counted, by start"),
          std::pair(RequestKey::Duration, "the same by duration"),
          std::pair(RequestKey::End, "the same by end")}) {
        panel.setSort({key, Qt::AscendingOrder});
        report(name, [&](const Snapshot &snapshot) {
            panel.setSnapshot(snapshot);
            QApplication::processEvents();
        });
    }
    bool isFirst = true;
    report("progress of the rows that are seen, painted", [&](const Snapshot &snapshot) {
        isFirst ? panel.setSnapshot(snapshot) : panel.showProgress(snapshot);
        isFirst = false;
        panel.view().viewport()->render(&image);
    });
    int step = 0;
    report("scrolling by a page, painted", [&](const Snapshot &) {
        QScrollBar &bar = *panel.view().verticalScrollBar();
        bar.setValue((++step * bar.pageStep()) % bar.maximum());
        panel.view().viewport()->render(&image);
    });
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    std::printf("processor time, medians of %d rounds\n", rounds);
    reportTimeline();
    reportTable();
    return 0;
}
