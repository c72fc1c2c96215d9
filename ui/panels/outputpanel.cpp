// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/outputpanel.h"

#include "ui/models/outputmodel.h"
#include "ui/panels/copyview.h"
#include "ui/panels/fonts.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QVBoxLayout>

namespace Coroscope {

OutputPanel::OutputPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new OutputModel(this))
    , m_view(new CopyView(CopyView::Headings::LeftOut, this))
{
    setObjectName(QStringLiteral("outputPanel"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    m_view->setObjectName(QStringLiteral("outputView"));
    m_view->setModel(m_model);
    m_view->setHeaderHidden(true);
    m_view->setStyleSheet(QStringLiteral("QTreeView::item { padding: 0px 6px; }"));
    connect(m_view, &CopyView::taskSelected, this, &OutputPanel::taskSelected);
    useFonts();
    retranslate();
}

void OutputPanel::setSnapshot(const Snapshot &snapshot)
{
    const QScrollBar *bar = m_view->verticalScrollBar();
    const bool wasAtEnd = bar->value() >= bar->maximum();
    const int before = m_model->rowCount();
    m_model->setSnapshot(snapshot);
    if (wasAtEnd && m_model->rowCount() > before) {
        m_view->scrollToBottom();
    }
}

void OutputPanel::setSelectedTask(std::optional<TaskId> task)
{
    m_view->setSelectedTask(task);
}

void OutputPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::FontChange) {
        useFonts();
    }
    QWidget::changeEvent(event);
}

void OutputPanel::useFonts()
{
    m_view->setFont(codeFont(font()));
    const int digit = QFontMetrics(m_view->font()).horizontalAdvance(u'0');
    m_view->header()->resizeSection(OutputModel::TimeColumn, 11 * digit);
    m_view->header()->resizeSection(OutputModel::TaskColumn, 16 * digit);
}

void OutputPanel::retranslate()
{
    m_view->setAccessibleName(tr("Printed lines"));
    m_model->retranslate();
}

} // namespace Coroscope
