// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/chromepainter.h"

#include "ui/timeline/countertext.h"
#include "ui/timeline/spantext.h"
#include "ui/timeline/timelinetexts.h"

namespace Coroscope {
namespace {

struct Header
{
    QString name;
    QString status;
    std::optional<QChar> glyph;
    TextRole role = TextRole::Name;
};

Header taskHeader(const Snapshot &snapshot, const Row &row, const Theme &theme)
{
    const TaskTimeline &task = *snapshot.task(row.task());
    Header header{snapshot.text(task.name), SpanText::status(snapshot, task), std::nullopt,
                  row.depth == 0 ? TextRole::StrongName : TextRole::Name};
    const auto state = currentState(task, snapshot.now);
    if (state) {
        header.glyph = *state == TaskState::Done ? theme.end(task.end).glyph
                                                 : theme.state(*state).glyph;
    }
    return header;
}

Header headerOf(const HeaderFacts &facts, const Row &row, const Theme &theme)
{
    const Snapshot &snapshot = facts.snapshot;
    switch (row.kind) {
    case Row::Kind::Thread:
        return {TimelineTexts::tr("Thread"), TimelineTexts::tr("who holds it"), {}, TextRole::StrongName};
    case Row::Kind::Worker:
        return {TimelineTexts::tr("Worker %1").arg(row.index + 1),
                TimelineTexts::tr("a thread beside the loop"), {}, TextRole::Name};
    case Row::Kind::Task:
        return taskHeader(snapshot, row, theme);
    case Row::Kind::Variable:
        return {snapshot.text(snapshot.variables[row.index].name), TimelineTexts::tr("shared variable"),
                {}, TextRole::Value};
    case Row::Kind::ReadyQueue:
        return {TimelineTexts::tr("Ready queue"),
                CounterText::readyQueueStatus(snapshot, facts.at), {}, TextRole::Name};
    case Row::Kind::Counter:
        break;
    }
    return {CounterText::name(snapshot.text(snapshot.counters[row.index].name)),
            CounterText::status(snapshot, row.index, facts.index.limitOf(row.index), facts.at), {},
            TextRole::Name};
}

void paintDisclosure(QPainter &painter, const PaintKit &kit, const Lane &lane, int nameLeft)
{
    if (lane.row.children == Row::Children::None) {
        return;
    }
    const double x = nameLeft - 8;
    const double y = lane.rect.height() >= 30 ? lane.rect.top() + lane.rect.height() * 0.34
                                              : lane.rect.center().y() + 0.5;
    const std::array open{QPointF(x - 3.5, y - 2), QPointF(x + 3.5, y - 2), QPointF(x, y + 3)};
    const std::array closed{QPointF(x - 2, y - 3.5), QPointF(x - 2, y + 3.5), QPointF(x + 3, y)};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(kit.colour(ColourRole::DimText));
    painter.drawPolygon(
        lane.row.children == Row::Children::Shown ? open.data() : closed.data(), 3);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void paintTwoLines(QPainter &painter, PaintKit &kit, const QRectF &place, const Header &header)
{
    TextWidths &texts = kit.texts();
    const double nameHeight = texts.height(header.role);
    const double statusHeight = texts.height(TextRole::Status);
    const double top = place.center().y() - (nameHeight + statusHeight) / 2;
    kit.drawText(painter, place.topLeft() + QPointF(0, top - place.top()),
                 texts.elided(header.name, header.role, place.width()), header.role,
                 kit.colour(ColourRole::Text));
    const QString status = header.glyph ? *header.glyph + QStringLiteral(" ") + header.status
                                        : header.status;
    kit.drawText(painter, QPointF(place.left(), top + nameHeight + 1),
                 texts.elided(status, TextRole::Status, place.width()), TextRole::Status,
                 kit.colour(ColourRole::DimText));
}

void paintOneLine(QPainter &painter, PaintKit &kit, const QRectF &place, const Header &header)
{
    TextWidths &texts = kit.texts();
    const TextRole role = place.height() < 18 ? TextRole::Label : TextRole::Status;
    const QString name = texts.elided(header.name, role, place.width());
    kit.drawText(painter, place, Qt::AlignLeft, name, role, kit.colour(ColourRole::Text));
    const double room = place.width() - texts.width(name, role) - 10;
    // In the smallest rows all show a sign, so that none stands out by having room for more.
    const QString sign = header.glyph ? QString(*header.glyph) : QString();
    const QString status = texts.firstFitting(
        {place.height() < 18 ? sign : header.status, sign}, TextRole::Label, room);
    if (!status.isEmpty()) {
        kit.drawText(painter, place, Qt::AlignRight, status, TextRole::Label,
                     kit.colour(ColourRole::DimText));
    }
}

} // namespace

ChromeLayout::ChromeLayout(QSize size, double scale)
    : headerWidth(int(std::lround(158 * scale)))
    , textScale(scale)
{
    const int overviewHeight = int(std::lround(56 * scale));
    const int rulerHeight = int(std::lround(28 * scale));
    const int width = std::max(1, size.width() - headerWidth);
    overview = QRect(headerWidth, 0, width, overviewHeight);
    ruler = QRect(headerWidth, overviewHeight, width, rulerHeight);
    const int top = overviewHeight + rulerHeight;
    lanes = QRect(headerWidth, top, width, std::max(1, size.height() - top));
}

TimeScale ChromeLayout::scale(TimeRange range) const
{
    constexpr double room = 12;
    return TimeScale(range, lanes.left() + room, lanes.width() - 2 * room);
}

int ChromeLayout::nameLeft(const Row &row) const
{
    const int depth = std::min<int>(row.depth, 6);
    return int(std::lround((18 + 14 * depth) * textScale));
}

void ChromePainter::paintIdle(QPainter &painter, PaintKit &kit, const QRect &area) const
{
    painter.fillRect(area, kit.colour(ColourRole::LaneEven));
    const QRectF line(area.left(), area.center().y() - 24, area.width(), 24);
    kit.drawText(painter, line, Qt::AlignHCenter, TimelineTexts::tr("Nothing has run yet"),
                 TextRole::StrongName, kit.colour(ColourRole::Text));
    kit.drawText(painter, line.translated(0, 24), Qt::AlignHCenter,
                 TimelineTexts::tr("Press Run to watch the tasks here, as they happen."), TextRole::Status,
                 kit.colour(ColourRole::DimText));
}

void ChromePainter::paintHeaders(QPainter &painter, PaintKit &kit,
                                 const TimelineGeometry &geometry, const RowLayout &rows,
                                 const HeaderFacts &facts, const ChromeLayout &layout) const
{
    painter.save();
    for (const Lane &lane : geometry.lanes) {
        QRect zone = rows.zoneRect(lane.row.zone, geometry.view);
        zone.setLeft(0);
        zone.setRight(layout.headerWidth - 1);
        painter.setClipRect(zone);
        const int left = layout.nameLeft(lane.row);
        paintDisclosure(painter, kit, lane, left);
        const QRectF place(left, lane.rect.top(), layout.headerWidth - left - 8,
                           lane.rect.height());
        const Header header = headerOf(facts, lane.row, kit.theme());
        const double needed = kit.texts().height(header.role)
            + kit.texts().height(TextRole::Status);
        if (place.height() >= needed) {
            paintTwoLines(painter, kit, place, header);
        } else {
            paintOneLine(painter, kit, place, header);
        }
    }
    painter.restore();
}

void ChromePainter::paintRuler(QPainter &painter, PaintKit &kit, const TimelineGeometry &geometry,
                               const ChromeLayout &layout, TraceTime now) const
{
    const QRect all(0, layout.ruler.top(), layout.ruler.right() + 1, layout.ruler.height());
    painter.fillRect(all, kit.colour(ColourRole::Window));
    painter.fillRect(all.left(), all.bottom(), all.width(), 1, kit.colour(ColourRole::Separator));
    TextWidths &texts = kit.texts();
    const QString nowText = momentText(now);
    const double badgeWidth = texts.width(nowText, TextRole::StrongLabel) + 18 * layout.textScale;
    const QRectF badge = geometry.nowX
        ? QRectF(*geometry.nowX - badgeWidth / 2, all.top() + 3, badgeWidth,
                 texts.height(TextRole::StrongLabel) + 4)
        : QRectF();
    for (const Tick &tick : geometry.ticks) {
        const bool isLabelled = tick.kind == Tick::Kind::Labelled;
        const int height = isLabelled ? 9 : 6;
        painter.fillRect(QRectF(std::floor(tick.x), all.bottom() - height, 1, height),
                         kit.colour(isLabelled ? ColourRole::DimText : ColourRole::Separator));
        const double width = texts.width(tick.label, TextRole::Tick);
        const QRectF place(tick.x - width / 2, all.top() + 2, width, all.height() - 11);
        const bool fits = place.left() > layout.ruler.left() - 6
            && place.right() < layout.ruler.right()
            && !place.adjusted(-4, -20, 4, 20).intersects(badge);
        if (isLabelled && fits) {
            kit.drawText(painter, place, Qt::AlignHCenter, tick.label, TextRole::Tick,
                         kit.colour(ColourRole::DimText));
        }
    }
    if (geometry.nowX) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(kit.colour(ColourRole::Now));
        painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.fillRect(QRectF(std::floor(*geometry.nowX), badge.bottom(), 2,
                                all.bottom() + 1 - badge.bottom()),
                         kit.colour(ColourRole::Now));
        kit.drawText(painter, badge, Qt::AlignHCenter, nowText, TextRole::StrongLabel,
                     kit.colour(ColourRole::OnNow));
    }
}

} // namespace Coroscope
