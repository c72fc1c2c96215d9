// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/coro/gather.h"
#include "core/scenario/commonparameters.h"
#include "core/scenario/demos.h"
#include "core/stage/stage.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

Task<void> blockFirstProc(Stage &stage, TraceTime await, TraceTime block)
{
    const TraceTime begin = stage.now();
    stage.print(QStringLiteral("myProc started ..."));

    stage.blockFor(block);
    co_await stage.sleepFor(await);

    stage.print(finishedLine(QStringLiteral("myProc"), stage.now() - begin));
}

Task<void> blockThenAwaitMain(Stage &stage, ParameterValues values)
{
    const TraceTime await = values.seconds(QStringLiteral("await_s"));
    const TraceTime block = values.seconds(QStringLiteral("block_s"));
    std::vector<Task<void>> calls;
    for (qint64 call = 1; call <= values.integer(QStringLiteral("tasks")); ++call) {
        calls.push_back(
            start(QStringLiteral("myproc %1").arg(call), blockFirstProc(stage, await, block)));
    }

    co_await gather(std::move(calls));

    stage.print(QStringLiteral("Job finished in %1 seconds.").arg(fiveDecimals(stage.now())));
}

} // namespace

Scenario blockThenAwait()
{
    Scenario scenario;
    scenario.id = QStringLiteral("block-then-await");
    scenario.title = QT_TRANSLATE_NOOP("Scenario", "Block, then await");
    scenario.group = QT_TRANSLATE_NOOP("Scenario", "Ordering");
    scenario.summary = QT_TRANSLATE_NOOP(
        "Scenario",
        "Each call starts when the one before it has blocked; who wakes early must wait.");
    scenario.question = QT_TRANSLATE_NOOP(
        "Scenario", "Each of five calls blocks 2.5 s, then awaits 2.5 s. Which takes longest?");
    scenario.parameters = {tasksParameter(5), awaitParameter(2.5), blockParameter(2.5)};
    scenario.sourceFile = QStringLiteral("core/scenario/blockthenawait.cpp");
    scenario.run = blockThenAwaitMain;
    return scenario;
}

} // namespace Coroscope
