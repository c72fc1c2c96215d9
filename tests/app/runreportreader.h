// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/program.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace Coroscope::Testing {

/// What `coroscope run … --json` reported.
class RunReportReader
{
public:
    /// Runs a demo: "hidden-six --speed 50".
    explicit RunReportReader(const QStringList &arguments, const Variables &variables = {})
        : RunReportReader(Program::runIn(variables, QStringList(QStringLiteral("run")) + arguments
                                                        + QStringList(QStringLiteral("--json"))))
    {}
    /// Of a run with --json that has ended.
    explicit RunReportReader(const Outcome &outcome)
        : m_outcome(outcome)
        , m_report(QJsonDocument::fromJson(m_outcome.output).object())
    {}

    const Outcome &outcome() const { return m_outcome; }
    const QJsonObject &object() const { return m_report; }
    double duration() const { return m_report.value(QLatin1String("duration_s")).toDouble(); }
    QJsonArray requests() const { return m_report.value(QLatin1String("requests")).toArray(); }
    /// -1 where there is no such counter or figure.
    int counter(const char *name) const { return figure("counters", name); }
    int summary(const char *name) const { return figure("summary", name); }

    /// A field of each task or request, in order, as text.
    QStringList column(const char *table, const char *field) const
    {
        QStringList values;
        const QJsonArray rows = m_report.value(QLatin1String(table)).toArray();
        for (const QJsonValue &row : rows) {
            values.append(row.toObject().value(QLatin1String(field)).toVariant().toString());
        }
        return values;
    }
    QStringList lines() const { return column("output", "text"); }

private:
    int figure(const char *group, const char *name) const
    {
        return m_report.value(QLatin1String(group)).toObject().value(QLatin1String(name)).toInt(-1);
    }

    Outcome m_outcome;
    QJsonObject m_report;
};

} // namespace Coroscope::Testing
