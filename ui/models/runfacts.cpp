// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/runfacts.h"

#include "core/scenario/scenario.h"

namespace Coroscope {

RunFacts factsOf(const RunRequest &request, const QMap<QString, double> &summary)
{
    QJsonObject figures;
    for (auto it = summary.begin(); it != summary.end(); ++it) {
        figures.insert(it.key(), *it);
    }
    QJsonObject parameters;
    for (auto it = request.parameters.all().begin(); it != request.parameters.all().end(); ++it) {
        parameters.insert(it.key(), std::visit([](const auto &v) { return QJsonValue(v); }, *it));
    }
    const Scenario *scenario = findScenario(request.scenario);
    return {request.scenario,
            scenario != nullptr ? QString::fromUtf8(scenario->title) : QString(),
            request.clock == ClockKind::Real ? QStringLiteral("real") : QStringLiteral("virtual"),
            request.speed,
            request.seed,
            parameters,
            figures};
}

} // namespace Coroscope
