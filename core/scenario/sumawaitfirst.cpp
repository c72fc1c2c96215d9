// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/coro/gather.h"
#include "core/scenario/commonparameters.h"
#include "core/scenario/demos.h"
#include "core/scenario/totals.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

Task<void> myproc(Stage &stage, Totals &shared, qint64 call, TraceTime await, TraceTime block)
{
    const TraceTime begin = stage.now();
    stage.print(QStringLiteral("myProc %1 started ...").arg(call));

    co_await stage.sleepFor(await);

    shared.chain += QStringLiteral("->%1").arg(call);
    shared.sum += 1;
    stage.blockFor(block);

    stage.print(QStringLiteral("   myProc %1 finished in %2 seconds. sum = %3 chain %4")
                    .arg(QString::number(call), fiveDecimals(stage.now() - begin),
                         QString::number(shared.sum.read()), shared.chain.read()));
}

Task<void> sumAwaitFirstMain(Stage &stage, ParameterValues values)
{
    const TraceTime await = values.seconds(QStringLiteral("await_s"));
    const TraceTime block = values.seconds(QStringLiteral("block_s"));
    Totals shared(stage);
    std::vector<Task<void>> calls;
    for (qint64 call = 1; call <= values.integer(QStringLiteral("tasks")); ++call) {
        calls.push_back(start(QStringLiteral("myproc %1").arg(call),
                              myproc(stage, shared, call, await, block)));
    }

    co_await gather(std::move(calls));

    stage.print(QStringLiteral("Job finished in %1 seconds.").arg(fiveDecimals(stage.now())));
}

} // namespace

Scenario sumAwaitFirst()
{
    Scenario scenario;
    scenario.id = QStringLiteral("sum-await-first");
    scenario.title = QT_TRANSLATE_NOOP("Scenario", "The sum that depends");
    scenario.group = QT_TRANSLATE_NOOP("Scenario", "Shared state");
    scenario.summary = QT_TRANSLATE_NOOP(
        "Scenario", "Each call awaits, adds 1 to a shared sum, blocks, and prints the sum it sees.");
    scenario.question = QT_TRANSLATE_NOOP("Scenario", "Which sum does each call print at its end?");
    scenario.parameters = {tasksParameter(5), awaitParameter(2.5), blockParameter(2.5)};
    scenario.sourceFile = QStringLiteral("core/scenario/sumawaitfirst.cpp");
    scenario.run = sumAwaitFirstMain;
    return scenario;
}

} // namespace Coroscope
