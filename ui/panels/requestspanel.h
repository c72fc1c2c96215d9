// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"
#include "core/trace/snapshot.h"
#include "ui/models/requestorder.h"
#include "ui/theme/theme.h"

#include <QtWidgets/QWidget>

#include <optional>

class QAction;
class QComboBox;
class QLabel;
class QStackedLayout;
class QToolButton;

namespace Coroscope {

class CopyView;
class RequestDelegate;
class RequestTotalsCard;
class RequestsModel;

/// The requests of a run as a waterfall: one row each on one time axis, with the figures of all of
/// them above. Without requests it says why there are none.
///
/// While it is not visible it only remembers the newest snapshot.
class RequestsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit RequestsPanel(QWidget *parent = nullptr);

    void setScenario(const Scenario &scenario);
    void setTheme(const Theme &theme);
    /// Takes in all that is new, puts it into order and counts: for a few times a second.
    void setSnapshot(const Snapshot &snapshot);
    /// Lets the rows that are there go on: costs in proportion to those that are seen.
    void showProgress(const Snapshot &snapshot);
    void setSelectedTask(std::optional<TaskId> task);
    /// Sorts by the key; if that is so already, the other way round.
    void sortBy(RequestKey key);
    void setSort(RequestSort sort);
    RequestSort sortedBy() const;
    CopyView &view() noexcept { return *m_view; }
    /// What chooses the order, in the panel unless somebody takes it elsewhere.
    QWidget *sortControls() noexcept { return m_sortControls; }
    /// Why there are no rows; empty while there are some.
    QString emptyText() const;

Q_SIGNALS:
    void taskSelected(std::optional<Coroscope::TaskId> task);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void makeView();
    void makeSortControls();
    void makeSortActions();
    void placeParts();
    void showSort();
    void takeIn();
    void announceSeenRows();
    void useLook();
    void sizeColumns();
    void retranslate();

    RequestsModel *m_model;
    CopyView *m_view;
    RequestDelegate *m_delegate;
    RequestTotalsCard *m_totals;
    QWidget *m_sortControls;
    QLabel *m_sortLabel;
    QComboBox *m_sortKey;
    QToolButton *m_reversed;
    QLabel *m_empty;
    QStackedLayout *m_pages;
    std::array<QAction *, 3> m_sortActions{}; ///< by RequestKey
    Theme m_theme;
    Snapshot m_newest;
    std::optional<TaskId> m_selected;
    NetworkUse m_network{};
    bool m_isOld = false; ///< m_newest is not yet shown
};

} // namespace Coroscope
