// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/coro/gather.h"
#include "core/scenario/commonparameters.h"
#include "core/scenario/demos.h"
#include "core/scenario/totals.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

Task<void> addAfterBlocking(Stage &stage, Totals &shared, qint64 call, TraceTime await,
                            TraceTime block)
{
    const TraceTime begin = stage.now();
    stage.print(QStringLiteral("myProc %1 started ...").arg(call));

    stage.blockFor(block);
    shared.chain += QStringLiteral("->%1").arg(call);
    shared.sum += 1;

    co_await stage.sleepFor(await);

    stage.print(QStringLiteral("   myProc %1 finished in %2 seconds. sum = %3 chain %4")
                    .arg(QString::number(call), fiveDecimals(stage.now() - begin),
                         QString::number(shared.sum.read()), shared.chain.read()));
}

Task<void> sumBlockFirstMain(Stage &stage, ParameterValues values)
{
    const TraceTime await = values.seconds(QStringLiteral("await_s"));
    const TraceTime block = values.seconds(QStringLiteral("block_s"));
    Totals shared(stage);
    std::vector<Task<void>> calls;
    for (qint64 call = 1; call <= values.integer(QStringLiteral("tasks")); ++call) {
        calls.push_back(start(QStringLiteral("myproc %1").arg(call),
                              addAfterBlocking(stage, shared, call, await, block)));
    }

    co_await gather(std::move(calls));

    stage.print(QStringLiteral("Job finished in %1 seconds.").arg(fiveDecimals(stage.now())));
}

} // namespace

Scenario sumBlockFirst()
{
    Scenario scenario;
    scenario.id = QStringLiteral("sum-block-first");
    scenario.title = QT_TRANSLATE_NOOP("Scenario", "The sum that everyone shares");
    scenario.group = QT_TRANSLATE_NOOP("Scenario", "Shared state");
    scenario.summary = QT_TRANSLATE_NOOP(
        "Scenario",
        "Each call blocks, adds 1 to a shared sum, awaits, and prints the sum it sees.");
    scenario.question = QT_TRANSLATE_NOOP(
        "Scenario",
        "Now an await lies between adding and printing. Which sum does each call print?");
    scenario.parameters = {tasksParameter(5), awaitParameter(2.5), blockParameter(2.5)};
    scenario.sourceFile = QStringLiteral("core/scenario/sumblockfirst.cpp");
    scenario.run = sumBlockFirstMain;
    return scenario;
}

} // namespace Coroscope
