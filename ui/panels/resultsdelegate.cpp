// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/resultsdelegate.h"

#include "ui/models/resultsmodel.h"
#include "ui/panels/fonts.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTreeView>

namespace Coroscope {
namespace {

/// From the first column of the text to the right end of the last one.
QRect textRect(const QStyleOptionViewItem &option, const QHeaderView &header)
{
    const int last = ResultsModel::ColumnCount - 1;
    QRect rect = option.rect;
    rect.setLeft(header.sectionViewportPosition(ResultsModel::LineTextColumn));
    rect.setRight(header.sectionViewportPosition(last) + header.sectionSize(last) - 1);
    return rect;
}

} // namespace

void ResultsDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (!ResultsModel::isLine(index)) {
        return;
    }
    option->font = codeFont(option->font);
    option->fontMetrics = QFontMetrics(option->font);
    if (index.column() == ResultsModel::LineTimeColumn) {
        option->palette.setBrush(QPalette::Text, option->palette.placeholderText());
    }
}

void ResultsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QTreeView *>(option.widget);
    if (view == nullptr || !ResultsModel::isLine(index)
        || index.column() < ResultsModel::LineTextColumn) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    // A column may be painted without its neighbours: each paints its own part of the text.
    QStyleOptionViewItem line = option;
    line.rect = textRect(option, *view->header());
    painter->save();
    painter->setClipRect(option.rect);
    QStyledItemDelegate::paint(painter, line, index.siblingAtColumn(ResultsModel::LineTextColumn));
    painter->restore();
}

} // namespace Coroscope
