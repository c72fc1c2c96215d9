// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/preferences.h"

#include <QtCore/QStringList>

#include <algorithm>

namespace Coroscope {
namespace {

const auto geometryKey = QStringLiteral("window/geometry");
const auto scenarioKey = QStringLiteral("window/demo");
const auto themeKey = QStringLiteral("window/theme");
const auto languageKey = QStringLiteral("window/language");
const auto sizeKey = QStringLiteral("window/size");
const auto sideTabKey = QStringLiteral("window/sideTab");
const auto finishedKey = QStringLiteral("lessons/finished");
const auto clockKey = QStringLiteral("run/clock");
const auto speedKey = QStringLiteral("run/speed");
const auto seedKey = QStringLiteral("run/seed");
const auto virtualClock = QStringLiteral("virtual");
const auto realClock = QStringLiteral("real");

const QStringList &themeNames()
{
    static const QStringList names{QStringLiteral("system"), QStringLiteral("light"),
                                   QStringLiteral("dark")};
    return names;
}

QString splitterKey(const QString &name)
{
    return QStringLiteral("window/") + name;
}

QString parameterKey(const Scenario &scenario, const QString &name)
{
    return QStringLiteral("parameters/%1/%2").arg(scenario.id, name);
}

} // namespace

Preferences::Preferences()
    : m_settings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("Coroscope"),
                 QStringLiteral("coroscope"))
{
}

Preferences::Preferences(const QString &iniFile)
    : m_settings(iniFile, QSettings::IniFormat)
{
}

QByteArray Preferences::geometry() const
{
    return m_settings.value(geometryKey).toByteArray();
}

void Preferences::setGeometry(const QByteArray &geometry)
{
    m_settings.setValue(geometryKey, geometry);
}

QByteArray Preferences::splitter(const QString &name) const
{
    return m_settings.value(splitterKey(name)).toByteArray();
}

void Preferences::setSplitter(const QString &name, const QByteArray &state)
{
    m_settings.setValue(splitterKey(name), state);
}

QString Preferences::lastScenario() const
{
    return m_settings.value(scenarioKey).toString();
}

void Preferences::setLastScenario(const QString &id)
{
    m_settings.setValue(scenarioKey, id);
}

ThemeChoice Preferences::theme() const
{
    const auto index = themeNames().indexOf(m_settings.value(themeKey).toString());
    return ThemeChoice(std::max(qsizetype(0), index));
}

void Preferences::setTheme(ThemeChoice theme)
{
    m_settings.setValue(themeKey, themeNames().at(int(theme)));
}

QString Preferences::language() const
{
    return m_settings.value(languageKey).toString();
}

void Preferences::setLanguage(const QString &language)
{
    m_settings.setValue(languageKey, language);
}

int Preferences::interfaceSize() const
{
    return std::clamp(m_settings.value(sizeKey, 100).toInt(), 60, 250);
}

void Preferences::setInterfaceSize(int percent)
{
    m_settings.setValue(sizeKey, percent);
}

int Preferences::sideTab() const
{
    return m_settings.value(sideTabKey, 1).toInt();
}

void Preferences::setSideTab(int index)
{
    m_settings.setValue(sideTabKey, index);
}

QSet<QString> Preferences::finishedScenarios() const
{
    const QStringList ids = m_settings.value(finishedKey).toStringList();
    return {ids.begin(), ids.end()};
}

void Preferences::addFinishedScenario(const QString &id)
{
    QStringList ids = m_settings.value(finishedKey).toStringList();
    if (!ids.contains(id)) {
        ids.append(id);
        m_settings.setValue(finishedKey, ids);
    }
}

RunRequest Preferences::request(const Scenario &scenario) const
{
    RunRequest request;
    request.scenario = scenario.id;
    const bool isVirtual = m_settings.value(clockKey).toString() == virtualClock;
    request.clock = isVirtual ? ClockKind::Virtual : ClockKind::Real;
    request.speed = std::clamp(m_settings.value(speedKey, 1.0).toDouble(), 0.1, 100.0);
    request.seed = m_settings.value(seedKey, 1).toUInt();
    request.parameters = ParameterValues::defaultsOf(scenario.parameters);
    for (const Parameter &parameter : scenario.parameters) {
        const QVariant stored = m_settings.value(parameterKey(scenario, parameter.name));
        if (!stored.isValid()) {
            continue;
        }
        if (auto value = parseParameter(parameter, stored.toString())) {
            request.parameters.set(parameter.name, *std::move(value));
        }
    }
    return request;
}

void Preferences::setRequest(const Scenario &scenario, const RunRequest &request)
{
    if (scenario.network == NetworkUse::None) {
        m_settings.setValue(clockKey,
                            request.clock == ClockKind::Virtual ? virtualClock : realClock);
    }
    m_settings.setValue(speedKey, request.speed);
    m_settings.setValue(seedKey, request.seed);
    const auto &values = request.parameters.all();
    for (auto it = values.begin(); it != values.end(); ++it) {
        m_settings.setValue(parameterKey(scenario, it.key()), parameterText(it.value()));
    }
}

} // namespace Coroscope
