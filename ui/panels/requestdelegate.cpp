// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/requestdelegate.h"

#include "core/analysis/requesttotals.h"
#include "ui/models/requestsmodel.h"
#include "ui/panels/waterfall.h"

#include <QtGui/QPainter>
#include <QtWidgets/QApplication>

namespace Coroscope {
namespace {

constexpr int narrowBar = 12;    ///< narrower ones have no room for a pattern
constexpr int narrowestSign = 20;
constexpr double tickSpacing = 76;

bool isWaterfall(int column)
{
    return column == RequestsModel::StretchesColumn;
}

} // namespace

RequestDelegate::RequestDelegate(const RequestsModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_kit(Themes::light(), QApplication::font())
{}

void RequestDelegate::setLook(const Theme &theme, const QFont &font)
{
    m_kit = PaintKit(theme, font);
}

void RequestDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (isWaterfall(index.column())) {
        option->text.clear();
    } else if (index.column() == RequestsModel::StatusColumn) {
        const RequestResult result = resultOf(m_model.requestAt(index.row()));
        if (isTrouble(result)) {
            option->palette.setColor(QPalette::Text, m_kit.theme().result(result).text);
            option->font.setBold(true);
        }
    }
    option->textElideMode = index.column() == RequestsModel::AddressColumn ? Qt::ElideLeft
                                                                           : Qt::ElideRight;
}

void RequestDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (isWaterfall(index.column())) {
        painter->save();
        painter->setClipRect(option.rect);
        paintWaterfall(*painter, option.rect, index.row());
        painter->restore();
    }
}

void RequestDelegate::paintWaterfall(QPainter &painter, const QRect &cell, int row) const
{
    const TimeScale scale = waterfallScale(m_range, cell.left(), cell.width());
    for (const Tick &tick : ticksOf(scale, tickSpacing * m_kit.texts().scale())) {
        painter.fillRect(int(tick.x), cell.top(), 1, cell.height(),
                         m_kit.colour(ColourRole::Grid));
    }
    const RequestTimeline &request = m_model.requestAt(row);
    const WaterfallRow drawn = waterfallRow(request, m_model.snapshot().now, scale, cell);
    paintBars(painter, drawn);
    if (drawn.trouble) {
        drawTroubleMark(painter, m_kit.theme(), drawn.trouble->result, drawn.trouble->centre,
                        cell.height() * 0.32);
    }
    if (const auto sign = Themes::glyphOf(request.connection)) {
        const double height = m_kit.texts().height(TextRole::StrongLabel);
        m_kit.drawText(painter, drawn.beyond - QPointF(0, height / 2), QString(*sign),
                       TextRole::StrongLabel, m_kit.colour(ColourRole::DimText));
    }
}

void RequestDelegate::paintBars(QPainter &painter, const WaterfallRow &row) const
{
    for (const WaterfallBar &bar : row.bars) {
        const BarLook &look = m_kit.theme().stretch(bar.stretch);
        if (bar.rect.width() < narrowBar) {
            painter.fillRect(bar.rect, look.strong);
            continue;
        }
        painter.setBrushOrigin(0, bar.rect.top());
        painter.setBrush(m_kit.brush(bar.stretch));
        painter.setPen(QPen(look.edge, 1));
        painter.drawRect(bar.rect.adjusted(0, 0, -1, -1));
        if (bar.rect.width() >= narrowestSign) {
            const QString sign(look.glyph);
            const double width = m_kit.texts().width(sign, TextRole::StrongLabel) + 6;
            const double height = std::min<double>(bar.rect.height() - 2,
                                                   m_kit.texts().height(TextRole::StrongLabel));
            const QRectF pill(bar.rect.left() + 4, bar.rect.center().y() + 0.5 - height / 2, width,
                              height);
            painter.fillRect(pill, m_kit.colour(ColourRole::Pill));
            m_kit.drawText(painter, pill, Qt::AlignHCenter, sign, TextRole::StrongLabel,
                           m_kit.colour(ColourRole::Text));
        }
    }
}

WaterfallHeader::WaterfallHeader(const RequestDelegate &delegate, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_delegate(delegate)
{
    setStretchLastSection(true);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void WaterfallHeader::initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const
{
    QHeaderView::initStyleOptionForIndex(option, logicalIndex);
    if (isWaterfall(logicalIndex)) {
        option->text.clear();
    }
    const RequestSort sort = m_delegate.model().sortedBy();
    if (logicalIndex == RequestsModel::TotalColumn && sort.key == RequestKey::Duration) {
        option->text += sort.order == Qt::AscendingOrder ? QStringLiteral(" ↑")
                                                         : QStringLiteral(" ↓");
    }
}

void WaterfallHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    painter->save();
    QHeaderView::paintSection(painter, rect, logicalIndex);
    painter->restore();
    if (!isWaterfall(logicalIndex)) {
        return;
    }
    PaintKit &kit = m_delegate.kit();
    const TimeScale scale = waterfallScale(m_delegate.range(), rect.left(), rect.width());
    for (const Tick &tick : ticksOf(scale, tickSpacing * kit.texts().scale())) {
        const bool isLabelled = tick.kind == Tick::Kind::Labelled;
        const int height = isLabelled ? 7 : 4;
        painter->fillRect(int(tick.x), rect.bottom() - height, 1, height,
                          kit.colour(isLabelled ? ColourRole::DimText : ColourRole::Separator));
        const QRectF place(tick.x + 4, rect.top(), tickSpacing, rect.height() - 4);
        if (isLabelled && place.left() + kit.texts().width(tick.label, TextRole::Tick)
                              < rect.right()) {
            kit.drawText(*painter, place, Qt::AlignLeft, tick.label, TextRole::Tick,
                         kit.colour(ColourRole::DimText));
        }
    }
}

} // namespace Coroscope
