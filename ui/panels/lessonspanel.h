// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"

#include <QtCore/QSet>
#include <QtWidgets/QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTreeView;

namespace Coroscope {

class LessonsDelegate;
class LessonsModel;
struct Theme;

/// The list of demos, grouped, with a tick on those that were seen to their end, and a line to
/// filter them.
class LessonsPanel : public QWidget
{
    Q_OBJECT
public:
    /// The scenarios must outlive the panel.
    explicit LessonsPanel(const std::vector<Scenario> &scenarios, QWidget *parent = nullptr);

    /// Marks the demo as the one shown; does not emit scenarioChosen().
    void setCurrent(const QString &scenarioId);
    void setFinished(const QSet<QString> &scenarioIds);
    void setTheme(const Theme &theme);

Q_SIGNALS:
    /// The user chose a demo.
    void scenarioChosen(const QString &scenarioId);

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeTree();
    void announce(const QModelIndex &index);
    /// Changes which rows there are; the demo shown stays chosen.
    void changeRows(const std::function<void()> &change);
    void showCurrent();
    void retranslate();

    LessonsModel *m_model;
    QSortFilterProxyModel *m_filtered;
    QLabel *m_title;
    QLineEdit *m_filter;
    QTreeView *m_tree;
    LessonsDelegate *m_delegate;
    QString m_current;
    bool m_isChangingRows = false;
};

} // namespace Coroscope
