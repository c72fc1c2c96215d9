// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/coro/gather.h"
#include "core/scenario/commonparameters.h"
#include "core/scenario/demos.h"
#include "core/scenario/httpdemo.h"
#include "core/stage/stage.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

Task<QString> fetchUrl(Stage &stage, QUrl address)
{
    const HttpResponse response = co_await stage.get(address);
    const QByteArray body = co_await response.body();
    stage.print(QStringLiteral("%1 has come").arg(address.path()));
    co_return QStringLiteral("%1: %2 bytes, delay %3 s")
        .arg(address.path(), QString::number(body.size()),
             QString::fromLatin1(response.header("delay")));
}

Task<QString> startFetchUrl(Stage &stage, qint64 number)
{
    const QUrl address = addressOf(stage.server(), QStringLiteral("url-%1").arg(number));
    return start(QStringLiteral("fetch %1").arg(number), fetchUrl(stage, address));
}

Task<void> manyUrlsMain(Stage &stage, ParameterValues values)
{
    const bool isOneByOne = values.text(QStringLiteral("mode")) == QLatin1String("one-by-one");
    std::vector<Task<QString>> fetches;
    for (qint64 number = 0; number < values.integer(QStringLiteral("urls")); ++number) {
        fetches.push_back(startFetchUrl(stage, number));
        try {
            if (isOneByOne) {
                co_await fetches.back();
            }
        } catch (const HttpError &) {
            stage.print(QStringLiteral("fetch %1 failed").arg(number));
        }
    }

    // In the order of the arguments, whatever the order of arrival.
    for (Task<QString> &fetch : co_await gatherCollected(std::move(fetches))) {
        try {
            stage.print(QStringLiteral("collected %1").arg(fetch.result()));
        } catch (const HttpError &error) {
            stage.print(QStringLiteral("no answer: %1").arg(QString::fromUtf8(error.what())));
        }
    }
    stage.print(QStringLiteral("Job finished in %1 seconds.").arg(fiveDecimals(stage.now())));
}

} // namespace

Scenario manyUrls()
{
    Scenario scenario = httpScenario(QStringLiteral("many-urls"),
                                     QT_TRANSLATE_NOOP("Scenario", "Many URLs"));
    scenario.summary = QT_TRANSLATE_NOOP(
        "Scenario",
        "Five URLs, fetched in turn or together; the bodies are collected in the order of the "
        "arguments.");
    scenario.question = QT_TRANSLATE_NOOP(
        "Scenario",
        "Five answers take 0 or 1 s each. How long is the job in each mode, and in which order are "
        "the bodies collected?");
    scenario.parameters = {
        wholeNumberParameter(QStringLiteral("urls"), 1, 1000, 5,
                             QT_TRANSLATE_NOOP("Scenario", "URLs"),
                             QT_TRANSLATE_NOOP("Scenario", "How many URLs are fetched.")),
        fetchModeParameter(), minimumDelayParameter(), maximumDelayParameter(1), serverParameter()};
    scenario.sourceFile = QStringLiteral("core/scenario/manyurls.cpp");
    scenario.run = manyUrlsMain;
    return scenario;
}

} // namespace Coroscope
