// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/coro/gather.h"
#include "core/scenario/commonparameters.h"
#include "core/scenario/demos.h"
#include "core/stage/stage.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

struct PipelineItem
{
    QString read; ///< the name of the task that reads it
    TraceTime readTime;
    QString compute; ///< and of the one that computes with it
    TraceTime computeTime;
};

std::vector<PipelineItem> drawItems(Stage &stage, const ParameterValues &values)
{
    const qint64 least = values.integer(QStringLiteral("read_min_s"));
    const qint64 most = values.integer(QStringLiteral("read_max_s"));
    const TraceTime computeTime = values.seconds(QStringLiteral("compute_s"));
    std::vector<PipelineItem> items;
    for (qint64 number = 1; number <= values.integer(QStringLiteral("reads")); ++number) {
        items.push_back({QStringLiteral("read %1").arg(number), drawSeconds(stage, least, most),
                         QStringLiteral("compute %1").arg(number), computeTime});
    }
    return items;
}

Task<void> readItem(Stage &stage, PipelineItem item)
{
    const TraceTime begin = stage.now();
    co_await stage.sleepFor(item.readTime);
    stage.print(finishedLine(item.read, stage.now() - begin));
}

Task<void> computeItem(Stage &stage, PipelineItem item)
{
    const TraceTime begin = stage.now();
    stage.blockFor(item.computeTime);
    stage.print(finishedLine(item.compute, stage.now() - begin));
    co_return;
}

// What has been read goes straight on: the caller gets its compute, started.
Task<Task<void>> readThenCompute(Stage &stage, PipelineItem item)
{
    const TraceTime begin = stage.now();
    co_await stage.sleepFor(item.readTime);
    stage.print(finishedLine(item.read, stage.now() - begin));
    co_return start(item.compute, computeItem(stage, item));
}

Task<void> pipelineMain(Stage &stage, ParameterValues values)
{
    const std::vector<PipelineItem> items = drawItems(stage, values);
    const QString mode = values.text(QStringLiteral("mode"));
    if (mode == QLatin1String("sequential")) {
        for (const PipelineItem &item : items) {
            co_await start(item.read, readItem(stage, item));
            co_await start(item.compute, computeItem(stage, item));
        }
    } else if (mode == QLatin1String("reads-first")) {
        std::vector<Task<void>> reads;
        for (const PipelineItem &item : items) {
            reads.push_back(start(item.read, readItem(stage, item)));
        }
        co_await gather(std::move(reads));
        for (const PipelineItem &item : items) {
            co_await start(item.compute, computeItem(stage, item));
        }
    } else {
        std::vector<Task<Task<void>>> reads;
        for (const PipelineItem &item : items) {
            reads.push_back(start(item.read, readThenCompute(stage, item)));
        }
        std::vector<Task<void>> computes = co_await gather(std::move(reads));
        co_await gather(std::move(computes));
    }

    stage.print(QStringLiteral("Job finished in %1 seconds.").arg(fiveDecimals(stage.now())));
}

} // namespace

Scenario pipeline()
{
    Scenario scenario;
    scenario.id = QStringLiteral("pipeline");
    scenario.title = QT_TRANSLATE_NOOP("Scenario", "Pipeline");
    scenario.group = QT_TRANSLATE_NOOP("Scenario", "Ordering");
    scenario.summary = QT_TRANSLATE_NOOP(
        "Scenario", "Reads are awaited, computing holds the thread: three ways to join them.");
    scenario.question = QT_TRANSLATE_NOOP(
        "Scenario",
        "Five reads take 1 to 5 s, each compute 1 s. How long is the job in each mode?");
    scenario.parameters = {
        wholeNumberParameter(QStringLiteral("reads"), 1, 10000, 5,
                             QT_TRANSLATE_NOOP("Scenario", "Reads"),
                             QT_TRANSLATE_NOOP("Scenario", "How many items are read.")),
        leastSecondsParameter(QStringLiteral("read_min_s"), QStringLiteral("read_max_s"),
                              QT_TRANSLATE_NOOP("Scenario", "Read from")),
        mostSecondsParameter(QStringLiteral("read_max_s"), 5),
        secondsParameter(QStringLiteral("compute_s"), 1, QT_TRANSLATE_NOOP("Scenario", "Compute"),
                         QT_TRANSLATE_NOOP("Scenario", "How long each compute holds the thread.")),
        choiceParameter(QStringLiteral("mode"),
                        {QStringLiteral("interleaved"), QStringLiteral("reads-first"),
                         QStringLiteral("sequential")},
                        QT_TRANSLATE_NOOP("Scenario", "Mode"),
                        QT_TRANSLATE_NOOP("Scenario", "When the items are computed."))};
    scenario.sourceFile = QStringLiteral("core/scenario/pipeline.cpp");
    scenario.run = pipelineMain;
    return scenario;
}

} // namespace Coroscope
