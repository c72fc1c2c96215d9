// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/snapshot.h"

#include <QtWidgets/QTreeView>

#include <optional>

class QAction;

namespace Coroscope {

/// A table whose rows belong to tasks, and can be copied as tab-separated text. Rows may have rows
/// of their own below them, one level deep; Enter shows and hides those.
class CopyView : public QTreeView
{
    Q_OBJECT
public:
    enum class Headings { Copied, LeftOut };

    explicit CopyView(Headings headings, QWidget *parent = nullptr);

    /// The selected rows, or all if none is selected, as lines of tab-separated cells; with a row
    /// that is open all that lies below it.
    QString selectedText() const;
    /// Puts selectedText() on the clipboard.
    void copy() const;
    /// Selects the task's rows, unless the selection touches one of them already; none clears.
    void setSelectedTask(std::optional<TaskId> task);
    /// Also of the rows below open rows; not told to anybody.
    void selectAll() override;

Q_SIGNALS:
    /// The user selected rows; the task is that of the current one. Not told of rows without one.
    void taskSelected(std::optional<Coroscope::TaskId> task);

protected:
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QModelIndexList rowsToCopy() const;
    QString cellsOf(const QModelIndex &row) const;
    QItemSelection rowsOf(TaskId task) const;
    bool isTaskSelected(TaskId task) const;
    void retranslate();

    Headings m_headings;
    QAction *m_copy;
    QAction *m_selectAll;
    bool m_isFollowing = false; ///< the selection is being set, not made by the user
};

} // namespace Coroscope
