// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/coro/describe.h"
#include "core/coro/gather.h"
#include "core/scenario/commonparameters.h"
#include "core/scenario/demos.h"
#include "core/scenario/httpdemo.h"
#include "core/stage/stage.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

Task<qint64> fetchForNobody(Stage &stage, QUrl address)
{
    const HttpResponse response = co_await stage.get(address);
    const QByteArray body = co_await response.body();
    co_return body.size();
}

/// Eager, as in QCoro: runs up to its first await at once. Lazy, as in Python: runs when awaited.
Task<qint64> makeFetch(Stage &stage, qint64 number, bool isEager)
{
    const QString name = QStringLiteral("fetch %1").arg(number);
    const QUrl address = addressOf(stage.server(), QString::number(number));
    Task<qint64> fetch = fetchForNobody(stage, address).named(name);
    return isEager ? start(name, std::move(fetch), StartPolicy::Eager) : std::move(fetch);
}

Task<void> fetchAll(Stage &stage, ParameterValues values)
{
    const bool isEager = values.text(QStringLiteral("start")) == QLatin1String("eager");
    std::vector<Task<qint64>> fetches;
    for (qint64 number = 0; number < values.integer(QStringLiteral("urls")); ++number) {
        fetches.push_back(makeFetch(stage, number, isEager));
    }

    auto responses = gather(std::move(fetches));
    if (values.text(QStringLiteral("fixed")) == QLatin1String("yes")) {
        const std::vector<qint64> sizes = co_await responses;
        stage.print(QStringLiteral("%1 bodies were read.").arg(sizes.size()));
    } else {
        stage.print(describe(responses)); // forgotten: co_await
    }
}

Task<void> askServer(Stage &stage)
{
    try {
        const qint64 counted = co_await serverCount(stage).named(QStringLiteral("statistics"));
        stage.print(QStringLiteral("The server counted %1 requests.").arg(counted));
    } catch (const HttpError &error) {
        stage.print(
            QStringLiteral("The server does not tell: %1").arg(QString::fromUtf8(error.what())));
    }
}

Task<void> forgottenAwaitGatherMain(Stage &stage, ParameterValues values)
{
    try {
        co_await fetchAll(stage, values).named(QStringLiteral("fetch all"));
    } catch (const HttpError &error) {
        stage.print(QStringLiteral("No answer: %1").arg(QString::fromUtf8(error.what())));
    }

    // The program has other things to do, so that requests without a waiter can go on.
    co_await stage.sleepFor(fromSeconds(1.5));
    if (values.text(QStringLiteral("server")).isEmpty()) {
        co_await askServer(stage).named(QStringLiteral("ask the server"));
    }
}

} // namespace

Scenario forgottenAwaitGather()
{
    Scenario scenario = httpScenario(
        QStringLiteral("forgotten-await-gather"),
        QT_TRANSLATE_NOOP("Scenario", "The forgotten await: a gather"));
    scenario.summary = QT_TRANSLATE_NOOP(
        "Scenario", "Nobody awaits the gather: lazy tasks never start, eager ones send requests "
                    "whose answers nobody takes.");
    scenario.question = QT_TRANSLATE_NOOP(
        "Scenario", "Four fetches are gathered and the gather is not awaited. How many requests "
                    "does the server count?");
    scenario.parameters = {
        wholeNumberParameter(QStringLiteral("urls"), 1, 1000, 4,
                             QT_TRANSLATE_NOOP("Scenario", "URLs"),
                             QT_TRANSLATE_NOOP("Scenario", "How many URLs are fetched.")),
        choiceParameter(QStringLiteral("start"), {QStringLiteral("lazy"), QStringLiteral("eager")},
                        QT_TRANSLATE_NOOP("Scenario", "Start"),
                        QT_TRANSLATE_NOOP(
                            "Scenario", "When a task begins: when it is awaited, or at its call.")),
        fixedParameter(), serverParameter()};
    scenario.sourceFile = QStringLiteral("core/scenario/forgottenawaitgather.cpp");
    scenario.run = forgottenAwaitGatherMain;
    return scenario;
}

} // namespace Coroscope
