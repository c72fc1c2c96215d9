// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/coro/gather.h"
#include "core/scenario/commonparameters.h"
#include "core/scenario/demos.h"
#include "core/stage/stage.h"
#include "core/stage/workers.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

Task<void> offloadingProc(Stage &stage, Workers &workers, qint64 call, TraceTime await,
                          TraceTime block)
{
    const TraceTime begin = stage.now();
    stage.print(QStringLiteral("myProc %1 started ...").arg(call));

    co_await stage.sleepFor(await);

    // The blocking call holds a worker thread; this task only awaits it.
    co_await workers.run([block](Worker &worker) { worker.blockFor(block); });

    stage.print(QStringLiteral("   myProc %1 finished in %2 seconds.")
                    .arg(QString::number(call), fiveDecimals(stage.now() - begin)));
}

Task<void> moveItOffTheThreadMain(Stage &stage, ParameterValues values)
{
    const TraceTime await = values.seconds(QStringLiteral("await_s"));
    const TraceTime block = values.seconds(QStringLiteral("block_s"));
    Workers workers(stage, std::uint32_t(values.integer(QStringLiteral("workers"))));
    std::vector<Task<void>> calls;
    for (qint64 call = 1; call <= values.integer(QStringLiteral("tasks")); ++call) {
        calls.push_back(start(QStringLiteral("myproc %1").arg(call),
                              offloadingProc(stage, workers, call, await, block)));
    }

    co_await gather(std::move(calls));

    stage.print(QStringLiteral("Job finished in %1 seconds.").arg(fiveDecimals(stage.now())));
}

Parameter workersParameter()
{
    Parameter parameter;
    parameter.name = QStringLiteral("workers");
    parameter.type = ParameterType::Integer;
    parameter.minimum = 1;
    parameter.maximum = mostWorkers;
    parameter.defaultValue = qint64(5);
    parameter.label = QT_TRANSLATE_NOOP("Scenario", "Workers");
    parameter.description = QT_TRANSLATE_NOOP("Scenario",
                                              "How many threads take the blocking calls.");
    return parameter;
}

} // namespace

Scenario moveItOffTheThread()
{
    Scenario scenario;
    scenario.id = QStringLiteral("move-it-off-the-thread");
    scenario.title = QT_TRANSLATE_NOOP("Scenario", "Move it off the thread");
    scenario.group = QT_TRANSLATE_NOOP("Scenario", "Ordering");
    scenario.summary = QT_TRANSLATE_NOOP(
        "Scenario", "Each call awaits, then has its blocking part done by a worker thread.");
    scenario.question = QT_TRANSLATE_NOOP(
        "Scenario", "How long does the job take with five workers, with two, with one?");
    scenario.parameters = {tasksParameter(5), awaitParameter(2.5), blockParameter(2.5),
                           workersParameter()};
    scenario.sourceFile = QStringLiteral("core/scenario/moveitoffthethread.cpp");
    scenario.run = moveItOffTheThreadMain;
    return scenario;
}

} // namespace Coroscope
