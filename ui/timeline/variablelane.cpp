// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lanes.h"

#include "ui/timeline/timelinetexts.h"

namespace Coroscope {
namespace {

using Access = VariableAccess;

constexpr int readSpacing = 5;      ///< pixels between the dots of reads
constexpr std::size_t mostLooks = 32; ///< accesses looked at for a read within that distance

QRect boxArea(const Lane &lane)
{
    const int height = lane.row.height * 24 / 50;
    return {lane.rect.left(), lane.rect.top() + lane.row.height * 14 / 50, lane.rect.width(),
            height};
}

void addValueLabel(const LaneContext &context, Lane &lane, const QRect &box, const QString &value)
{
    TextWidths &texts = context.in.texts;
    const double left = std::max(box.left(), context.firstColumn) + 8;
    const double room = std::min(box.right(), context.lastColumn) - left - 4;
    const QString text = room < 6 ? QString()
                                  : texts.elided(value.simplified(), TextRole::Value, room);
    const double height = texts.height(TextRole::Value);
    if (!text.isEmpty() && height <= box.height() + 4) {
        lane.labels.push_back({QRectF(left, box.center().y() + 1 - height / 2,
                                      texts.width(text, TextRole::Value), height),
                               text, Label::Style::Value, TaskEnd::None});
    }
}

void addWriteLabel(const LaneContext &context, Lane &lane, const Access &write, const QRect &box,
                   int room)
{
    if (!write.task || context.in.rows.density() > RowDensity::Medium) {
        return;
    }
    const bool isStale = write.kind == Access::Kind::WrittenStale;
    TextWidths &texts = context.in.texts;
    const QString name = context.snapshot.text(context.snapshot.task(*write.task)->name);
    const double left = box.left() + 6;
    const double right = std::min(box.left() + room, context.lastColumn) - 4;
    const QString text = texts.firstFitting(
        {isStale ? TimelineTexts::tr("%1 writes, stale").arg(name) : TimelineTexts::tr("%1 writes").arg(name),
         isStale ? TimelineTexts::tr("stale") : name},
        TextRole::Label, right - left);
    const double height = texts.height(TextRole::Label);
    if (!text.isEmpty() && box.top() - height >= lane.rect.top() - 2) {
        lane.labels.push_back({QRectF(left, box.top() - height, texts.width(text, TextRole::Label),
                                      height),
                               text, isStale ? Label::Style::Stale : Label::Style::Plain,
                               TaskEnd::None});
    }
}

/// The column in which value number `i` begins, or the newest moment after the last one.
int beginColumn(const LaneContext &context, const ListView<Access> &values, std::size_t i)
{
    return context.scale.column(i < values.size() ? values.at(i).at : context.snapshot.now);
}

void addWrite(const LaneContext &context, Lane &lane, const Access &write, const QRect &box,
              int room)
{
    if (write.kind == Access::Kind::Made || !context.isSeen(write.at)) {
        return;
    }
    const bool isStale = write.kind == Access::Kind::WrittenStale;
    lane.marks.push_back({isStale ? Mark::Kind::StaleWrite : Mark::Kind::Write,
                          QPointF(box.left(), box.top()), isStale ? 4.5 : 3.5, TaskEnd::None});
    addWriteLabel(context, lane, write, box, room);
}

/// The box of value number `i`, from column `left` on.
void addBox(const LaneContext &context, Lane &lane, const ListView<Access> &values, std::size_t i,
            int left)
{
    const Access &write = values.at(i);
    const QRect area = boxArea(lane);
    const int right = std::max(left, beginColumn(context, values, i + 1) - 2);
    const QRect rect = context.clipped({left, right}, area.top(), area.height());
    const bool isStale = write.kind == Access::Kind::WrittenStale;
    lane.boxes.push_back({rect, isStale ? ValueBox::Kind::StaleValue : ValueBox::Kind::Value});
    addValueLabel(context, lane, rect, context.snapshot.text(write.value));
    if (context.scale.column(write.at) == left) {
        const bool isLast = i + 1 == values.size();
        addWrite(context, lane, write, rect,
                 isLast ? context.lastColumn - rect.left() : rect.width());
    }
}

/// One narrow box for the values from number `i` to before `end`, and one for what the last of them
/// left behind, if that stood for long enough.
void addMerged(const LaneContext &context, Lane &lane, const ListView<Access> &values,
               std::size_t i, std::size_t end)
{
    const int left = beginColumn(context, values, i);
    bool isStale = false;
    for (std::size_t n = i; n < std::min(end, i + mostLooks); ++n) {
        isStale = isStale || values.at(n).kind == Access::Kind::WrittenStale;
    }
    const QRect area = boxArea(lane);
    const QRect rect = context.clipped({left, left + narrowestBar - 2}, area.top(), area.height());
    lane.boxes.push_back({rect, isStale ? ValueBox::Kind::StaleValue : ValueBox::Kind::Merged});
    if (context.isSeen(values.at(i).at)) {
        lane.marks.push_back({isStale ? Mark::Kind::StaleWrite : Mark::Kind::Write,
                              QPointF(left, rect.top()), isStale ? 4.5 : 3.5, TaskEnd::None});
    }
    if (beginColumn(context, values, end) - left >= 2 * narrowestBar) {
        addBox(context, lane, values, end - 1, left + narrowestBar);
    }
}

/// Draws value number `i` and those too close to it; returns the number of the next one.
std::size_t addValues(const LaneContext &context, Lane &lane, const ListView<Access> &values,
                      std::size_t i)
{
    const int left = beginColumn(context, values, i);
    if (i + 1 == values.size() || beginColumn(context, values, i + 1) - left >= narrowestBar) {
        addBox(context, lane, values, i, left);
        return i + 1;
    }
    const std::size_t end = leadingFrom(values, i + 1, [&](const Access &a) {
        return context.scale.column(a.at) < left + narrowestBar;
    });
    addMerged(context, lane, values, i, end);
    return end;
}

void addReads(const LaneContext &context, Lane &lane, const VariableTimeline &variable)
{
    const auto &accesses = variable.accesses;
    const double y = boxArea(lane).bottom() + 1;
    std::size_t i = leading(accesses,
                            [&](const Access &a) { return a.at < context.seen.begin; });
    while (i < accesses.size() && accesses.at(i).at <= context.seen.end) {
        const int column = context.scale.column(accesses.at(i).at);
        const std::size_t next = leading(accesses, [&](const Access &a) {
            return context.scale.column(a.at) < column + readSpacing;
        });
        for (std::size_t n = i; n < std::min(next, i + mostLooks); ++n) {
            if (accesses.at(n).kind == Access::Kind::Read) {
                lane.marks.push_back({Mark::Kind::Read, QPointF(column + 0.5, y), 2.5,
                                      TaskEnd::None});
                break;
            }
        }
        i = std::max(next, i + 1);
    }
}

} // namespace

void buildVariableLane(const LaneContext &context, Lane &lane)
{
    const VariableTimeline &variable = context.snapshot.variables[lane.row.index];
    const auto &values = variable.values;
    std::size_t i = leading(values, [&](const Access &a) { return a.at <= context.seen.begin; });
    i = i > 0 ? i - 1 : 0;
    while (i < values.size() && values.at(i).at <= context.seen.end) {
        i = addValues(context, lane, values, i);
    }
    addReads(context, lane, variable);
}

} // namespace Coroscope
