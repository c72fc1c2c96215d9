// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/coro/gather.h"
#include "core/scenario/commonparameters.h"
#include "core/scenario/demos.h"
#include "core/stage/shared.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

Task<void> worker(Stage &stage, Shared<int> &value, qint64 steps)
{
    for (qint64 step = 1; step <= steps; ++step) {
        value += 1;
        stage.print(QStringLiteral("worker adds 1: value = %1").arg(value.read()));
        co_await stage.sleepFor(std::chrono::seconds(1));
    }
}

Task<void> watcher(Stage &stage, Shared<int> &value, qint64 steps)
{
    for (qint64 step = 1; step <= steps; ++step) {
        value.write(value.read() * 2);
        stage.print(QStringLiteral("watcher doubles: value = %1").arg(value.read()));
        co_await stage.sleepFor(std::chrono::seconds(1));
    }
}

Task<void> watcherAndWorkerMain(Stage &stage, ParameterValues values)
{
    const qint64 steps = values.integer(QStringLiteral("steps"));
    Shared<int> value(stage, QStringLiteral("value"), 0);
    std::vector<Task<void>> both;
    if (values.text(QStringLiteral("order")) == QLatin1String("worker-first")) {
        both.push_back(start(QStringLiteral("worker"), worker(stage, value, steps)));
        both.push_back(start(QStringLiteral("watcher"), watcher(stage, value, steps)));
    } else {
        both.push_back(start(QStringLiteral("watcher"), watcher(stage, value, steps)));
        both.push_back(start(QStringLiteral("worker"), worker(stage, value, steps)));
    }

    co_await gather(std::move(both));

    stage.print(QStringLiteral("The value is %1 in the end.").arg(value.read()));
    stage.print(QStringLiteral("Job finished in %1 seconds.").arg(fiveDecimals(stage.now())));
}

} // namespace

Scenario watcherAndWorker()
{
    Scenario scenario;
    scenario.id = QStringLiteral("watcher-and-worker");
    scenario.title = QT_TRANSLATE_NOOP("Scenario", "Watcher and worker");
    scenario.group = QT_TRANSLATE_NOOP("Scenario", "Shared state");
    scenario.summary = QT_TRANSLATE_NOOP(
        "Scenario", "One task adds 1, the other doubles, in turn; who is started first decides.");
    scenario.question = QT_TRANSLATE_NOOP(
        "Scenario",
        "From 0, the worker adds 1 and the watcher doubles, 5 times each. What comes out?");
    scenario.parameters = {
        // Doubled more than 30 times the value would outgrow an int.
        wholeNumberParameter(QStringLiteral("steps"), 1, 30, 5,
                             QT_TRANSLATE_NOOP("Scenario", "Steps"),
                             QT_TRANSLATE_NOOP("Scenario", "How often each of the two acts.")),
        choiceParameter(QStringLiteral("order"),
                        {QStringLiteral("worker-first"), QStringLiteral("watcher-first")},
                        QT_TRANSLATE_NOOP("Scenario", "Order"),
                        QT_TRANSLATE_NOOP("Scenario", "Which of the two is started first."))};
    scenario.sourceFile = QStringLiteral("core/scenario/watcherandworker.cpp");
    scenario.run = watcherAndWorkerMain;
    return scenario;
}

} // namespace Coroscope
