// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/requestsmodel.h"

#include "core/analysis/requesttotals.h"
#include "ui/models/requesttext.h"
#include "ui/models/taskroles.h"
#include "ui/models/texts.h"
#include "ui/timeline/countertext.h"
#include "ui/timeline/spantext.h"

namespace Coroscope {
namespace {

bool isNumber(int column)
{
    return column == RequestsModel::BytesColumn || column == RequestsModel::StartedColumn
        || column == RequestsModel::EndedColumn || column == RequestsModel::TotalColumn;
}

QString secondsOf(std::optional<TraceTime> time)
{
    return time ? secondsNumber(*time) : QString();
}

} // namespace

bool RequestsModel::isSameRun(const Snapshot &snapshot) const
{
    return snapshot.tables == m_snapshot.tables && snapshot.requests.size() >= m_order.size();
}

void RequestsModel::setSnapshot(const Snapshot &snapshot)
{
    if (!isSameRun(snapshot)) {
        beginResetModel();
        m_snapshot = snapshot;
        m_order = requestOrder(snapshot, m_sort);
        endResetModel();
        return;
    }
    addRows(snapshot);
    putInOrder();
}

void RequestsModel::showProgress(const Snapshot &snapshot)
{
    if (isSameRun(snapshot)) {
        m_snapshot = snapshot;
    }
}

void RequestsModel::addRows(const Snapshot &snapshot)
{
    const std::size_t before = m_order.size();
    const std::size_t after = snapshot.requests.size();
    if (after > before) {
        beginInsertRows({}, int(before), int(after) - 1);
    }
    m_snapshot = snapshot;
    for (std::size_t i = before; i < after; ++i) {
        m_order.push_back(std::uint32_t(i));
    }
    if (after > before) {
        endInsertRows();
    }
}

void RequestsModel::putInOrder()
{
    std::vector<std::uint32_t> order = requestOrder(m_snapshot, m_sort);
    if (order == m_order) {
        return;
    }
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    std::vector<int> rowOf(order.size());
    for (std::size_t row = 0; row < order.size(); ++row) {
        rowOf[order[row]] = int(row);
    }
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &old : before) {
        after.append(index(rowOf[m_order[std::size_t(old.row())]], old.column()));
    }
    m_order = std::move(order);
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void RequestsModel::announce(int firstRow, int lastRow)
{
    if (firstRow >= 0 && firstRow <= lastRow && lastRow < rowCount()) {
        Q_EMIT dataChanged(index(firstRow, 0), index(lastRow, ColumnCount - 1),
                           {Qt::DisplayRole});
    }
}

void RequestsModel::setSort(RequestSort sort)
{
    if (m_sort != sort) {
        m_sort = sort;
        setSnapshot(Snapshot(m_snapshot));
    }
}

const RequestTimeline &RequestsModel::requestAt(int row) const
{
    return m_snapshot.requests.at(m_order[std::size_t(row)]);
}

void RequestsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    announce(0, rowCount() - 1);
}

int RequestsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

int RequestsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString RequestsModel::textAt(const RequestTimeline &request, int column) const
{
    switch (column) {
    case TaskColumn:
        return taskName(m_snapshot, request.task);
    case AddressColumn:
        return request.address ? m_snapshot.text(*request.address) : QString();
    case StatusColumn:
        return RequestText::status(m_snapshot, request);
    case ConnectionColumn:
        return SpanText::connection(request.connection);
    case BytesColumn:
        return request.bytes ? CounterText::number(std::int64_t(*request.bytes)) : QString();
    case StartedColumn:
        return secondsOf(request.step(RequestStep::Queued));
    case EndedColumn:
        return secondsOf(request.step(RequestStep::Done));
    case TotalColumn:
        return secondsNumber(totalTime(request, m_snapshot.now));
    default:
        return RequestText::stretches(m_snapshot, request);
    }
}

QVariant RequestsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const RequestTimeline &request = requestAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return textAt(request, index.column());
    case Qt::ToolTipRole:
        return RequestText::toolTip(m_snapshot, request);
    case Qt::TextAlignmentRole:
        return isNumber(index.column()) ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter)
                                        : QVariant();
    case TaskIdRole:
        return request.task ? QVariant(request.task->value()) : QVariant();
    default:
        return {};
    }
}

QVariant RequestsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole && isNumber(section)) {
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case TaskColumn:
        return tr("Task");
    case AddressColumn:
        return tr("Address");
    case StatusColumn:
        return tr("Status");
    case ConnectionColumn:
        return tr("Connection");
    case BytesColumn:
        return tr("Bytes");
    case StartedColumn:
        return tr("Started (s)");
    case EndedColumn:
        return tr("Ended (s)");
    case TotalColumn:
        return tr("Total (s)");
    default:
        return tr("Stretches");
    }
}

} // namespace Coroscope
