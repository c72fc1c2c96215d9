// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/coro/gather.h"
#include "core/coro/manualresetevent.h"
#include "core/scenario/commonparameters.h"
#include "core/scenario/demos.h"
#include "core/stage/stage.h"
#include "core/stage/workers.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace Coroscope {
namespace {

using namespace std::chrono_literals;

/// What a window does all the time, ten times a second: react.
Task<void> heartbeat(Stage &stage, ManualResetEvent &warm, TraceTime until)
{
    TraceTime longest{};
    TraceTime last = stage.now();
    TraceTime next = 100ms;
    for (int beat = 1; stage.now() < until; ++beat) {
        co_await stage.sleepFor(next - stage.now());
        const TraceTime gap = stage.now() - std::exchange(last, stage.now());
        stage.count(QStringLiteral("heartbeat gap"), gap / 1ms);
        longest = std::max(longest, gap);
        if (beat == 5) {
            warm.set();
        }
        next = std::max(next, last) + 100ms; // what was missed is not made up for
    }
    stage.print(QStringLiteral("The longest gap between two heartbeats was %1 seconds.")
                    .arg(fiveDecimals(longest)));
    stage.summarise(QStringLiteral("longest_gap_s"), toSeconds(longest));
}

Task<void> blocker(Stage &stage, Workers *workers, ManualResetEvent &warm, TraceTime block)
{
    co_await warm.wait();
    stage.print(QStringLiteral("blocker begins ..."));
    if (workers != nullptr) {
        co_await workers->run([block](Worker &worker) { worker.blockFor(block); });
    } else {
        stage.blockFor(block);
    }
    stage.print(QStringLiteral("   blocker finished."));
}

Task<void> frozenWindowMain(Stage &stage, ParameterValues values)
{
    const TraceTime block = values.seconds(QStringLiteral("block_s"));
    std::optional<Workers> workers;
    if (values.text(QStringLiteral("where")) == QLatin1String("worker")) {
        workers.emplace(stage, 1);
    }
    ManualResetEvent warm(QStringLiteral("five beats"));
    std::vector<Task<void>> tasks;
    tasks.push_back(start(QStringLiteral("heartbeat"), heartbeat(stage, warm, block + 1s)));
    tasks.push_back(start(QStringLiteral("blocker"),
                          blocker(stage, workers ? &*workers : nullptr, warm, block)));

    co_await gather(std::move(tasks));

    stage.print(QStringLiteral("Job finished in %1 seconds.").arg(fiveDecimals(stage.now())));
}

} // namespace

Scenario frozenWindow()
{
    Scenario scenario;
    scenario.id = QStringLiteral("frozen-window");
    scenario.title = QT_TRANSLATE_NOOP("Scenario", "The frozen window");
    scenario.group = QT_TRANSLATE_NOOP("Scenario", "HTTP");
    scenario.summary = QT_TRANSLATE_NOOP(
        "Scenario", "A heartbeat every 100 ms, and a call that blocks: on the same loop the heart "
                    "stands still.");
    scenario.question = QT_TRANSLATE_NOOP(
        "Scenario", "A call blocks 2.5 s. How long is the longest gap between two heartbeats, on "
                    "the loop and on a worker?");
    scenario.parameters = {
        blockParameter(2.5),
        choiceParameter(
            QStringLiteral("where"), {QStringLiteral("loop"), QStringLiteral("worker")},
            QT_TRANSLATE_NOOP("Scenario", "Where"),
            QT_TRANSLATE_NOOP("Scenario",
                              "Which thread the call holds: the loop's, or a worker's."))};
    scenario.sourceFile = QStringLiteral("core/scenario/frozenwindow.cpp");
    scenario.run = frozenWindowMain;
    return scenario;
}

} // namespace Coroscope
