// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/copyview.h"

#include "ui/models/taskroles.h"

#include <QtCore/QEvent>
#include <QtCore/QScopedValueRollback>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QHeaderView>

#include <algorithm>

namespace Coroscope {

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
    connect(m_selectAll, &QAction::triggered, this, &QTreeView::selectAll);
    retranslate();
}

QList<int> CopyView::rowsToCopy() const
{
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows()) {
        rows.append(index.row());
    }
    std::sort(rows.begin(), rows.end());
    for (int row = 0; rows.isEmpty() && row < model()->rowCount(); ++row) {
        rows.append(row);
    }
    return rows;
}

QString CopyView::selectedText() const
{
    const int columns = model()->columnCount();
    QStringList lines;
    QStringList cells;
    if (m_headings == Headings::Copied) {
        for (int column = 0; column < columns; ++column) {
            cells.append(model()->headerData(column, Qt::Horizontal).toString());
        }
        lines.append(cells.join(u'\t'));
    }
    for (const int row : rowsToCopy()) {
        cells.clear();
        for (int column = 0; column < columns; ++column) {
            cells.append(model()->index(row, column).data().toString());
        }
        lines.append(cells.join(u'\t'));
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
    if (m_isFollowing || selectionModel()->selectedRows().size() == model()->rowCount()) {
        return;
    }
    const QModelIndex current = selectionModel()->currentIndex();
    const std::optional<TaskId> task = taskOf(current);
    // Of a row without a task nobody else can show anything.
    if (task && selectionModel()->isSelected(current)) {
        Q_EMIT taskSelected(task);
    }
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
