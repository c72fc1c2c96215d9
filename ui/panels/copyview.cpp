// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/copyview.h"

#include "ui/models/taskroles.h"

#include <QtCore/QEvent>
#include <QtCore/QScopedValueRollback>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHeaderView>

#include <algorithm>

namespace Coroscope {
namespace {

/// Whether a row stands above another, those that lie below a row directly after it.
bool standsBefore(const QModelIndex &one, const QModelIndex &other)
{
    const auto place = [](const QModelIndex &row) {
        const QModelIndex above = row.parent();
        return above.isValid() ? std::pair(above.row(), row.row() + 1) : std::pair(row.row(), 0);
    };
    return place(one) < place(other);
}

} // namespace

CopyView::CopyView(Headings headings, QWidget *parent)
    : QTreeView(parent)
    , m_headings(headings)
    , m_copy(new QAction(this))
    , m_selectAll(new QAction(this))
{
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setFrameShape(QFrame::NoFrame);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    header()->setStretchLastSection(true);
    m_copy->setShortcut(QKeySequence::Copy);
    m_selectAll->setShortcut(QKeySequence::SelectAll);
    for (QAction *action : {m_copy, m_selectAll}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
    connect(m_copy, &QAction::triggered, this, &CopyView::copy);
    connect(m_selectAll, &QAction::triggered, this, &CopyView::selectAll);
    retranslate();
}

QModelIndexList CopyView::rowsToCopy() const
{
    QModelIndexList rows;
    const auto take = [this, &rows](const QModelIndex &row) {
        rows.append(row);
        for (int below = 0; isExpanded(row) && below < model()->rowCount(row); ++below) {
            rows.append(model()->index(below, 0, row));
        }
    };
    for (const QModelIndex &row : selectionModel()->selectedRows()) {
        take(row);
    }
    const bool takesAll = rows.isEmpty();
    for (int row = 0; takesAll && row < model()->rowCount(); ++row) {
        take(model()->index(row, 0));
    }
    std::sort(rows.begin(), rows.end(), standsBefore);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

QString CopyView::cellsOf(const QModelIndex &row) const
{
    QStringList cells;
    for (int column = 0; column < model()->columnCount(); ++column) {
        cells.append(row.siblingAtColumn(column).data().toString());
    }
    while (row.parent().isValid() && cells.size() > 1 && cells.last().isEmpty()) {
        cells.removeLast();
    }
    return cells.join(u'\t');
}

QString CopyView::selectedText() const
{
    QStringList lines;
    if (m_headings == Headings::Copied) {
        QStringList cells;
        for (int column = 0; column < model()->columnCount(); ++column) {
            cells.append(model()->headerData(column, Qt::Horizontal).toString());
        }
        lines.append(cells.join(u'\t'));
    }
    for (const QModelIndex &row : rowsToCopy()) {
        lines.append(cellsOf(row));
    }
    return lines.join(u'\n');
}

void CopyView::copy() const
{
    QGuiApplication::clipboard()->setText(selectedText());
}

bool CopyView::isTaskSelected(TaskId task) const
{
    const QModelIndexList rows = selectionModel()->selectedRows();
    return std::any_of(rows.begin(), rows.end(),
                       [task](const QModelIndex &index) { return taskOf(index) == task; });
}

QItemSelection CopyView::rowsOf(TaskId task) const
{
    QItemSelection rows;
    for (int row = 0; row < model()->rowCount(); ++row) {
        const QModelIndex index = model()->index(row, 0);
        if (taskOf(index) == task) {
            rows.select(index, model()->index(row, model()->columnCount() - 1));
        }
    }
    return rows;
}

void CopyView::setSelectedTask(std::optional<TaskId> task)
{
    if (task && isTaskSelected(*task)) {
        return;
    }
    const QScopedValueRollback following(m_isFollowing, true);
    const QItemSelection rows = task ? rowsOf(*task) : QItemSelection();
    selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    if (!rows.isEmpty()) {
        const QModelIndex first = rows.first().topLeft();
        selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
        scrollTo(first);
    }
}

void CopyView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    if (m_isFollowing) {
        return;
    }
    const QModelIndex current = selectionModel()->currentIndex();
    const std::optional<TaskId> task = taskOf(current);
    // Of a row without a task nobody else can show anything.
    if (task && selectionModel()->isSelected(current)) {
        Q_EMIT taskSelected(task);
    }
}

void CopyView::selectAll()
{
    const QScopedValueRollback following(m_isFollowing, true);
    QTreeView::selectAll();
}

void CopyView::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const QModelIndex row = currentIndex().siblingAtColumn(0);
    if (isEnter && row.isValid() && model()->hasChildren(row)) {
        setExpanded(row, !isExpanded(row));
        return;
    }
    QTreeView::keyPressEvent(event);
}

void CopyView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QTreeView::changeEvent(event);
}

void CopyView::retranslate()
{
    m_copy->setText(tr("Copy"));
    m_selectAll->setText(tr("Select all"));
}

} // namespace Coroscope
