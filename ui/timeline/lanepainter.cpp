// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lanepainter.h"

#include "ui/timeline/flushpainter.h"

#include <QtGui/QPainterPath>

namespace Coroscope {
namespace {

ColourRole groundRole(const Lane &lane, const LaneHighlights &highlights)
{
    if (lane.row.kind != Row::Kind::Task) {
        return ColourRole::LaneEven;
    }
    if (highlights.selectedTask == lane.row.task()) {
        return ColourRole::Selection;
    }
    return lane.row.index % 2 == 0 ? ColourRole::LaneOdd : ColourRole::LaneEven;
}

void paintEdges(QPainter &painter, const PaintKit &kit, const Lane &lane, int left,
                ColourRole ground)
{
    const QRect rect(QPoint(left, lane.rect.top()), lane.rect.bottomRight());
    if (lane.row.height >= 20 || lane.row.kind != Row::Kind::Task) {
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1,
                         kit.colour(ColourRole::Separator));
    }
    if (ground == ColourRole::Selection) {
        painter.fillRect(rect.left(), rect.top(), 3, rect.height(),
                         kit.colour(ColourRole::Accent));
    }
}

void paintBar(QPainter &painter, const PaintKit &kit, const Bar &bar)
{
    const BarLook &look = kit.look(bar);
    const bool isRound = bar.rect.width() >= 16 && bar.rect.height() >= 8;
    painter.setBrushOrigin(0, bar.rect.top());
    if (!isRound) {
        painter.fillRect(bar.rect, kit.brush(bar));
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(kit.brush(bar));
    const bool isEdged = look.edge != look.fill;
    painter.setPen(isEdged ? QPen(look.edge, 1) : QPen(Qt::NoPen));
    const QRectF rect = isEdged ? QRectF(bar.rect).adjusted(0.5, 0.5, -0.5, -0.5)
                                : QRectF(bar.rect);
    const double radius = std::min(double(Spacing::barRadius), bar.rect.height() / 3.0);
    painter.drawRoundedRect(rect, radius, radius);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void paintMark(QPainter &painter, const PaintKit &kit, const Mark &mark)
{
    if (mark.kind == Mark::Kind::End) {
        return drawEndMark(painter, kit.theme(), mark.end, mark.centre, mark.radius);
    }
    if (mark.kind == Mark::Kind::Trouble) {
        return drawTroubleMark(painter, kit.theme(), mark.result, mark.centre, mark.radius);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    if (mark.kind == Mark::Kind::Start) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(kit.theme().state(TaskState::Running).fill);
        painter.drawRoundedRect(QRectF(mark.centre.x() - 2, mark.centre.y() - mark.radius, 4,
                                       2 * mark.radius),
                                2, 2);
    } else if (mark.kind == Mark::Kind::Created) {
        painter.setPen(QPen(kit.colour(ColourRole::DimText), 1.4));
        painter.setBrush(kit.colour(ColourRole::LaneEven));
        painter.drawEllipse(mark.centre, mark.radius, mark.radius);
    } else if (mark.kind == Mark::Kind::Read) {
        painter.setPen(QPen(kit.colour(ColourRole::VariableEdge), 1));
        painter.setBrush(kit.colour(ColourRole::LaneEven));
        painter.drawEllipse(mark.centre, mark.radius, mark.radius);
    } else {
        const bool isStale = mark.kind == Mark::Kind::StaleWrite;
        const QColor colour = kit.colour(isStale ? ColourRole::Stale : ColourRole::VariableEdge);
        painter.setPen(QPen(colour, 1.5));
        painter.setBrush(isStale ? kit.colour(ColourRole::LaneEven) : colour);
        painter.drawEllipse(mark.centre, mark.radius, mark.radius);
        if (isStale) {
            const double r = mark.radius * 0.5;
            painter.drawLine(mark.centre - QPointF(r, r), mark.centre + QPointF(r, r));
            painter.drawLine(mark.centre - QPointF(r, -r), mark.centre + QPointF(r, -r));
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

/// A dashed line where a counter may not go beyond.
void paintLimits(QPainter &painter, const PaintKit &kit, const Lane &lane)
{
    QPen pen(kit.colour(ColourRole::Warning), 1.5);
    pen.setDashPattern({4, 3});
    painter.setPen(pen);
    for (const LimitLine &limit : lane.limits) {
        painter.drawLine(QPointF(limit.first, limit.y - 0.5), QPointF(limit.last, limit.y - 0.5));
    }
}

/// Dots from the creation of a task to its start: it is there, and nothing of it has run.
void paintUnstarted(QPainter &painter, const PaintKit &kit, const QRect &line)
{
    constexpr int spacing = 6;
    const QColor colour = kit.colour(ColourRole::DimText);
    for (int x = line.left() + spacing; x < line.right(); x += spacing) {
        painter.fillRect(x, line.top(), 2, 2, colour);
    }
}

void paintBox(QPainter &painter, const PaintKit &kit, const ValueBox &box)
{
    const auto edge = box.kind == ValueBox::Kind::StaleValue ? ColourRole::Stale
                                                             : ColourRole::VariableEdge;
    if (box.kind == ValueBox::Kind::Merged || box.rect.width() < 6) {
        painter.fillRect(box.rect, kit.colour(edge));
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(kit.colour(edge), 1));
    painter.setBrush(kit.colour(ColourRole::VariableFill));
    painter.drawRoundedRect(QRectF(box.rect).adjusted(0.5, 0.5, -0.5, -0.5), Spacing::barRadius,
                            Spacing::barRadius);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void paintLabel(QPainter &painter, PaintKit &kit, const Label &label)
{
    switch (label.style) {
    case Label::Style::Plain:
        return kit.drawText(painter, label.rect, Qt::AlignLeft, label.text, TextRole::Label,
                            kit.colour(ColourRole::DimText));
    case Label::Style::Pill:
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(kit.colour(ColourRole::Pill));
        painter.drawRoundedRect(label.rect, Spacing::barRadius, Spacing::barRadius);
        painter.setRenderHint(QPainter::Antialiasing, false);
        return kit.drawText(painter, label.rect, Qt::AlignHCenter, label.text,
                            TextRole::StrongLabel, kit.colour(ColourRole::Text));
    case Label::Style::Value:
        return kit.drawText(painter, label.rect, Qt::AlignLeft, label.text, TextRole::Value,
                            kit.colour(ColourRole::VariableText));
    case Label::Style::Ended:
        return kit.drawText(painter, label.rect, Qt::AlignLeft, label.text, TextRole::StrongLabel,
                            kit.theme().end(label.end).text);
    case Label::Style::Stale:
        return kit.drawText(painter, label.rect, Qt::AlignLeft, label.text, TextRole::Label,
                            kit.colour(ColourRole::Stale));
    }
}

void paintWake(QPainter &painter, const PaintKit &kit, const Link &link)
{
    const bool isDown = link.to.y() > link.from.y();
    const double bow = 18;
    const QPointF tip = link.to + QPointF(2, 0);
    const double reach = (tip.y() - link.from.y()) / 3;
    QPainterPath path(link.from);
    path.cubicTo(link.from + QPointF(bow, reach), tip + QPointF(bow, -reach), tip);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(kit.colour(ColourRole::Link), 1.4));
    painter.drawPath(path);
    const double back = isDown ? -7 : 7;
    const std::array head{tip, tip + QPointF(8, back), tip + QPointF(1, back * 1.2)};
    painter.setPen(Qt::NoPen);
    painter.setBrush(kit.colour(ColourRole::Link));
    painter.drawPolygon(head.data(), int(head.size()));
}

void paintLinks(QPainter &painter, const PaintKit &kit, const std::vector<Link> &links)
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Link &link : links) {
        if (link.kind == Link::Kind::Wake) {
            paintWake(painter, kit, link);
            continue;
        }
        const auto role = link.kind == Link::Kind::StaleWrite ? ColourRole::Stale
                                                              : ColourRole::VariableEdge;
        QPen pen(kit.colour(role), 1.3);
        pen.setDashPattern({2.5, 2.5});
        painter.setPen(pen);
        painter.drawLine(link.from, link.to);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void paintSelectedSpan(QPainter &painter, const PaintKit &kit, const TimelineGeometry &geometry,
                       const Lane &lane, const TimeRange &span)
{
    const ColumnRange columns = geometry.scale.columns(span.begin, span.end);
    const QRect rect(columns.first, lane.rect.top() + 2, std::max(columns.width(), 3),
                     lane.rect.height() - 5);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(kit.colour(ColourRole::Accent), 1.6));
    painter.drawRoundedRect(QRectF(rect).adjusted(-1.5, 0.5, 1.5, -0.5), 4, 4);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void paintOverlays(QPainter &painter, PaintKit &kit, const TimelineGeometry &geometry,
                   const LaneHighlights &highlights)
{
    const QRect &view = geometry.view;
    if (highlights.range) {
        const double left = geometry.scale.x(highlights.range->begin);
        const double right = geometry.scale.x(highlights.range->end);
        QColor wash = kit.colour(ColourRole::Accent);
        wash.setAlphaF(0.14F);
        painter.fillRect(QRectF(left, view.top(), right - left, view.height()), wash);
        for (const double x : {left, right}) {
            painter.fillRect(QRectF(x, view.top(), 1, view.height()),
                             kit.colour(ColourRole::Accent));
        }
        const QString text = lengthText(highlights.range->length());
        const double width = kit.texts().width(text, TextRole::StrongLabel) + 14;
        kit.drawText(painter, QRectF((left + right - width) / 2, view.top() + 4, width, 18),
                     Qt::AlignHCenter, text, TextRole::StrongLabel,
                     kit.colour(ColourRole::VariableText));
    }
    if (highlights.cursor) {
        const double x = geometry.scale.x(*highlights.cursor);
        painter.fillRect(QRectF(x - 1, view.top(), 2, view.height()),
                         kit.colour(ColourRole::Accent));
    }
    if (highlights.pointerX) {
        painter.fillRect(QRectF(*highlights.pointerX, view.top(), 1, view.height()),
                         kit.colour(ColourRole::Link));
    }
}

/// What lies below the last lane.
void paintRest(QPainter &painter, const PaintKit &kit, const TimelineGeometry &geometry,
               const RowLayout &rows, int headerLeft)
{
    const int top = rows.zoneRect(Row::Zone::Foot, geometry.view).bottom() + 1;
    if (top <= geometry.view.bottom()) {
        painter.fillRect(QRect(QPoint(headerLeft, top), geometry.view.bottomRight()),
                         kit.colour(ColourRole::LaneEven));
    }
}

/// One row of pixels of what lanes lie upon, repeated: the ground, the time grid, the future's wash
/// and the line of the newest moment. Drawing these line by line would cost more than all bars.
QBrush groundBrush(const PaintKit &kit, const TimelineGeometry &geometry, ColourRole role)
{
    constexpr int rows = 4;
    QImage tile(geometry.view.right() + 1, rows, QImage::Format_RGB32);
    tile.fill(kit.colour(role));
    QPainter painter(&tile);
    painter.setClipRect(QRect(geometry.view.left(), 0, geometry.view.width(), rows));
    for (const Tick &tick : geometry.ticks) {
        painter.fillRect(int(tick.x), 0, 1, rows, kit.colour(ColourRole::Grid));
    }
    if (geometry.nowX) {
        const int x = int(*geometry.nowX);
        painter.fillRect(x + 1, 0, geometry.view.right() - x, rows,
                         kit.colour(ColourRole::Future));
        painter.fillRect(x, 0, 2, rows, kit.colour(ColourRole::Now));
    }
    painter.end();
    return QBrush(tile);
}

} // namespace

void LanePainter::paint(QPainter &painter, PaintKit &kit, const TimelineGeometry &geometry,
                        const RowLayout &rows, int headerLeft, const LaneHighlights &highlights)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintRest(painter, kit, geometry, rows, headerLeft);
    for (const auto zone : {Row::Zone::Body, Row::Zone::Head, Row::Zone::Foot}) {
        QRect seen = rows.zoneRect(zone, geometry.view);
        seen.setLeft(headerLeft);
        painter.setClipRect(seen);
        paintZone(painter, kit, geometry, zone, headerLeft, highlights);
    }
    painter.setClipRect(rows.zoneRect(Row::Zone::Body, geometry.view));
    paintFlushes(painter, kit, geometry);
    painter.setClipRect(geometry.view);
    paintLinks(painter, kit, geometry.links);
    paintOverlays(painter, kit, geometry, highlights);
    painter.restore();
}

void LanePainter::paintZone(QPainter &painter, PaintKit &kit, const TimelineGeometry &geometry,
                            Row::Zone zone, int headerLeft, const LaneHighlights &highlights)
{
    painter.setBrushOrigin(0, 0);
    for (const auto role : {ColourRole::LaneEven, ColourRole::LaneOdd, ColourRole::Selection}) {
        const QBrush ground = groundBrush(kit, geometry, role);
        for (const Lane &lane : geometry.lanes) {
            if (lane.row.zone == zone && groundRole(lane, highlights) == role) {
                painter.fillRect(QRect(QPoint(headerLeft, lane.rect.top()),
                                       lane.rect.bottomRight()),
                                 ground);
                paintEdges(painter, kit, lane, headerLeft, role);
            }
        }
    }
    painter.setClipRect(painter.clipBoundingRect().toRect() & geometry.view);
    for (const Lane &lane : geometry.lanes) {
        if (lane.row.zone == zone) {
            paintLane(painter, kit, geometry, lane);
            if (highlights.selectedSpan && groundRole(lane, highlights) == ColourRole::Selection) {
                paintSelectedSpan(painter, kit, geometry, lane, *highlights.selectedSpan);
            }
        }
    }
}

void LanePainter::paintLane(QPainter &painter, PaintKit &kit, const TimelineGeometry &geometry,
                            const Lane &lane)
{
    m_strips.paintSteps(painter, kit, lane);
    paintLimits(painter, kit, lane);
    for (const Bar &bar : lane.bars) {
        if (bar.rect.width() >= StripPainter::narrow) {
            paintBar(painter, kit, bar);
        }
    }
    m_strips.paint(painter, kit, lane, geometry.view);
    if (lane.unstarted) {
        paintUnstarted(painter, kit, *lane.unstarted);
    }
    for (const ValueBox &box : lane.boxes) {
        paintBox(painter, kit, box);
    }
    for (const Mark &mark : lane.marks) {
        paintMark(painter, kit, mark);
    }
    for (const Label &label : lane.labels) {
        paintLabel(painter, kit, label);
    }
}

} // namespace Coroscope
