// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long the virtual clock takes for many sleepers, from the first task to the last event.
#include "core/coro/gather.h"
#include "core/stage/virtualstage.h"
#include "tests/bench/medians.h"

#include <QtCore/QCoreApplication>

#include <chrono>
#include <cstdio>

using namespace Coroscope;

namespace {

Task<void> sleeper(Stage &stage, TraceTime duration)
{
    co_await stage.sleepFor(duration);
}

Task<void> sleepers(Stage &stage, int count)
{
    std::vector<Task<void>> tasks;
    for (int i = 0; i < count; ++i) {
        const auto duration = std::chrono::seconds(stage.random().wholeNumber(1, 1000));
        tasks.push_back(start(QStringLiteral("sleeper %1").arg(i), sleeper(stage, duration)));
    }
    co_await gather(std::move(tasks));
}

double milliseconds(int count)
{
    const auto begin = std::chrono::steady_clock::now();
    EventLog log;
    {
        VirtualStage stage(log, 1);
        stage.run(sleepers(stage, count));
    }
    const std::chrono::duration<double, std::milli> passed
        = std::chrono::steady_clock::now() - begin;
    return passed.count();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    for (const int count : {1000, 10'000, 100'000}) {
        std::vector<double> times;
        for (int round = 0; round < 5; ++round) {
            times.push_back(milliseconds(count));
        }
        std::printf("%d sleepers on the virtual clock: %.1f ms%s\n", count, Bench::median(times),
                    count == 10'000 ? " (target < 1000)" : "");
    }
    return 0;
}
