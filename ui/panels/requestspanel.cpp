// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/requestspanel.h"

#include "core/analysis/requesttotals.h"
#include "ui/models/requestsmodel.h"
#include "ui/panels/copyview.h"
#include "ui/panels/requestdelegate.h"
#include "ui/panels/requesttotalscard.h"
#include "ui/panels/waterfall.h"

#include <QtCore/QEvent>
#include <QtGui/QAction>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QStackedLayout>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

namespace Coroscope {
namespace {

constexpr std::array sortKeys{RequestKey::Start, RequestKey::Duration, RequestKey::End};
/// In rows they would leave little room for the waterfall; they are copied all the same.
constexpr std::array copiedOnly{RequestsModel::ConnectionColumn, RequestsModel::StartedColumn,
                                RequestsModel::EndedColumn};

} // namespace

RequestsPanel::RequestsPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new RequestsModel(this))
    , m_view(new CopyView(CopyView::Headings::Copied, this))
    , m_delegate(new RequestDelegate(*m_model, this))
    , m_totals(new RequestTotalsCard(this))
    , m_sortControls(new QWidget(this))
    , m_sortLabel(new QLabel(m_sortControls))
    , m_sortKey(new QComboBox(m_sortControls))
    , m_reversed(new QToolButton(m_sortControls))
    , m_empty(new QLabel(this))
    , m_pages(new QStackedLayout)
    , m_theme(Themes::light())
{
    setObjectName(QStringLiteral("requestsPanel"));
    makeView();
    makeSortControls();
    makeSortActions();
    placeParts();
    retranslate();
}

void RequestsPanel::makeView()
{
    m_view->setObjectName(QStringLiteral("requestsView"));
    m_view->setHeader(new WaterfallHeader(*m_delegate, m_view));
    m_view->header()->setSectionsClickable(true);
    m_view->setModel(m_model);
    m_view->setItemDelegate(m_delegate);
    m_view->setStyleSheet(QStringLiteral("QTreeView::item { padding: 1px 6px; }"));
    for (const int column : copiedOnly) {
        m_view->header()->hideSection(column);
    }
    connect(m_view, &CopyView::taskSelected, this, &RequestsPanel::taskSelected);
    connect(m_view->header(), &QHeaderView::sectionClicked, this, [this](int column) {
        if (column == RequestsModel::TotalColumn) {
            sortBy(RequestKey::Duration);
        } else if (column == RequestsModel::StretchesColumn) {
            sortBy(RequestKey::Start);
        }
    });
}

void RequestsPanel::makeSortControls()
{
    m_sortKey->setObjectName(QStringLiteral("requestSortKey"));
    m_sortLabel->setBuddy(m_sortKey);
    m_sortLabel->setProperty("dim", true);
    for (std::size_t i = 0; i < sortKeys.size(); ++i) {
        m_sortKey->addItem(QString());
    }
    m_reversed->setObjectName(QStringLiteral("requestSortReversed"));
    m_reversed->setCheckable(true);
    auto *layout = new QHBoxLayout(m_sortControls);
    layout->setContentsMargins(0, 0, Spacing::normal, 0);
    layout->addWidget(m_sortLabel);
    layout->addWidget(m_sortKey);
    layout->addWidget(m_reversed);
    connect(m_sortKey, &QComboBox::activated, this,
            [this](int row) { setSort({sortKeys[std::size_t(row)], sortedBy().order}); });
    connect(m_reversed, &QToolButton::toggled, this, [this](bool isReversed) {
        setSort({sortedBy().key, isReversed ? Qt::DescendingOrder : Qt::AscendingOrder});
    });
}

void RequestsPanel::makeSortActions()
{
    for (std::size_t i = 0; i < sortKeys.size(); ++i) {
        auto *action = new QAction(m_view);
        action->setShortcut(Qt::CTRL | Qt::Key(Qt::Key_1 + int(i)));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, [this, i] { sortBy(sortKeys[i]); });
        m_view->addAction(action);
        m_sortActions[i] = action;
    }
}

void RequestsPanel::placeParts()
{
    auto *table = new QWidget(this);
    auto *top = new QHBoxLayout;
    top->addWidget(m_totals, 1);
    top->addWidget(m_sortControls);
    auto *rows = new QVBoxLayout(table);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addLayout(top);
    rows->addWidget(m_view, 1);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setProperty("dim", true);
    m_pages->setContentsMargins(0, 0, 0, 0);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(table);
    setLayout(m_pages);
}

void RequestsPanel::setScenario(const Scenario &scenario)
{
    m_network = scenario.network;
    retranslate();
}

void RequestsPanel::setTheme(const Theme &theme)
{
    m_theme = theme;
    useLook();
}

void RequestsPanel::useLook()
{
    m_delegate->setLook(m_theme, font());
    m_view->viewport()->update();
    m_view->header()->viewport()->update();
}

void RequestsPanel::setSnapshot(const Snapshot &snapshot)
{
    m_newest = snapshot;
    m_isOld = true;
    if (isVisible()) {
        takeIn();
    }
}

void RequestsPanel::takeIn()
{
    m_isOld = false;
    m_delegate->setRange(waterfallRange(m_newest));
    m_model->setSnapshot(m_newest);
    announceSeenRows();
    m_totals->setTotals(requestTotals(m_newest));
    m_pages->setCurrentIndex(m_newest.requests.isEmpty() ? 0 : 1);
    m_view->setSelectedTask(m_selected);
    m_view->header()->viewport()->update();
}

void RequestsPanel::showProgress(const Snapshot &snapshot)
{
    if (isVisible() && !m_isOld) {
        m_model->showProgress(snapshot);
        announceSeenRows();
    }
}

void RequestsPanel::announceSeenRows()
{
    const QModelIndex first = m_view->indexAt({0, 0});
    const QModelIndex last = m_view->indexAt({0, m_view->viewport()->height() - 1});
    m_model->announce(first.row(), last.isValid() ? last.row() : m_model->rowCount() - 1);
}

void RequestsPanel::setSelectedTask(std::optional<TaskId> task)
{
    m_selected = task;
    if (isVisible()) {
        m_view->setSelectedTask(task);
    }
}

RequestSort RequestsPanel::sortedBy() const
{
    return m_model->sortedBy();
}

void RequestsPanel::sortBy(RequestKey key)
{
    const RequestSort now = sortedBy();
    const bool isReversing = now.key == key && now.order == Qt::AscendingOrder;
    setSort({key, isReversing ? Qt::DescendingOrder : Qt::AscendingOrder});
}

void RequestsPanel::setSort(RequestSort sort)
{
    m_model->setSort(sort);
    showSort();
}

void RequestsPanel::showSort()
{
    const RequestSort sort = sortedBy();
    const bool isReversed = sort.order == Qt::DescendingOrder;
    m_sortKey->setCurrentIndex(int(sort.key));
    m_reversed->setChecked(isReversed);
    m_reversed->setText(isReversed ? QStringLiteral("↓") : QStringLiteral("↑"));
    m_view->header()->viewport()->update();
}

QString RequestsPanel::emptyText() const
{
    return m_pages->currentIndex() == 0 ? m_empty->text() : QString();
}

void RequestsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isOld) {
        takeIn();
    }
    m_view->setSelectedTask(m_selected);
}

void RequestsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::FontChange) {
        useLook();
        sizeColumns();
    }
    QWidget::changeEvent(event);
}

void RequestsPanel::sizeColumns()
{
    const int letter = QFontMetrics(font()).averageCharWidth();
    QHeaderView &header = *m_view->header();
    header.resizeSection(RequestsModel::TaskColumn, 11 * letter);
    header.resizeSection(RequestsModel::AddressColumn, 17 * letter);
    header.resizeSection(RequestsModel::StatusColumn, 21 * letter);
    header.resizeSection(RequestsModel::BytesColumn, 11 * letter);
    header.resizeSection(RequestsModel::TotalColumn, 13 * letter);
}

void RequestsPanel::retranslate()
{
    m_view->setAccessibleName(tr("Requests"));
    m_empty->setText(m_network == NetworkUse::Required
                         ? tr("No requests yet. Press Run to see each of them here, as it goes.")
                         : tr("This demo sends no requests."));
    m_sortLabel->setText(tr("Sort by"));
    const std::array names{tr("start"), tr("duration"), tr("end")};
    const std::array actions{tr("Sort by start"), tr("Sort by duration"), tr("Sort by end")};
    for (std::size_t i = 0; i < sortKeys.size(); ++i) {
        m_sortKey->setItemText(int(i), names[i]);
        m_sortActions[i]->setText(actions[i]);
    }
    m_sortKey->setAccessibleName(tr("Sort requests by"));
    m_reversed->setToolTip(tr("Reverse the order"));
    m_reversed->setAccessibleName(tr("Reverse the order"));
    m_model->retranslate();
    showSort();
    sizeColumns();
}

} // namespace Coroscope
