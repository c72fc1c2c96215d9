// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/coro/gather.h"
#include "core/scenario/commonparameters.h"
#include "core/scenario/demos.h"
#include "core/stage/stage.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

Task<void> myproc(Stage &stage, TraceTime await, TraceTime block)
{
    const TraceTime begin = stage.now();
    stage.print(QStringLiteral("myProc started ..."));

    co_await stage.sleepFor(await);
    stage.blockFor(block);

    stage.print(finishedLine(QStringLiteral("myProc"), stage.now() - begin));
}

Task<void> awaitThenBlockMain(Stage &stage, ParameterValues values)
{
    const TraceTime await = values.seconds(QStringLiteral("await_s"));
    const TraceTime block = values.seconds(QStringLiteral("block_s"));
    std::vector<Task<void>> calls;
    for (qint64 call = 1; call <= values.integer(QStringLiteral("tasks")); ++call) {
        calls.push_back(
            start(QStringLiteral("myproc %1").arg(call), myproc(stage, await, block)));
    }

    co_await gather(std::move(calls));

    stage.print(QStringLiteral("Job finished in %1 seconds.").arg(fiveDecimals(stage.now())));
}

} // namespace

Scenario awaitThenBlock()
{
    Scenario scenario;
    scenario.id = QStringLiteral("await-then-block");
    scenario.title = QT_TRANSLATE_NOOP("Scenario", "Await, then block");
    scenario.group = QT_TRANSLATE_NOOP("Scenario", "Ordering");
    scenario.summary = QT_TRANSLATE_NOOP(
        "Scenario", "The sleeps overlap, the blocking calls queue up for the one thread.");
    scenario.question = QT_TRANSLATE_NOOP(
        "Scenario", "Each of five calls awaits 2.5 s, then blocks 2.5 s. When does each finish?");
    scenario.parameters = {tasksParameter(5), awaitParameter(2.5), blockParameter(2.5)};
    scenario.sourceFile = QStringLiteral("core/scenario/awaitthenblock.cpp");
    scenario.run = awaitThenBlockMain;
    return scenario;
}

} // namespace Coroscope
