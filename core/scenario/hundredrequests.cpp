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

Task<qint64> fetch(Stage &stage, QUrl address)
{
    const HttpResponse response = co_await stage.get(address);
    const QByteArray body = co_await response.body();
    co_return body.size();
}

Task<qint64> startFetch(Stage &stage, qint64 number)
{
    const QUrl address = addressOf(stage.server(), QString::number(number));
    return start(QStringLiteral("fetch %1").arg(number), fetch(stage, address));
}

Task<void> hundredRequestsMain(Stage &stage, ParameterValues values)
{
    const bool isOneByOne = values.text(QStringLiteral("mode")) == QLatin1String("one-by-one");
    std::vector<Task<qint64>> fetches;
    for (qint64 number = 0; number < values.integer(QStringLiteral("requests")); ++number) {
        fetches.push_back(startFetch(stage, number));
        try {
            if (isOneByOne) {
                co_await fetches.back();
            }
        } catch (const HttpError &) {
            stage.print(QStringLiteral("fetch %1 failed").arg(number));
        }
    }

    fetches = co_await gatherCollected(std::move(fetches));

    printFailures(stage, fetches);
    stage.print(QStringLiteral("Job finished in %1 seconds.").arg(fiveDecimals(stage.now())));
}

} // namespace

Scenario hundredRequests()
{
    Scenario scenario = httpScenario(QStringLiteral("hundred-requests"),
                                     QT_TRANSLATE_NOOP("Scenario", "100 requests, two ways"));
    scenario.summary = QT_TRANSLATE_NOOP(
        "Scenario", "Real requests to a server that answers after 0 to 3 s: together, or in turn.");
    scenario.question = QT_TRANSLATE_NOOP(
        "Scenario", "100 answers take 0 to 3 s each. How long do they take all together?");
    scenario.parameters = {requestsParameter(100),  fetchModeParameter(),
                           minimumDelayParameter(), maximumDelayParameter(),
                           bodyBytesParameter(450'000), serverParameter()};
    scenario.sourceFile = QStringLiteral("core/scenario/hundredrequests.cpp");
    scenario.run = hundredRequestsMain;
    return scenario;
}

} // namespace Coroscope
