// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Medians of what one frame of the timeline costs: taking in new events, a snapshot of them, the
// geometry, and painting it at 1600 × 1000.
#include "core/trace/fold.h"
#include "ui/timeline/timelinescene.h"

#include <QtGui/QImage>
#include <QtWidgets/QApplication>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <random>
#include <string>

using namespace Coroscope;

namespace {

constexpr QSize frameSize(1600, 1000);
constexpr int frames = 100;

/// Writes a run of tasks that await, become ready, run, and now and then block, in lanes that go on
/// for as long as asked: three to five events a turn.
class BusyRun
{
public:
    explicit BusyRun(std::uint32_t tasks)
        : m_tasks(tasks)
    {
        append(TaskId(1), TaskCreated{std::nullopt, m_log->text(QStringLiteral("main")),
                                      StartPolicy::Eager, std::nullopt});
        append(TaskId(1), TaskStarted{});
        for (std::uint32_t i = 2; i <= tasks; ++i) {
            append(TaskId(i), TaskCreated{TaskId(1), m_log->text(QStringLiteral("task %1").arg(i)),
                                          StartPolicy::Scheduled, std::nullopt});
        }
        suspend(1);
        for (std::uint32_t i = 2; i <= tasks; ++i) {
            append(TaskId(i), TaskStarted{});
            suspend(i);
        }
    }

    void growTo(std::size_t events)
    {
        std::uniform_int_distribution<std::uint32_t> anyTask(1, m_tasks);
        std::uniform_int_distribution<int> step(50, 2000);
        while (m_log->size() < events) {
            const std::uint32_t task = anyTask(m_random);
            m_now += std::chrono::nanoseconds(step(m_random));
            append(TaskId(task), TaskReady{AwaitId(1), std::nullopt});
            m_now += std::chrono::nanoseconds(step(m_random));
            append(TaskId(task), TaskResumed{AwaitId(1)});
            m_now += std::chrono::nanoseconds(step(m_random));
            if (task % 8 == 0) {
                append(TaskId(task), BlockBegan{std::nullopt});
                m_now += std::chrono::nanoseconds(4 * step(m_random));
                append(TaskId(task), BlockEnded{});
            }
            suspend(task);
        }
    }

    const EventLog &log() const { return *m_log; }

private:
    template<typename Body>
    void append(TaskId task, const Body &body)
    {
        m_log->append(Event{m_now, task, body});
    }
    void suspend(std::uint32_t task)
    {
        append(TaskId(task), TaskSuspended{AwaitId(1), AwaitReason::Sleep, std::nullopt,
                                           std::nullopt, std::nullopt});
    }

    // On the heap: GCC 12 warns of a log on the stack of an optimised program without cause.
    std::unique_ptr<EventLog> m_log = std::make_unique<EventLog>();
    std::uint32_t m_tasks;
    TraceTime m_now{};
    std::mt19937 m_random{1};
};

/// Processor time of this thread: what others do on the machine does not count.
double now()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

double millisecondsSince(double begin)
{
    return now() - begin;
}

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(values.size() / 2),
                     values.end());
    return values[values.size() / 2];
}

struct FrameCost
{
    double takeIn = 0;
    double snapshot = 0;
    double scene = 0;
    double geometry = 0;
    double paint = 0;
    double whole = 0;
};

FrameCost measure(BusyRun &run, std::size_t newEventsPerFrame)
{
    Fold fold(run.log().tables());
    fold.takeIn(run.log());
    QFont font = uiFont();
    font.setPixelSize(13);
    TimelineScene scene(Themes::light(), font);
    scene.setSize(frameSize);
    QImage image(frameSize, QImage::Format_RGB32);
    std::array<std::vector<double>, 6> costs;
    for (int frame = 0; frame < frames + 5; ++frame) {
        run.growTo(run.log().size() + newEventsPerFrame);
        const double begin = now();
        fold.takeIn(run.log());
        const double takenIn = millisecondsSince(begin);
        const Snapshot snapshot = fold.snapshot();
        const double shot = millisecondsSince(begin);
        scene.setSnapshot(snapshot);
        const double set = millisecondsSince(begin);
        scene.picture();
        const double placed = millisecondsSince(begin);
        QPainter painter(&image);
        scene.paint(painter);
        painter.end();
        const double painted = millisecondsSince(begin);
        if (frame >= 5) { // the first frames fill caches
            const std::array parts{takenIn,         shot - takenIn,   set - shot,
                                   placed - set,    painted - placed, painted - takenIn};
            for (std::size_t i = 0; i < parts.size(); ++i) {
                costs[i].push_back(parts[i]);
            }
        }
    }
    return {median(costs[0]), median(costs[1]), median(costs[2]),
            median(costs[3]), median(costs[4]), median(costs[5])};
}

FrameCost report(const char *name, std::uint32_t tasks, std::size_t events, std::size_t newEvents)
{
    BusyRun run(tasks);
    run.growTo(events);
    const FrameCost cost = measure(run, newEvents);
    std::printf("%-46s frame %6.2f ms (snapshot %5.3f, scene %5.3f, geometry %5.2f, paint %5.2f)"
                "  take in %5.3f\n",
                name, cost.whole, cost.snapshot, cost.scene, cost.geometry, cost.paint,
                cost.takeIn);
    std::fflush(stdout);
    return cost;
}

void reportAll()
{
    const FrameCost few = report("10,000 events, 60 tasks", 60, 10'000, 0);
    const FrameCost lanes = report("1,000,000 events, 60 tasks", 60, 1'000'000, 0);
    const FrameCost tasks = report("1,000,000 events, 10,000 tasks", 10'000, 1'000'000, 0);
    report("10,000 events, 60 tasks, 1,000 new a frame", 60, 10'000, 1'000);
    const FrameCost live
        = report("1,000,000 events, 60 tasks, 1,000 new a frame", 60, 1'000'000, 1'000);
    const FrameCost liveTasks
        = report("1,000,000 events, 10,000 tasks, 1,000 new", 10'000, 1'000'000, 1'000);
    const FrameCost small = report("10,000 events, 1,000 tasks, 1,000 new", 1'000, 10'000, 1'000);
    std::printf("1,000,000 events against 10,000, both in 60 lanes: %.2f\n",
                lanes.whole / few.whole);
    std::printf("1,000,000 events over 10,000 tasks against 10,000 in 60 lanes: %.2f\n",
                tasks.whole / few.whole);
    std::printf("growing against still: %.2f (60 lanes), %.2f (10,000 tasks)\n",
                live.whole / lanes.whole, liveTasks.whole / tasks.whole);
    std::printf("taking in 1,000 events: %.3f ms at 10,000, %.3f ms at 1,000,000 events\n",
                small.takeIn, live.takeIn);
}

} // namespace

/// Without arguments all figures; with a number of tasks and one of events only that case.
int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    std::printf("processor time, medians of %d frames at %d x %d\n", frames, frameSize.width(),
                frameSize.height());
    if (argc == 3) {
        report("asked for", std::uint32_t(std::stoul(argv[1])), std::stoul(argv[2]), 0);
    } else {
        reportAll();
    }
    return 0;
}
