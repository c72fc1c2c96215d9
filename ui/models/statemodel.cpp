// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/statemodel.h"

#include "ui/models/stateroles.h"
#include "ui/models/taskroles.h"
#include "ui/models/texts.h"

namespace Coroscope {
namespace {

QString valueText(const Snapshot &snapshot, ValueKind kind, TextId value)
{
    const QString &text = snapshot.text(value);
    return kind == ValueKind::Number ? text : u'"' + text + u'"';
}

} // namespace

StateModel::Row StateModel::rowOf(const Snapshot &snapshot, const VariableAt &variable)
{
    QStringList history;
    for (const TextId value : variable.history) {
        history.append(valueText(snapshot, variable.kind, value));
    }
    return {snapshot.text(variable.name),        valueText(snapshot, variable.kind, variable.value),
            history.join(QStringLiteral(" → ")), variable.writer,
            taskName(snapshot, variable.writer), variable.staleWrites};
}

void StateModel::setSnapshot(const Snapshot &snapshot, TraceTime at)
{
    std::vector<Row> rows;
    if (snapshot.tables) {
        for (const VariableAt &variable : variablesAt(snapshot, at)) {
            rows.push_back(rowOf(snapshot, variable));
        }
    }
    setRows(std::move(rows));
}

void StateModel::setRows(std::vector<Row> rows)
{
    if (rows.size() != m_rows.size()) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (rows[row] != m_rows[row]) {
            m_rows[row] = std::move(rows[row]);
            Q_EMIT dataChanged(index(int(row), 0), index(int(row), ColumnCount - 1));
        }
    }
}

void StateModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int StateModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int StateModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString StateModel::textAt(const QModelIndex &index) const
{
    const Row &row = m_rows[std::size_t(index.row())];
    switch (index.column()) {
    case NameColumn:
        return row.name;
    case ValueColumn:
        return row.value;
    case HistoryColumn:
        return row.history;
    case StaleColumn:
        return row.staleWrites > 0 ? tr("%1 stale").arg(row.staleWrites) : QString();
    default:
        return row.writerName.isEmpty() ? tr("not yet written") : row.writerName;
    }
}

QVariant StateModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const Row &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return textAt(index);
    case TaskIdRole:
        return row.writer ? QVariant(row.writer->value()) : QVariant();
    case StaleWritesRole:
        return row.staleWrites;
    default:
        return {};
    }
}

QVariant StateModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case NameColumn:
        return tr("Variable");
    case ValueColumn:
        return tr("Value");
    case HistoryColumn:
        return tr("History");
    case StaleColumn:
        return tr("Stale writes");
    default:
        return tr("Last written by");
    }
}

} // namespace Coroscope
