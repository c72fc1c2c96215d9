// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/scenario/commonparameters.h"
#include "core/scenario/demos.h"
#include "core/stage/stage.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

// Nothing is awaited in here: the call holds the thread from its beginning to its end.
Task<void> blockingProc(Stage &stage, TraceTime block)
{
    const TraceTime begin = stage.now();
    stage.print(QStringLiteral("myProc started ..."));

    stage.blockFor(block);

    stage.print(finishedLine(QStringLiteral("myProc"), stage.now() - begin));
    co_return;
}

Task<void> oneAfterAnotherMain(Stage &stage, ParameterValues values)
{
    const TraceTime block = values.seconds(QStringLiteral("block_s"));
    for (qint64 call = 1; call <= values.integer(QStringLiteral("tasks")); ++call) {
        co_await start(QStringLiteral("myproc %1").arg(call), blockingProc(stage, block));
    }

    stage.print(QStringLiteral("Job finished in %1 seconds.").arg(fiveDecimals(stage.now())));
}

} // namespace

Scenario oneAfterAnother()
{
    Scenario scenario;
    scenario.id = QStringLiteral("one-after-another");
    scenario.title = QT_TRANSLATE_NOOP("Scenario", "One after another");
    scenario.group = QT_TRANSLATE_NOOP("Scenario", "Ordering");
    scenario.summary = QT_TRANSLATE_NOOP(
        "Scenario", "Each call blocks, the next begins when it has ended: nothing overlaps.");
    scenario.question = QT_TRANSLATE_NOOP("Scenario",
                                          "Five calls block 5 s each. When does each finish?");
    scenario.parameters = {tasksParameter(5), blockParameter(5)};
    scenario.sourceFile = QStringLiteral("core/scenario/oneafteranother.cpp");
    scenario.run = oneAfterAnotherMain;
    return scenario;
}

} // namespace Coroscope
