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

Task<qint64> fetchThroughPool(Stage &stage, QUrl address)
{
    const HttpResponse response = co_await stage.get(address);
    const QByteArray body = co_await response.body();
    co_return body.size();
}

Task<void> hiddenSixMain(Stage &stage, ParameterValues values)
{
    // Six connections to each host is what QNetworkAccessManager opens when nobody asks for more.
    const bool isLimited = values.text(QStringLiteral("connections")) == QLatin1String("6");
    stage.setConnectionPooling(isLimited ? ConnectionPooling::SixPerHost
                                         : ConnectionPooling::OnePerRequest);

    std::vector<Task<qint64>> fetches;
    for (qint64 number = 0; number < values.integer(QStringLiteral("requests")); ++number) {
        const QUrl address = addressOf(stage.server(), QString::number(number));
        fetches.push_back(
            start(QStringLiteral("fetch %1").arg(number), fetchThroughPool(stage, address)));
    }
    stage.print(QStringLiteral("%1 requests are under way, it seems.").arg(fetches.size()));

    fetches = co_await gatherCollected(std::move(fetches));

    printFailures(stage, fetches);

    stage.print(QStringLiteral("Job finished in %1 seconds.").arg(fiveDecimals(stage.now())));
}

} // namespace

Scenario hiddenSix()
{
    Scenario scenario = httpScenario(QStringLiteral("hidden-six"),
                                     QT_TRANSLATE_NOOP("Scenario", "The hidden six"));
    scenario.summary = QT_TRANSLATE_NOOP(
        "Scenario",
        "The same hundred requests through a client that opens six connections per host, as Qt's "
        "does by itself.");
    scenario.question = QT_TRANSLATE_NOOP(
        "Scenario",
        "100 answers take 0 to 3 s each, six connections serve them. How long is the job?");
    scenario.parameters = {
        requestsParameter(100),
        choiceParameter(QStringLiteral("connections"),
                        {QStringLiteral("6"), QStringLiteral("unlimited")},
                        QT_TRANSLATE_NOOP("Scenario", "Connections"),
                        QT_TRANSLATE_NOOP("Scenario", "How many the client opens to one host.")),
        minimumDelayParameter(),
        maximumDelayParameter(),
        bodyBytesParameter(450'000),
        serverParameter()};
    scenario.sourceFile = QStringLiteral("core/scenario/hiddensix.cpp");
    scenario.run = hiddenSixMain;
    return scenario;
}

} // namespace Coroscope
