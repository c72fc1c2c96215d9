// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/coro/gather.h"
#include "core/scenario/commonparameters.h"
#include "core/scenario/demos.h"
#include "core/stage/shared.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

Task<void> thresholdProc(Stage &stage, Shared<int> &sum, qint64 call, ParameterValues values)
{
    const TraceTime await = values.seconds(QStringLiteral("await_s"));
    const TraceTime block = values.seconds(QStringLiteral("block_s"));
    stage.print(QStringLiteral("myProc %1 started ...").arg(call));

    if (values.text(QStringLiteral("order")) == QLatin1String("await-first")) {
        co_await stage.sleepFor(await);
        sum += 1;
        stage.blockFor(block);
    } else {
        stage.blockFor(block);
        sum += 1;
        co_await stage.sleepFor(await);
    }

    const int seen = sum.read();
    const bool isAbove = seen > values.integer(QStringLiteral("threshold"));
    stage.print(QStringLiteral("myProc %1 sum = %2 %3")
                    .arg(QString::number(call), QString::number(seen),
                         isAbove ? QStringLiteral("PASSED") : QStringLiteral("FAILED")));
}

Task<void> sumThresholdMain(Stage &stage, ParameterValues values)
{
    Shared<int> sum(stage, QStringLiteral("sum"), 0);
    std::vector<Task<void>> calls;
    for (qint64 call = 1; call <= values.integer(QStringLiteral("tasks")); ++call) {
        calls.push_back(
            start(QStringLiteral("myproc %1").arg(call), thresholdProc(stage, sum, call, values)));
    }

    co_await gather(std::move(calls));

    stage.print(QStringLiteral("Job finished in %1 seconds.").arg(fiveDecimals(stage.now())));
}

} // namespace

Scenario sumThreshold()
{
    Scenario scenario;
    scenario.id = QStringLiteral("sum-threshold");
    scenario.title = QT_TRANSLATE_NOOP("Scenario", "The check that depends");
    scenario.group = QT_TRANSLATE_NOOP("Scenario", "Shared state");
    scenario.summary = QT_TRANSLATE_NOOP(
        "Scenario",
        "The same calls check at their end whether the shared sum is above a threshold.");
    scenario.question = QT_TRANSLATE_NOOP(
        "Scenario", "Five calls check whether the sum is above 3. Which of them pass?");
    scenario.parameters = {
        tasksParameter(5), awaitParameter(2.5), blockParameter(2.5),
        choiceParameter(QStringLiteral("order"),
                        {QStringLiteral("await-first"), QStringLiteral("block-first")},
                        QT_TRANSLATE_NOOP("Scenario", "Order"),
                        QT_TRANSLATE_NOOP("Scenario", "What each call does before it adds.")),
        wholeNumberParameter(QStringLiteral("threshold"), 0, 10000, 3,
                             QT_TRANSLATE_NOOP("Scenario", "Threshold"),
                             QT_TRANSLATE_NOOP("Scenario", "A call passes when it sees more."))};
    scenario.sourceFile = QStringLiteral("core/scenario/sumthreshold.cpp");
    scenario.run = sumThresholdMain;
    return scenario;
}

} // namespace Coroscope
