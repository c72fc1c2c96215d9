// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/scenario/cachedsite.h"
#include "core/scenario/commonparameters.h"
#include "core/scenario/demos.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

Task<QString> nameOf(Cache &cache, qint64 user)
{
    const QByteArray name = co_await cache.get(userKey(user));
    co_return QString::fromUtf8(name);
}

Task<void> namesOfUsersMain(Stage &stage, ParameterValues values)
{
    const qint64 users = values.integer(QStringLiteral("users"));
    CachedSite site(stage, values);
    site.primeIfAsked(userKeys(users));

    std::vector<Task<QString>> names;
    for (qint64 user = 1; user <= users; ++user) {
        names.push_back(start(QStringLiteral("name %1").arg(user), nameOf(site.cache(), user)));
    }
    const std::vector<QString> all = co_await gather(std::move(names));

    stage.print(QStringList(all.begin(), all.end()).join(QStringLiteral(", ")));
    site.printTotals(qsizetype(all.size()), QStringLiteral("names"));
}

} // namespace

Scenario namesOfUsers()
{
    Scenario scenario = batchScenario(QStringLiteral("names-of-users"),
                                      QT_TRANSLATE_NOOP("Scenario", "Names of fifty users"));
    scenario.summary = QT_TRANSLATE_NOOP(
        "Scenario", "Fifty tasks each read one name from a cache that is 200 ms away.");
    scenario.question = QT_TRANSLATE_NOOP(
        "Scenario", "Fifty tasks read one name each, 200 ms away. How often is the cache asked?");
    scenario.parameters = withBatchParameters({wholeNumberParameter(
        QStringLiteral("users"), 1, 1000, 50, QT_TRANSLATE_NOOP("Scenario", "Users"),
        QT_TRANSLATE_NOOP("Scenario", "How many users' names are read."))});
    scenario.sourceFile = QStringLiteral("core/scenario/namesofusers.cpp");
    scenario.run = namesOfUsersMain;
    return scenario;
}

} // namespace Coroscope
