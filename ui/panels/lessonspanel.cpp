// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/lessonspanel.h"

#include "ui/models/lessonroles.h"
#include "ui/models/lessonsmodel.h"
#include "ui/panels/lessonsdelegate.h"

#include <QtCore/QEvent>
#include <QtCore/QScopedValueRollback>
#include <QtCore/QSortFilterProxyModel>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTreeView>
#include <QtWidgets/QVBoxLayout>

namespace Coroscope {

LessonsPanel::LessonsPanel(const std::vector<Scenario> &scenarios, QWidget *parent)
    : QWidget(parent)
    , m_model(new LessonsModel(scenarios, this))
    , m_filtered(new QSortFilterProxyModel(this))
    , m_title(new QLabel(this))
    , m_filter(new QLineEdit(this))
    , m_tree(new QTreeView(this))
    , m_delegate(new LessonsDelegate(m_tree))
{
    setObjectName(QStringLiteral("lessonsPanel"));
    m_title->setProperty("heading", true);
    m_filter->setObjectName(QStringLiteral("lessonsFilter"));
    m_filter->setClearButtonEnabled(true);
    makeTree();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 6, 6);
    layout->addWidget(m_title);
    layout->addWidget(m_filter);
    layout->addWidget(m_tree, 1);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        changeRows([&] { m_filtered->setFilterFixedString(text); });
    });
    retranslate();
}

void LessonsPanel::makeTree()
{
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filtered->setRecursiveFilteringEnabled(true);
    m_filtered->setAutoAcceptChildRows(true);
    m_tree->setModel(m_filtered);
    m_tree->setObjectName(QStringLiteral("lessonsTree"));
    m_tree->setHeaderHidden(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setItemsExpandable(false);
    m_tree->setIndentation(0);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setItemDelegate(m_delegate);
    m_tree->expandAll();
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &LessonsPanel::announce);
    // The row may be the current one already without being the demo that is shown.
    connect(m_tree, &QTreeView::clicked, this, &LessonsPanel::announce);
    connect(m_tree, &QTreeView::activated, this, &LessonsPanel::announce);
}

void LessonsPanel::announce(const QModelIndex &index)
{
    const QString id = index.data(ScenarioIdRole).toString();
    if (!id.isEmpty() && id != m_current && !m_isChangingRows) {
        m_current = id;
        Q_EMIT scenarioChosen(id);
    }
}

void LessonsPanel::changeRows(const std::function<void()> &change)
{
    // When the current row vanishes the view makes a neighbour current; that is nobody's choice.
    const QScopedValueRollback changing(m_isChangingRows, true);
    change();
    m_tree->expandAll();
    showCurrent();
}

void LessonsPanel::showCurrent()
{
    const QModelIndex index = m_filtered->mapFromSource(m_model->indexOf(m_current));
    if (index.isValid()) {
        m_tree->setCurrentIndex(index);
    } else {
        m_tree->selectionModel()->clear();
    }
}

void LessonsPanel::setCurrent(const QString &scenarioId)
{
    m_current = scenarioId;
    showCurrent();
}

void LessonsPanel::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_tree->viewport()->update();
}

void LessonsPanel::setFinished(const QSet<QString> &scenarioIds)
{
    m_model->setFinished(scenarioIds);
}

void LessonsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void LessonsPanel::retranslate()
{
    m_title->setText(tr("LESSONS"));
    m_filter->setPlaceholderText(tr("Type to filter"));
    m_filter->setAccessibleName(tr("Filter the lessons"));
    m_tree->setAccessibleName(tr("Lessons"));
    changeRows([this] { m_model->retranslate(); });
}

} // namespace Coroscope
