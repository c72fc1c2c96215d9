// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/scenario/cachedsite.h"
#include "core/scenario/commonparameters.h"
#include "core/scenario/demos.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

// Reads what it needs, and knows nothing of the other dependencies or of the model.
Task<QStringList> dependency(CachedSite &site, qint64 number, qint64 keys)
{
    std::vector<QByteArray> wanted;
    for (qint64 key = 1; key <= keys; ++key) {
        wanted.push_back(userKey(number * keys + key));
    }
    site.primeIfAsked(wanted);

    QStringList names;
    for (const QByteArray &name : co_await site.cache().get(wanted)) {
        names.append(QString::fromUtf8(name));
    }
    co_return names;
}

Task<void> modelCallMain(Stage &stage, ParameterValues values)
{
    CachedSite site(stage, values);
    const qint64 keys = values.integer(QStringLiteral("keys"));
    std::vector<Task<QStringList>> dependencies;
    for (qint64 number = 0; number < values.integer(QStringLiteral("dependencies")); ++number) {
        dependencies.push_back(start(QStringLiteral("dependency %1").arg(number + 1),
                                     dependency(site, number, keys)));
    }

    const std::vector<QStringList> results = co_await gather(std::move(dependencies));

    qsizetype count = 0;
    for (const QStringList &names : results) {
        stage.print(names.join(QStringLiteral(", ")));
        count += names.size();
    }
    site.printTotals(count, QStringLiteral("values"));
}

} // namespace

Scenario modelCall()
{
    Scenario scenario = batchScenario(QStringLiteral("model-call"),
                                      QT_TRANSLATE_NOOP("Scenario", "A model and its dependencies"));
    scenario.summary = QT_TRANSLATE_NOOP(
        "Scenario", "Three functions that know nothing of each other read two keys each.");
    scenario.question = QT_TRANSLATE_NOOP(
        "Scenario", "Three functions read two keys each. Can they share one round trip without knowing it?");
    scenario.parameters = withBatchParameters(
        {wholeNumberParameter(QStringLiteral("dependencies"), 1, 50, 3,
                              QT_TRANSLATE_NOOP("Scenario", "Dependencies"),
                              QT_TRANSLATE_NOOP("Scenario", "How many functions the model calls.")),
         wholeNumberParameter(QStringLiteral("keys"), 1, 20, 2,
                              QT_TRANSLATE_NOOP("Scenario", "Keys"),
                              QT_TRANSLATE_NOOP("Scenario", "How many keys each of them reads."))});
    scenario.sourceFile = QStringLiteral("core/scenario/modelcall.cpp");
    scenario.run = modelCallMain;
    return scenario;
}

} // namespace Coroscope
