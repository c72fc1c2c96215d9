// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/snapshot.h"
#include "ui/models/runtotals.h"

#include <QtCore/QAbstractItemModel>

#include <vector>

namespace Coroscope {

/// The figures of every task, one row each in the order of making, and a last row with the sums.
/// Below the row of a task lie the lines that it printed.
///
/// Cells are worked out when they are asked for, so that a run of 10,000 tasks costs what is seen;
/// of a printed line only its number is kept.
class ResultsModel : public QAbstractItemModel
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
    /// The columns of a printed line; those behind are empty.
    enum LineColumn { LineTimeColumn, LineTextColumn };

    using QAbstractItemModel::QAbstractItemModel;

    /// A later snapshot of the same run adds rows and lines and marks what may have changed; one of
    /// another run starts afresh.
    void setSnapshot(const Snapshot &snapshot);
    void retranslate();
    /// The row of a task; invalid if there is none.
    QModelIndex indexOf(TaskId task) const;
    static bool isLine(const QModelIndex &index) { return index.internalId() != 0; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// What a task printed, as numbers of the run's lines.
    struct TaskLines
    {
        std::vector<std::uint32_t> numbers;
        std::size_t shown = 0; ///< that many have been announced
    };
    void startAfresh(const Snapshot &snapshot);
    void addRows(const Snapshot &snapshot);
    void addLines();
    /// Sorts new lines to their tasks; the tasks that got some, from 0.
    std::vector<std::size_t> takeInLines();
    const OutputLine &lineAt(const QModelIndex &index) const;
    QVariant lineData(const QModelIndex &index, int role) const;
    bool isTotalsRow(int row) const { return row == int(m_snapshot.tasks.size()); }
    QString taskText(int row, int column) const;
    QString resultText(const TaskTimeline &task) const;
    QString totalsText(int column) const;

    Snapshot m_snapshot;
    RunTotals m_totals;
    std::vector<TaskLines> m_lines; ///< by task
    std::size_t m_linesTaken = 0;   ///< that many of the run's lines are in m_lines
    std::size_t m_settled = 0; ///< that many tasks at the front were over in the last snapshot
};

} // namespace Coroscope
