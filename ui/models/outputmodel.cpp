// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/outputmodel.h"

#include "ui/models/taskroles.h"
#include "ui/models/texts.h"

namespace Coroscope {

void OutputModel::setSnapshot(const Snapshot &snapshot)
{
    const std::size_t before = m_snapshot.output.size();
    const std::size_t after = snapshot.output.size();
    if (snapshot.tables != m_snapshot.tables || after < before) {
        beginResetModel();
        m_snapshot = snapshot;
        endResetModel();
    } else if (after > before) {
        beginInsertRows({}, int(before), int(after) - 1);
        m_snapshot = snapshot;
        endInsertRows();
    }
}

void OutputModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int OutputModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_snapshot.output.size());
}

int OutputModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString OutputModel::textAt(const QModelIndex &index) const
{
    const OutputLine &line = m_snapshot.output.at(std::size_t(index.row()));
    switch (index.column()) {
    case TimeColumn:
        return secondsNumber(line.at);
    case TaskColumn:
        return taskName(m_snapshot, line.task);
    default:
        return m_snapshot.text(line.text);
    }
}

QVariant OutputModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    if (role == Qt::DisplayRole) {
        return textAt(index);
    }
    if (role == Qt::TextAlignmentRole && index.column() == TimeColumn) {
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    }
    const std::optional<TaskId> task = m_snapshot.output.at(std::size_t(index.row())).task;
    if (role == TaskIdRole && task) {
        return task->value();
    }
    return {};
}

QVariant OutputModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case TimeColumn:
        return tr("Time (s)");
    case TaskColumn:
        return tr("Task");
    default:
        return tr("Text");
    }
}

} // namespace Coroscope
