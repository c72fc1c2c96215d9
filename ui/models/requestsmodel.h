// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/requestorder.h"

#include <QtCore/QAbstractTableModel>

namespace Coroscope {

/// The requests of a run, one row each, in an order that can be chosen.
///
/// Cells are worked out when they are asked for, so that a run of 10,000 requests costs what is
/// seen; the order costs when setSnapshot() or setSort() is called.
class RequestsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        TaskColumn,
        AddressColumn,
        StatusColumn,
        ConnectionColumn,
        BytesColumn,
        StartedColumn,
        EndedColumn,
        TotalColumn,
        StretchesColumn, ///< in words; drawn as a waterfall where there is a delegate for it
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// A later snapshot of the same run adds rows and puts them into order; one of another run
    /// starts afresh. What changed in rows that there were before is told by announce().
    void setSnapshot(const Snapshot &snapshot);
    /// Shows the rows that there are as they stand in a later snapshot of the same run, and no new
    /// ones: costs nothing in proportion to their number. The same holds for what changed.
    void showProgress(const Snapshot &snapshot);
    /// Tells that these rows have changed, both included. All those under way do so all the time;
    /// telling a view of thousands would cost more than painting the few that are seen.
    void announce(int firstRow, int lastRow);
    const Snapshot &snapshot() const noexcept { return m_snapshot; }
    /// Rows that are selected stay so.
    void setSort(RequestSort sort);
    RequestSort sortedBy() const noexcept { return m_sort; }
    const RequestTimeline &requestAt(int row) const;
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool isSameRun(const Snapshot &snapshot) const;
    void addRows(const Snapshot &snapshot);
    void putInOrder();
    QString textAt(const RequestTimeline &request, int column) const;

    Snapshot m_snapshot;
    RequestSort m_sort;
    std::vector<std::uint32_t> m_order; ///< by row: the number of the request, from 0
};

} // namespace Coroscope
