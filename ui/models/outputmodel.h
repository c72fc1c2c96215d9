// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/snapshot.h"

#include <QtCore/QAbstractTableModel>

namespace Coroscope {

/// The lines that the tasks printed, in the order of printing, with time and task.
class OutputModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { TimeColumn, TaskColumn, TextColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// A later snapshot of the same run appends what is new and costs in proportion to it; one of
    /// another run starts afresh.
    void setSnapshot(const Snapshot &snapshot);
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textAt(const QModelIndex &index) const;

    Snapshot m_snapshot;
};

} // namespace Coroscope
