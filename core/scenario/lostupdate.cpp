// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/coro/gather.h"
#include "core/coro/semaphore.h"
#include "core/scenario/commonparameters.h"
#include "core/scenario/demos.h"
#include "core/stage/shared.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

Task<void> updateTask(Stage &stage, Shared<int> &counter, Mutex &mutex, qint64 call,
                      TraceTime await, QString fix)
{
    const TraceTime begin = stage.now();
    stage.print(QStringLiteral("myProc %1 started ...").arg(call));

    if (fix == QLatin1String("mutex")) {
        const Permit lock = co_await mutex.lock();
        const Reading<int> seen = counter.read();
        co_await stage.sleepFor(await);
        counter.write(seen + 1);
    } else if (fix == QLatin1String("no-await")) {
        co_await stage.sleepFor(await);
        counter.write(counter.read() + 1); // nobody runs between the read and the write
    } else {
        const Reading<int> seen = counter.read();
        co_await stage.sleepFor(await); // everybody else runs here
        counter.write(seen + 1);
    }

    stage.print(QStringLiteral("   myProc %1 finished in %2 seconds. counter = %3")
                    .arg(QString::number(call), fiveDecimals(stage.now() - begin),
                         QString::number(counter.read())));
}

Task<void> lostUpdateMain(Stage &stage, ParameterValues values)
{
    const TraceTime await = values.seconds(QStringLiteral("await_s"));
    const QString fix = values.text(QStringLiteral("fix"));
    Shared<int> counter(stage, QStringLiteral("counter"), 0);
    Mutex mutex(QStringLiteral("counter"));
    std::vector<Task<void>> calls;
    for (qint64 call = 1; call <= values.integer(QStringLiteral("tasks")); ++call) {
        calls.push_back(start(QStringLiteral("myproc %1").arg(call),
                              updateTask(stage, counter, mutex, call, await, fix)));
    }

    co_await gather(std::move(calls));

    stage.print(QStringLiteral("Job finished in %1 seconds. counter = %2")
                    .arg(fiveDecimals(stage.now()), QString::number(counter.read())));
}

Parameter fixParameter()
{
    Parameter parameter;
    parameter.name = QStringLiteral("fix");
    parameter.type = ParameterType::Choice;
    parameter.choices = {QStringLiteral("none"), QStringLiteral("mutex"),
                         QStringLiteral("no-await")};
    parameter.defaultValue = parameter.choices.first();
    parameter.label = QT_TRANSLATE_NOOP("Scenario", "Fix");
    parameter.description = QT_TRANSLATE_NOOP(
        "Scenario", "A mutex around the update, or no await between reading and writing.");
    return parameter;
}

} // namespace

Scenario lostUpdate()
{
    Scenario scenario;
    scenario.id = QStringLiteral("lost-update");
    scenario.title = QT_TRANSLATE_NOOP("Scenario", "The lost update");
    scenario.group = QT_TRANSLATE_NOOP("Scenario", "Shared state");
    scenario.summary = QT_TRANSLATE_NOOP(
        "Scenario", "Each call reads a counter, awaits, and writes back one more than it read.");
    scenario.question = QT_TRANSLATE_NOOP(
        "Scenario", "Five calls each add 1 to a counter. What is it at the end?");
    scenario.parameters = {tasksParameter(5), awaitParameter(1), fixParameter()};
    scenario.sourceFile = QStringLiteral("core/scenario/lostupdate.cpp");
    scenario.run = lostUpdateMain;
    return scenario;
}

} // namespace Coroscope
