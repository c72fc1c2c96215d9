// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/lessonsmodel.h"

#include "ui/models/lessonroles.h"
#include "ui/models/texts.h"

#include <cstring>
#include <utility>

namespace Coroscope {
namespace {

// An index's internal id: 0 for a group, and for a demo its group's row + 1.
constexpr quintptr groupLevel = 0;

} // namespace

LessonsModel::LessonsModel(const std::vector<Scenario> &scenarios, QObject *parent)
    : QAbstractItemModel(parent)
{
    for (const Scenario &scenario : scenarios) {
        if (m_groups.empty() || std::strcmp(m_groups.back().title, scenario.group) != 0) {
            m_groups.push_back({scenario.group, {}});
        }
        m_groups.back().scenarios.push_back(&scenario);
    }
}

void LessonsModel::setFinished(const QSet<QString> &ids)
{
    const QSet<QString> before = std::exchange(m_finished, ids);
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        const QModelIndex parentIndex = index(int(group), 0);
        for (std::size_t row = 0; row < m_groups[group].scenarios.size(); ++row) {
            const QString &id = m_groups[group].scenarios[row]->id;
            if (before.contains(id) != m_finished.contains(id)) {
                const QModelIndex changed = index(int(row), 0, parentIndex);
                Q_EMIT dataChanged(changed, changed, {FinishedRole, Qt::AccessibleTextRole});
            }
        }
    }
}

void LessonsModel::retranslate()
{
    if (m_groups.empty()) {
        return;
    }
    Q_EMIT dataChanged(index(0, 0), index(int(m_groups.size()) - 1, 0));
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        const QModelIndex parentIndex = index(int(group), 0);
        const int last = rowCount(parentIndex) - 1;
        Q_EMIT dataChanged(index(0, 0, parentIndex), index(last, 0, parentIndex));
    }
}

QModelIndex LessonsModel::indexOf(const QString &scenarioId) const
{
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        for (std::size_t row = 0; row < m_groups[group].scenarios.size(); ++row) {
            if (m_groups[group].scenarios[row]->id == scenarioId) {
                return createIndex(int(row), 0, quintptr(group + 1));
            }
        }
    }
    return {};
}

QModelIndex LessonsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row() + 1) : groupLevel);
}

QModelIndex LessonsModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == groupLevel) {
        return {};
    }
    return createIndex(int(child.internalId()) - 1, 0, groupLevel);
}

int LessonsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid()) {
        return int(m_groups.size());
    }
    const bool isGroup = parent.internalId() == groupLevel && parent.column() == 0;
    return isGroup ? int(m_groups[std::size_t(parent.row())].scenarios.size()) : 0;
}

int LessonsModel::columnCount(const QModelIndex &) const
{
    return 1;
}

const Scenario *LessonsModel::scenarioAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == groupLevel) {
        return nullptr;
    }
    return m_groups[index.internalId() - 1].scenarios[std::size_t(index.row())];
}

QVariant LessonsModel::scenarioData(const Scenario &scenario, int role) const
{
    const bool isFinished = m_finished.contains(scenario.id);
    switch (role) {
    case Qt::DisplayRole:
        return scenarioText(scenario.title);
    case Qt::AccessibleTextRole:
        return isFinished ? tr("%1, finished").arg(scenarioText(scenario.title))
                          : scenarioText(scenario.title);
    case Qt::ToolTipRole:
        return scenarioText(scenario.summary);
    case ScenarioIdRole:
        return scenario.id;
    case FinishedRole:
        return isFinished;
    default:
        return {};
    }
}

QVariant LessonsModel::data(const QModelIndex &index, int role) const
{
    if (const Scenario *scenario = scenarioAt(index)) {
        return scenarioData(*scenario, role);
    }
    if (index.isValid() && role == Qt::DisplayRole) {
        return scenarioText(m_groups[std::size_t(index.row())].title);
    }
    return {};
}

Qt::ItemFlags LessonsModel::flags(const QModelIndex &index) const
{
    if (scenarioAt(index) == nullptr) {
        return index.isValid() ? Qt::ItemIsEnabled : Qt::NoItemFlags;
    }
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace Coroscope
