// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/scenariorun.h"

#include "core/analysis/runreport.h"
#include "core/analysis/statenames.h"
#include "core/coro/taskbase.h"
#include "core/scenario/scenario.h"
#include "core/stage/realstage.h"
#include "core/stage/virtualstage.h"
#include "core/trace/fold.h"
#include "core/trace/transitions.h"

#include <QtCore/QJsonDocument>

namespace Coroscope::Testing {
namespace {

template<typename AnyStage>
void arrangeStop(AnyStage &stage, std::optional<int> turn)
{
    if (!turn) {
        return;
    }
    if (*turn == 0) {
        stage.requestStop();
    }
    stage.scheduler().setReadyPolicy([&stage, turn, taken = 0](std::size_t) mutable {
        if (++taken == *turn) {
            stage.requestStop();
        }
        return std::size_t(0);
    });
}

} // namespace

ScenarioRun::ScenarioRun(RunRequest request)
    : m_request(std::move(request))
{
}

ScenarioRun ScenarioRun::onVirtualStage(const RunRequest &request, std::optional<int> stopAtTurn)
{
    ScenarioRun run(request);
    {
        VirtualStage stage(*run.m_log, request.seed);
        arrangeStop(stage, stopAtTurn);
        stage.run(findScenario(request.scenario)->run(stage, request.parameters));
    }
    run.readLog();
    return run;
}

ScenarioRun ScenarioRun::onRealStage(const RunRequest &request, std::optional<int> stopAtTurn)
{
    ScenarioRun run(request);
    run.m_request.clock = ClockKind::Real;
    {
        RealStage stage(*run.m_log, request.seed, request.speed);
        arrangeStop(stage, stopAtTurn);
        stage.beginTime();
        stage.run(findScenario(request.scenario)->run(stage, request.parameters));
    }
    run.readLog();
    return run;
}

void ScenarioRun::readLog()
{
    Fold fold(m_log->tables());
    fold.takeIn(*m_log);
    m_snapshot = fold.snapshot();
}

QString ScenarioRun::fault() const
{
    TraceValidator validator;
    for (std::size_t i = 0; i < m_log->size(); ++i) {
        if (const auto fault = validator.check(m_log->at(i))) {
            return QStringLiteral("event %1: %2").arg(QString::number(i), fault->what);
        }
    }
    return {};
}

std::vector<TaskFigures> ScenarioRun::calls() const
{
    std::vector<TaskFigures> figures = resultsTable(m_snapshot);
    figures.erase(figures.begin());
    return figures;
}

QStringList ScenarioRun::finishOrder() const
{
    QStringList names;
    for (std::size_t i = 0; i < m_snapshot.endOrder.size(); ++i) {
        const TaskTimeline *task = m_snapshot.task(m_snapshot.endOrder.at(i));
        if (task->parent) {
            names.append(m_snapshot.text(task->name));
        }
    }
    return names;
}

QStringList ScenarioRun::output() const
{
    QStringList lines;
    for (std::size_t i = 0; i < m_snapshot.output.size(); ++i) {
        lines.append(m_snapshot.text(m_snapshot.output.at(i).text));
    }
    return lines;
}

QStringList ScenarioRun::ends() const
{
    QStringList ends;
    for (std::size_t i = 0; i < m_snapshot.tasks.size(); ++i) {
        ends.append(nameOf(m_snapshot.tasks.at(i).end));
    }
    return ends;
}

QByteArray ScenarioRun::report() const
{
    RunFacts facts;
    facts.scenario = m_request.scenario;
    facts.title = QString::fromUtf8(findScenario(m_request.scenario)->title);
    facts.clock = m_request.clock == ClockKind::Real ? QStringLiteral("real")
                                                     : QStringLiteral("virtual");
    facts.speed = m_request.speed;
    facts.seed = m_request.seed;
    const auto &values = m_request.parameters.all();
    for (auto it = values.begin(); it != values.end(); ++it) {
        facts.parameters.insert(it.key(), std::visit([](const auto &v) { return QJsonValue(v); },
                                                     it.value()));
    }
    QByteArray report;
    writeRunReport(m_snapshot, facts, [&report](const QByteArray &part) {
        report += part;
        return true;
    });
    return report;
}

std::size_t frameCount()
{
    return TaskBase::frameCount();
}

RunRequest requestFor(const QString &id, const QMap<QString, QString> &parameters)
{
    const Scenario *scenario = findScenario(id);
    if (scenario == nullptr) {
        qFatal("no demo named %s", qUtf8Printable(id));
    }
    RunRequest request;
    request.scenario = id;
    request.clock = scenario->network == NetworkUse::Required ? ClockKind::Real
                                                              : ClockKind::Virtual;
    request.parameters = ParameterValues::defaultsOf(scenario->parameters);
    for (auto it = parameters.begin(); it != parameters.end(); ++it) {
        const Parameter *parameter = scenario->parameter(it.key());
        const auto value = parameter != nullptr ? parseParameter(*parameter, it.value())
                                                : std::nullopt;
        if (!value) {
            qFatal("%s=%s", qUtf8Printable(it.key()), qUtf8Printable(it.value()));
        }
        request.parameters.set(it.key(), *value);
    }
    return request;
}

std::vector<NamedRequest> virtualRequests()
{
    std::vector<NamedRequest> requests;
    for (const Scenario &scenario : allScenarios()) {
        if (scenario.network == NetworkUse::Required) {
            continue;
        }
        requests.push_back({scenario.id, requestFor(scenario.id)});
        for (const Parameter &parameter : scenario.parameters) {
            for (const QString &choice : parameter.choices.mid(1)) {
                requests.push_back(
                    {QStringLiteral("%1, %2 %3").arg(scenario.id, parameter.name, choice),
                     requestFor(scenario.id, {{parameter.name, choice}})});
            }
        }
    }
    return requests;
}

} // namespace Coroscope::Testing
