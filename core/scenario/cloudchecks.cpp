// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/coro/gather.h"
#include "core/net/lambdaclient.h"
#include "core/net/retrypolicy.h"
#include "core/scenario/clouddemo.h"
#include "core/scenario/demos.h"
#include "core/stage/stage.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

Task<QString> systemTest(Stage &stage, LambdaClient lambda, QString configuration, int attempts)
{
    const QByteArray payload = testPayload(configuration);
    RetryPolicy retries(stage, attempts);
    QString log;
    try {
        LambdaAnswer answer = co_await lambda.invoke(payload);
        while (const auto pause = retries.pauseBefore(answer)) {
            co_await stage.sleepFor(*pause);
            answer = co_await lambda.invoke(payload);
        }
        log = answer.logTail();
        const QJsonValue result = co_await answer.payload();

        noteSleep(stage, sleptSeconds(result, log));
        stage.print(QStringLiteral("Configuration %1 PASSED the system test").arg(configuration));
        co_return passedText(sleptSeconds(result, log));
    } catch (const std::runtime_error &error) {
        noteSleep(stage, sleptSeconds({}, log));
        printFailedCheck(stage, configuration, error, log);
        throw;
    }
}

Task<void> cloudChecksMain(Stage &stage, ParameterValues values)
{
    const LambdaClient lambda(stage, stage.server(), values.text(QStringLiteral("function_name")));
    const int attempts = int(values.integer(QStringLiteral("attempts")));
    const bool isOneByOne = values.text(QStringLiteral("mode")) == QLatin1String("one-by-one");
    std::vector<Task<QString>> checks;
    for (qint64 number = 0; number < values.integer(QStringLiteral("functions")); ++number) {
        const QString name = QStringLiteral("config_%1").arg(number);
        checks.push_back(start(name, systemTest(stage, lambda, name, attempts)));
        try {
            if (isOneByOne) {
                co_await checks.back();
            }
        } catch (const std::runtime_error &) {
            continue; // it has been printed, and is counted below
        }
    }

    checks = co_await gatherCollected(std::move(checks));

    printCheckTotals(stage, checks);
}

} // namespace

Scenario cloudChecks()
{
    Scenario scenario = cloudScenario();
    scenario.id = QStringLiteral("cloud-checks");
    scenario.title = QT_TRANSLATE_NOOP("Scenario", "Forty checks in the cloud");
    scenario.summary = QT_TRANSLATE_NOOP("Scenario",
                                         "Each check calls a cloud function that sleeps 1 to 10 s; "
                                         "some fail. All at once, or one by one.");
    scenario.question = QT_TRANSLATE_NOOP(
        "Scenario", "Forty functions sleep 1 to 10 s each. How long does the whole test take?");
    scenario.sourceFile = QStringLiteral("core/scenario/cloudchecks.cpp");
    scenario.run = cloudChecksMain;
    return scenario;
}

} // namespace Coroscope
