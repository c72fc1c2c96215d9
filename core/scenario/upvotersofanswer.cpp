// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/scenario/cachedsite.h"
#include "core/scenario/commonparameters.h"
#include "core/scenario/demos.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

constexpr qint64 answer = 1;

Task<QString> nameOf(Cache &cache, QByteArray key)
{
    const QByteArray name = co_await cache.get(key);
    co_return QString::fromUtf8(name);
}

Task<void> upvotersOfAnswerMain(Stage &stage, ParameterValues values)
{
    CachedSite site(stage, values);
    const QByteArray upvoters = co_await site.cache().get(upvotersKey(answer));

    const std::vector<QByteArray> keys = userKeys(upvoters);
    site.primeIfAsked(keys);
    std::vector<Task<QString>> names;
    for (const QByteArray &key : keys) {
        names.push_back(start(QString::fromUtf8(key), nameOf(site.cache(), key)));
    }
    const std::vector<QString> all = co_await gather(std::move(names));

    stage.print(QStringList(all.begin(), all.end()).join(QStringLiteral(", ")));
    site.printTotals(qsizetype(all.size()), QStringLiteral("names"));
}

} // namespace

Scenario upvotersOfAnswer()
{
    Scenario scenario = batchScenario(QStringLiteral("upvoters-of-answer"),
                                      QT_TRANSLATE_NOOP("Scenario", "Who voted for the answer"));
    scenario.summary = QT_TRANSLATE_NOOP(
        "Scenario", "First who voted, then their names: the second read depends on the first.");
    scenario.question = QT_TRANSLATE_NOOP(
        "Scenario", "One read tells who voted, twenty more their names. How few round trips can it be?");
    scenario.parameters = withBatchParameters({wholeNumberParameter(
        QStringLiteral("upvoters"), 1, 1000, 20, QT_TRANSLATE_NOOP("Scenario", "Upvoters"),
        QT_TRANSLATE_NOOP("Scenario", "How many users have voted for the answer."))});
    scenario.sourceFile = QStringLiteral("core/scenario/upvotersofanswer.cpp");
    scenario.run = upvotersOfAnswerMain;
    return scenario;
}

} // namespace Coroscope
