// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/resultspanel.h"

#include "ui/models/resultsmodel.h"
#include "ui/panels/copyview.h"
#include "ui/panels/requesttotalscard.h"
#include "ui/panels/resultsdelegate.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace Coroscope {

ResultsPanel::ResultsPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new ResultsModel(this))
    , m_view(new CopyView(CopyView::Headings::Copied, this))
    , m_requests(new RequestTotalsCard(this))
{
    setObjectName(QStringLiteral("resultsPanel"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_requests);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new ResultsDelegate(m_view));
    m_view->setRootIsDecorated(true);
    connect(m_view, &CopyView::taskSelected, this, &ResultsPanel::taskSelected);
    retranslate();
}

void ResultsPanel::setSnapshot(const Snapshot &snapshot)
{
    m_model->setSnapshot(snapshot);
    m_requests->setTotals(requestTotals(snapshot));
}

void ResultsPanel::setSelectedTask(std::optional<TaskId> task)
{
    m_view->setSelectedTask(task);
}

void ResultsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::FontChange) {
        sizeColumns();
    }
    QWidget::changeEvent(event);
}

void ResultsPanel::sizeColumns()
{
    const QFontMetrics metrics(font());
    for (int column = 0; column + 1 < ResultsModel::ColumnCount; ++column) {
        const QString heading = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole)
                                    .toString();
        const int atLeast = metrics.averageCharWidth() * (column == 0 ? 20 : 12);
        m_view->header()->resizeSection(column,
                                        std::max(atLeast, metrics.horizontalAdvance(heading) + 28));
    }
}

void ResultsPanel::retranslate()
{
    m_view->setAccessibleName(tr("Results"));
    m_model->retranslate();
    sizeColumns();
}

} // namespace Coroscope
