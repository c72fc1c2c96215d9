// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/scenario/scenario.h"

#include "core/scenario/demos.h"

#include <QtCore/QFile>

#include <algorithm>

static void initialiseSources()
{
    Q_INIT_RESOURCE(scenariosources);
}

namespace Coroscope {

const Parameter *Scenario::parameter(const QString &name) const noexcept
{
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [&name](const Parameter &p) { return p.name == name; });
    return found == parameters.end() ? nullptr : &*found;
}

QString Scenario::sourceText() const
{
    initialiseSources();
    QFile file(QStringLiteral(":/") + sourceFile);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

const std::vector<Scenario> &allScenarios()
{
    static const std::vector<Scenario> scenarios{
        oneAfterAnother(),  allAtOnce(),  awaitThenBlock(),  blockThenAwait(), moveItOffTheThread(),
        pipeline(),         sleepyBois(), sumAwaitFirst(),   sumBlockFirst(),  sumThreshold(),
        watcherAndWorker(), lostUpdate(), hello(),           manyUrls(),       hundredRequests(),
        hiddenSix(),        tenThousand(), forgottenAwaitBody(), forgottenAwaitGather(),
        frozenWindow(),     cloudChecks(),
        namesOfUsers(),     upvotersOfAnswer(), modelCall(),
    };
    return scenarios;
}

const Scenario *findScenario(const QString &id)
{
    const auto &all = allScenarios();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&id](const Scenario &scenario) { return scenario.id == id; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace Coroscope
