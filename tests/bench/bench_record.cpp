// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coro/recorder.h"
#include "core/trace/fold.h"
#include "tests/bench/medians.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <thread>

using namespace Coroscope;

namespace {

std::atomic<std::size_t> allocatedBytes = 0;

class SteadyClock : public Clock
{
public:
    TraceTime now() const noexcept override
    {
        return std::chrono::steady_clock::now().time_since_epoch();
    }
};

constexpr int rounds = 101;
constexpr int eventsOfARound = 10'000;

double costOfClock(const Clock &clock)
{
    TraceTime last{};
    const double cost = Bench::nanosecondsOf([&] {
        for (int i = 0; i < eventsOfARound; ++i) {
            last = std::max(last, clock.now());
        }
    });
    return last > TraceTime(0) ? cost / eventsOfARound : 0;
}

double costOfRecording(Recorder &recorder)
{
    const LocationId line(1);
    return Bench::nanosecondsOf([&] {
               for (int i = 0; i < eventsOfARound; ++i) {
                   const AwaitId await(static_cast<std::uint32_t>(i + 1));
                   recorder.note(TaskId(1), TaskSuspended{await, AwaitReason::Sleep, std::nullopt,
                                                          line, TraceTime(i)});
               }
           })
        / eventsOfARound;
}

void benchRecording()
{
    const SteadyClock clock;
    EventLog log;
    Recorder recorder(log, clock);
    // Chunks double: the first rounds touch new memory all the time, the later ones hardly ever.
    std::vector<double> differences;
    for (int round = 0; round < rounds; ++round) {
        const double recording = costOfRecording(recorder);
        differences.push_back(recording - costOfClock(clock));
    }
    std::printf("recording one event above reading the clock: %.1f ns (target <= 20)\n",
                Bench::median(differences));
}

void benchMemory()
{
    constexpr std::size_t events = (1U << 20) - (1U << 12); // whole chunks
    const std::size_t before = allocatedBytes;
    EventLog log;
    for (std::size_t i = 0; i < events; ++i) {
        log.append(Event{TraceTime(i), TaskId(1), TaskStarted{}});
    }
    std::printf("memory of one event: %.1f bytes (target <= 40)\n",
                double(allocatedBytes - before) / double(events));
}

/// A legal life of one task, as demos have them: wait, be ready, go on.
void appendEvents(EventLog &log, std::size_t count)
{
    const TextId name = log.text(QStringLiteral("main"));
    log.append(Event{TraceTime(0), TaskId(1), TaskCreated{std::nullopt, name,
                                                          StartPolicy::Scheduled, std::nullopt}});
    log.append(Event{TraceTime(0), TaskId(1), TaskStarted{}});
    for (std::size_t i = 2; i < count; i += 3) {
        const AwaitId await(static_cast<std::uint32_t>(i));
        const TraceTime at(static_cast<std::int64_t>(i));
        log.append(Event{at, TaskId(1), TaskSuspended{await, AwaitReason::Other, std::nullopt,
                                                      std::nullopt, std::nullopt}});
        log.append(Event{at, TaskId(1), TaskReady{await, std::nullopt}});
        log.append(Event{at, TaskId(1), TaskResumed{await}});
    }
}

void benchWhileFolding()
{
    constexpr std::size_t events = 3'000'000;
    std::vector<double> rates;
    std::vector<double> foldRates;
    for (int round = 0; round < 5; ++round) {
        EventLog log;
        std::atomic<bool> isOver = false;
        double folded = 0;
        std::thread folder([&] {
            Fold fold(log.tables());
            folded = Bench::nanosecondsOf([&] {
                while (!isOver) {
                    fold.takeIn(log);
                }
                fold.takeIn(log);
            });
        });
        const double took = Bench::nanosecondsOf([&] { appendEvents(log, events); });
        isOver = true;
        folder.join();
        rates.push_back(double(events) * 1e9 / took);
        foldRates.push_back(double(events) * 1e9 / folded);
    }
    std::printf("events a second, appended while another thread folds: %.0f (target >= 1000000)\n",
                Bench::median(rates));
    std::printf("events a second, appended and folded: %.0f\n", Bench::median(foldRates));
}

} // namespace

void *operator new(std::size_t size)
{
    allocatedBytes += size;
    if (void *const memory = std::malloc(size)) {
        return memory;
    }
    throw std::bad_alloc();
}

void operator delete(void *memory) noexcept
{
    std::free(memory);
}

void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}

int main()
{
    benchRecording();
    benchMemory();
    benchWhileFolding();
    return 0;
}
