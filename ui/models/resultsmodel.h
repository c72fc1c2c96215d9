// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/snapshot.h"
#include "ui/models/runtotals.h"

#include <QtCore/QAbstractTableModel>

namespace Coroscope {

/// The figures of every task, one row each in the order of making, and a last row with the sums.
///
/// Cells are worked out when they are asked for, so that a run of 10,000 tasks costs what is seen.
class ResultsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        TaskColumn,
        StartedColumn,
        FinishedColumn,
        ElapsedColumn,
        AwaitingColumn,
        ReadyColumn,
        BlockingColumn,
        ResultColumn,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// A later snapshot of the same run adds rows and marks what may have changed; one of another
    /// run starts afresh.
    void setSnapshot(const Snapshot &snapshot);
    void retranslate();
    /// The row of a task; invalid if there is none.
    QModelIndex indexOf(TaskId task) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void startAfresh(const Snapshot &snapshot);
    void addRows(const Snapshot &snapshot);
    bool isTotalsRow(int row) const { return row == int(m_snapshot.tasks.size()); }
    QString taskText(int row, int column) const;
    QString resultText(const TaskTimeline &task) const;
    QString totalsText(int column) const;

    Snapshot m_snapshot;
    RunTotals m_totals;
    std::size_t m_settled = 0; ///< that many tasks at the front were over in the last snapshot
};

} // namespace Coroscope
