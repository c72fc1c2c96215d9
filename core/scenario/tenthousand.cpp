// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/coro/gather.h"
#include "core/coro/semaphore.h"
#include "core/scenario/commonparameters.h"
#include "core/scenario/demos.h"
#include "core/scenario/httpdemo.h"
#include "core/stage/stage.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace Coroscope {
namespace {

Task<qint64> fetchLimited(Stage &stage, std::optional<Semaphore> limit, QUrl address)
{
    std::optional<Permit> permit;
    if (limit) {
        permit.emplace(co_await limit->acquire());
    }
    const HttpResponse response = co_await stage.get(address);
    const QByteArray body = co_await response.body();
    co_return body.size();
}

bool hasSucceeded(const Task<qint64> &fetch)
{
    return fetch.base().error() == nullptr;
}

Task<void> tenThousandMain(Stage &stage, ParameterValues values)
{
    std::optional<Semaphore> limit;
    if (const auto most = values.integerOrNone(QStringLiteral("limit"))) {
        limit.emplace(std::size_t(*most), QStringLiteral("limit"));
        stage.count(QStringLiteral("in flight limit"), *most);
    }
    std::vector<Task<qint64>> fetches;
    for (qint64 number = 0; number < values.integer(QStringLiteral("requests")); ++number) {
        const QUrl address = addressOf(stage.server(), QString::number(number));
        fetches.push_back(
            start(QStringLiteral("fetch %1").arg(number), fetchLimited(stage, limit, address)));
    }

    fetches = co_await gatherCollected(std::move(fetches));

    const auto succeeded = std::count_if(fetches.begin(), fetches.end(), hasSucceeded);
    stage.print(QStringLiteral("%1 requests succeeded.").arg(succeeded));
    printFailures(stage, fetches);
    stage.print(QStringLiteral("Job finished in %1 seconds.").arg(fiveDecimals(stage.now())));
}

std::optional<DescriptorBudget> tenThousandBudget(const ParameterValues &values)
{
    const auto budget = values.integerOrNone(QStringLiteral("descriptor_budget"));
    const qint64 requests = values.integer(QStringLiteral("requests"));
    const qint64 limit = values.integerOrNone(QStringLiteral("limit")).value_or(requests);
    return budget ? std::optional(DescriptorBudget{*budget, std::min(requests, limit)})
                  : std::nullopt;
}

} // namespace

Scenario tenThousand()
{
    Scenario scenario = httpScenario(QStringLiteral("ten-thousand"),
                                     QT_TRANSLATE_NOOP("Scenario", "Ten thousand requests"));
    scenario.summary = QT_TRANSLATE_NOOP(
        "Scenario", "A semaphore limits how many requests are in flight; without it the kernel "
                    "runs out of descriptors.");
    scenario.question = QT_TRANSLATE_NOOP(
        "Scenario", "2000 requests at once, and only 1024 descriptors: do all fail, do some, does "
                    "the program crash?");
    scenario.parameters = {
        requestsParameter(1000),
        wholeNumberOrNoneParameter(
            QStringLiteral("limit"), 1, 10'000, qint64(1000),
            QT_TRANSLATE_NOOP("Scenario", "Limit"),
            QT_TRANSLATE_NOOP("Scenario", "How many requests may be in flight at a time.")),
        wholeNumberOrNoneParameter(
            QStringLiteral("descriptor_budget"), 1, 1'000'000, QString(noNumber),
            QT_TRANSLATE_NOOP("Scenario", "Descriptor budget"),
            QT_TRANSLATE_NOOP("Scenario", "How many files the process may have open meanwhile; "
                                          "none: as many as it needs.")),
        minimumDelayParameter(),
        maximumDelayParameter(),
        bodyBytesParameter(1000),
        serverParameter()};
    scenario.sourceFile = QStringLiteral("core/scenario/tenthousand.cpp");
    scenario.run = tenThousandMain;
    scenario.descriptorBudget = tenThousandBudget;
    return scenario;
}

} // namespace Coroscope
