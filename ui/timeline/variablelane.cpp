// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lanes.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

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

void addWriteLabel(const LaneContext &context, Lane &lane, const Access &write, const QRect &box)
{
    if (!write.task || context.in.rows.density() > RowDensity::Medium) {
        return;
    }
    const bool isStale = write.kind == Access::Kind::WrittenStale;
    TextWidths &texts = context.in.texts;
    const QString name = context.snapshot.text(context.snapshot.task(*write.task)->name);
    const double left = box.left() + 6;
    const double right = std::min(box.right(), context.lastColumn) - 4;
    const QString text = texts.firstFitting(
        {isStale ? Texts::tr("%1 writes, stale").arg(name) : Texts::tr("%1 writes").arg(name),
         isStale ? Texts::tr("stale") : name},
        TextRole::Label, right - left);
    const double height = texts.height(TextRole::Label);
    if (!text.isEmpty() && box.top() - height >= lane.rect.top() - 2) {
        lane.labels.push_back({QRectF(left, box.top() - height, texts.width(text, TextRole::Label),
                                      height),
                               text, isStale ? Label::Style::Stale : Label::Style::Plain,
                               TaskEnd::None});
    }
}

/// One box from value number `i` on; returns the number of the value that follows it.
std::size_t addBox(const LaneContext &context, Lane &lane, const VariableTimeline &variable,
                   std::size_t i)
{
    const auto &values = variable.values;
    const Access &write = values.at(i);
    const int left = context.scale.column(write.at);
    const auto beginOf = [&](std::size_t n) {
        return context.scale.column(n < values.size() ? values.at(n).at : context.snapshot.now);
    };
    std::size_t next = i + 1;
    bool isStale = write.kind == Access::Kind::WrittenStale;
    const bool isNarrow = next < values.size() && beginOf(next) - left < narrowestBar;
    if (isNarrow) {
        next = leading(values, [&](const Access &a) {
            return context.scale.column(a.at) < left + narrowestBar;
        });
        for (std::size_t n = i; n < std::min(next, i + mostLooks); ++n) {
            isStale = isStale || values.at(n).kind == Access::Kind::WrittenStale;
        }
    }
    const int right = std::max(left, beginOf(next) - 2);
    const QRect area = boxArea(lane);
    const QRect rect = context.clipped({left, right}, area.top(), area.height());
    const auto kind = isStale ? ValueBox::Kind::StaleValue
        : isNarrow            ? ValueBox::Kind::Merged
                              : ValueBox::Kind::Value;
    lane.boxes.push_back({rect, kind});
    if (!isNarrow) {
        addValueLabel(context, lane, rect, context.snapshot.text(write.value));
    }
    if (write.kind != Access::Kind::Made && context.isSeen(write.at)) {
        lane.marks.push_back({isStale ? Mark::Kind::StaleWrite : Mark::Kind::Write,
                              QPointF(left, rect.top()), isStale ? 4.5 : 3.5, TaskEnd::None});
        addWriteLabel(context, lane, write, rect);
    }
    return next;
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
        i = addBox(context, lane, variable, i);
    }
    addReads(context, lane, variable);
}

} // namespace Coroscope
