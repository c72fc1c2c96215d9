// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/statepanel.h"

#include "ui/models/statemodel.h"
#include "ui/models/stateroles.h"
#include "ui/models/texts.h"
#include "ui/panels/copyview.h"
#include "ui/panels/fonts.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace Coroscope {

StatePanel::StatePanel(Form form, QWidget *parent)
    : QWidget(parent)
    , m_form(form)
    , m_model(new StateModel(this))
    , m_title(new QLabel(this))
    , m_moment(new QLabel(this))
    , m_view(new CopyView(CopyView::Headings::Copied, this))
    , m_nothing(new QLabel(this))
{
    setObjectName(form == Form::Card ? QStringLiteral("stateCard") : QStringLiteral("statePanel"));
    m_title->setProperty("heading", true);
    m_moment->setProperty("dim", true);
    m_nothing->setProperty("dim", true);
    m_nothing->setWordWrap(true);
    m_view->setModel(m_model);
    m_view->setHeaderHidden(form == Form::Card);
    makeLayout();
    connect(m_view, &CopyView::taskSelected, this, &StatePanel::taskSelected);
    useFonts();
    retranslate();
    setSnapshot(Snapshot(), {});
}

void StatePanel::makeLayout()
{
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_moment);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->addLayout(head);
    layout->addWidget(m_nothing);
    layout->addWidget(m_view, 1);
    if (m_form == Form::Full) {
        layout->addStretch();
    } else {
        m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    }
}

bool StatePanel::isEmpty() const
{
    return m_model->rowCount() == 0;
}

void StatePanel::setSnapshot(const Snapshot &snapshot, TraceTime at)
{
    m_model->setSnapshot(snapshot, at);
    if (m_hasStaleWrites != hasStaleWrites()) {
        m_hasStaleWrites = !m_hasStaleWrites;
        fitColumns();
    }
    m_at = at;
    m_moment->setText(tr("at %1").arg(secondsText(at)));
    m_moment->setVisible(!isEmpty());
    m_view->setVisible(!isEmpty());
    m_nothing->setVisible(isEmpty());
    if (m_form == Form::Card && !isEmpty()) {
        constexpr int mostRows = 6;
        const int rows = std::min(m_model->rowCount(), mostRows);
        const int rowHeight = std::max(m_view->sizeHintForRow(0), fontMetrics().height());
        m_view->setFixedHeight(rows * rowHeight + 4);
    }
}

void StatePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::FontChange) {
        useFonts();
    }
    QWidget::changeEvent(event);
}

void StatePanel::useFonts()
{
    m_view->setFont(codeFont(font()));
    fitColumns();
}

void StatePanel::fitColumns()
{
    const bool isCard = m_form == Form::Card;
    const bool isTight = isCard && m_hasStaleWrites;
    // A card has room for it only at the expense of others, and shows it only if it says something.
    m_view->setColumnHidden(StateModel::StaleColumn, isCard && !m_hasStaleWrites);
    const int digit = QFontMetrics(m_view->font()).horizontalAdvance(u'0');
    m_view->header()->resizeSection(StateModel::NameColumn, 10 * digit);
    m_view->header()->resizeSection(StateModel::ValueColumn, (isTight ? 9 : 12) * digit);
    m_view->header()->resizeSection(StateModel::HistoryColumn, (isTight ? 12 : 18) * digit);
    m_view->header()->resizeSection(StateModel::StaleColumn, (isCard ? 9 : 14) * digit);
}

bool StatePanel::hasStaleWrites() const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->index(row, 0).data(StaleWritesRole).toUInt() > 0) {
            return true;
        }
    }
    return false;
}

void StatePanel::retranslate()
{
    m_title->setText(tr("SHARED STATE"));
    m_nothing->setText(tr("No task has touched a shared variable in this run."));
    m_view->setAccessibleName(tr("Shared variables"));
    m_moment->setText(tr("at %1").arg(secondsText(m_at)));
    m_model->retranslate();
}

} // namespace Coroscope
