// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/coro/gather.h"
#include "core/scenario/commonparameters.h"
#include "core/scenario/demos.h"
#include "core/stage/stage.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

Task<void> myproc(Stage &stage, TraceTime await)
{
    const TraceTime begin = stage.now();
    stage.print(QStringLiteral("myProc started ..."));

    co_await stage.sleepFor(await);

    stage.print(finishedLine(QStringLiteral("myProc"), stage.now() - begin));
}

Task<void> allAtOnceMain(Stage &stage, ParameterValues values)
{
    std::vector<Task<void>> calls;
    for (qint64 call = 1; call <= values.integer(QStringLiteral("tasks")); ++call) {
        calls.push_back(start(QStringLiteral("myproc %1").arg(call),
                              myproc(stage, values.seconds(QStringLiteral("await_s")))));
    }

    co_await gather(std::move(calls));

    stage.print(QStringLiteral("Job finished in %1 seconds.").arg(fiveDecimals(stage.now())));
}

} // namespace

Scenario allAtOnce()
{
    Scenario scenario;
    scenario.id = QStringLiteral("all-at-once");
    scenario.title = QT_TRANSLATE_NOOP("Scenario", "All at once");
    scenario.group = QT_TRANSLATE_NOOP("Scenario", "Ordering");
    scenario.summary = QT_TRANSLATE_NOOP(
        "Scenario", "Five calls await the same sleep: they overlap, and all end together.");
    scenario.question = QT_TRANSLATE_NOOP("Scenario", "Five calls sleep 5 s each. How long is the job?");
    scenario.parameters = {tasksParameter(5), awaitParameter(5)};
    scenario.sourceFile = QStringLiteral("core/scenario/allatonce.cpp");
    scenario.run = allAtOnceMain;
    return scenario;
}

} // namespace Coroscope
