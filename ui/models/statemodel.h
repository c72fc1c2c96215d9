// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/results.h"
#include "core/trace/snapshot.h"

#include <QtCore/QAbstractTableModel>

#include <vector>

namespace Coroscope {

/// The shared variables at one moment: name, value, how it came to it, how many writes were stale,
/// and who wrote last.
class StateModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, ValueColumn, HistoryColumn, StaleColumn, WriterColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows the variables as they were at `at`; changes only the rows that differ.
    void setSnapshot(const Snapshot &snapshot, TraceTime at);
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QString name;
        QString value;
        QString history;
        std::optional<TaskId> writer;
        QString writerName;
        std::uint32_t staleWrites = 0;
        bool operator==(const Row &) const = default;
    };
    static Row rowOf(const Snapshot &snapshot, const VariableAt &variable);
    void setRows(std::vector<Row> rows);
    QString textAt(const QModelIndex &index) const;

    std::vector<Row> m_rows;
};

} // namespace Coroscope
