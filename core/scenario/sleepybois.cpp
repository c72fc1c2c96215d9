// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/coro/gather.h"
#include "core/scenario/commonparameters.h"
#include "core/scenario/demos.h"
#include "core/stage/stage.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

Task<void> sleepyBoi(Stage &stage, QString name, std::chrono::seconds sleep)
{
    co_await stage.sleepFor(sleep);

    stage.print(QStringLiteral("Sleepy Boi %1 woke up after %2s").arg(name).arg(sleep.count()));
}

Task<void> sleepyBoisMain(Stage &stage, ParameterValues values)
{
    const qint64 least = values.integer(QStringLiteral("min_s"));
    const qint64 most = values.integer(QStringLiteral("max_s"));
    std::chrono::seconds total{};
    std::vector<Task<void>> bois;
    for (qint64 number = 0; number < values.integer(QStringLiteral("tasks")); ++number) {
        const QString name = QStringLiteral("boi_%1").arg(number);
        const std::chrono::seconds sleep = drawSeconds(stage, least, most);
        total += sleep;
        bois.push_back(start(name, sleepyBoi(stage, name, sleep)));
    }

    co_await gather(std::move(bois));

    stage.print(QStringLiteral("It took %1s to execute, the total wait time was %2s.")
                    .arg(toSeconds(stage.now()), 0, 'f', 3)
                    .arg(total.count()));
}

} // namespace

Scenario sleepyBois()
{
    Scenario scenario;
    scenario.id = QStringLiteral("sleepy-bois");
    scenario.title = QT_TRANSLATE_NOOP("Scenario", "Sleepy bois");
    scenario.group = QT_TRANSLATE_NOOP("Scenario", "Ordering");
    scenario.summary = QT_TRANSLATE_NOOP(
        "Scenario",
        "Each boi sleeps whole seconds drawn by chance; who sleeps shortest wakes first.");
    scenario.question = QT_TRANSLATE_NOOP(
        "Scenario", "Five bois sleep 1 to 5 s each. How long until the last one is awake?");
    scenario.parameters = {tasksParameter(5),
                           leastSecondsParameter(QStringLiteral("min_s"), QStringLiteral("max_s"),
                                                 QT_TRANSLATE_NOOP("Scenario", "Sleep from")),
                           mostSecondsParameter(QStringLiteral("max_s"), 5)};
    scenario.sourceFile = QStringLiteral("core/scenario/sleepybois.cpp");
    scenario.run = sleepyBoisMain;
    return scenario;
}

} // namespace Coroscope
