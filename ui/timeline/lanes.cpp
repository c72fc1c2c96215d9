// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lanes.h"

#include "ui/timeline/spantext.h"
#include "ui/timeline/timelinetexts.h"

namespace Coroscope {
namespace {

struct BarHeights
{
    int row;
    std::array<int, 5> bars; ///< by TaskState
};

constexpr std::array<BarHeights, 4> barHeights{{
    {56, {26, 26, 10, 16, 0}},
    {36, {22, 22, 8, 14, 0}},
    {24, {16, 16, 6, 12, 0}},
    {14, {10, 10, 4, 8, 0}},
}};

/// Gives the lane its bars and its strip.
void place(const LaneContext &context, Lane &lane, LaneSpans spans)
{
    const RowDensity density = context.in.rows.density();
    lane.bars.reserve(spans.wide.size());
    for (const WideSpan &span : spans.wide) {
        const QRect area = barArea(lane.rect, lane.row, density, span.state);
        lane.bars.push_back({context.clipped(span.columns, area.top(), area.height()), span.begin,
                             span.end, span.task, span.state, std::nullopt});
    }
    const QRect area = barArea(lane.rect, lane.row, density, TaskState::Running);
    lane.strip.rect = QRect(spans.strip.first, area.top(), int(spans.columns.size()),
                            area.height());
    lane.strip.columns = std::move(spans.columns);
}

void labelTaskBars(const LaneContext &context, Lane &lane, const TaskTimeline &task)
{
    const RowDensity density = context.in.rows.density();
    for (const Bar &bar : lane.bars) {
        const bool holdsThread = bar.state == TaskState::Running
                                 || bar.state == TaskState::Blocking;
        const RowDensity densest = holdsThread ? RowDensity::Medium : RowDensity::Roomy;
        if (bar.rect.width() < 24 || density > densest) {
            continue;
        }
        const auto span = spanAt(context.snapshot, bar.task, bar.begin);
        if (!span) {
            continue;
        }
        const bool isOpen = bar.end == context.snapshot.now && task.due;
        addBarLabel(context, lane, bar,
                    SpanText::full(context.snapshot, *span, isOpen ? task.due : std::nullopt),
                    SpanText::brief(*span), holdsThread ? Label::Style::Pill : Label::Style::Plain);
    }
}

void addEndLabel(const LaneContext &context, Lane &lane, const TaskTimeline &task, QPointF mark,
                 double radius)
{
    TextWidths &texts = context.in.texts;
    constexpr auto role = TextRole::StrongLabel;
    constexpr qsizetype longestResult = 60;
    const double now = context.scale.x(context.snapshot.now);
    const QString time = task.started ? momentText(*task.ended) : QString();
    const QString result = task.result ? context.snapshot.text(*task.result).simplified()
                                       : QString();
    const QString full = result.isEmpty() || result.size() > longestResult
                             ? time
                             : time + QStringLiteral(" · ") + result;
    double left = mark.x() + radius + 5;
    QString text = left < now ? texts.firstFitting({full, time}, role, now - 4 - left) : QString();
    if (text.isEmpty()) {
        left = std::max(left, now + 6); // beside the line of the newest moment, not under it
        text = texts.firstFitting({full, time}, role, context.lastColumn - left);
    }
    const double height = texts.height(role);
    if (!text.isEmpty() && height <= lane.rect.height() + 4) {
        lane.labels.push_back({QRectF(left, mark.y() - height / 2, texts.width(text, role), height),
                               text, Label::Style::Ended, task.end});
    }
}

void addEnd(const LaneContext &context, Lane &lane, const TaskTimeline &task)
{
    if (!task.ended || !context.isSeen(*task.ended)) {
        return;
    }
    const double radius = endMarkRadius(context);
    const QPointF centre(context.scale.x(*task.ended), lane.rect.center().y() + 0.5);
    lane.marks.push_back({Mark::Kind::End, centre, radius, task.end});
    addEndLabel(context, lane, task, centre, radius);
}

/// Says "idle" in gaps of the thread's lane that are wide enough.
void labelIdleGaps(const LaneContext &context, Lane &lane)
{
    TextWidths &texts = context.in.texts;
    int gapLeft = std::max(context.firstColumn, context.scale.column(TraceTime(0)) + 4);
    const double height = texts.height(TextRole::Label);
    const auto label = [&](int right) {
        const double room = right - gapLeft - 12;
        if (room < 12) {
            return;
        }
        const QString text = texts.firstFitting(
            {TimelineTexts::tr("idle, everyone is waiting"), TimelineTexts::tr("idle")},
            TextRole::Label, room);
        if (!text.isEmpty()) {
            const double width = texts.width(text, TextRole::Label);
            lane.labels.push_back({QRectF((gapLeft + right - width) / 2,
                                          lane.rect.center().y() - height / 2, width, height),
                                   text, Label::Style::Plain, TaskEnd::None});
        }
    };
    const auto &columns = lane.strip.columns;
    std::size_t next = 0;
    const int now = std::min(context.lastColumn, context.scale.column(context.snapshot.now));
    for (std::size_t i = 0; i <= columns.size(); ++i) {
        const bool isEnd = i == columns.size();
        const int column = isEnd ? now : lane.strip.rect.left() + int(i);
        while (next < lane.bars.size() && lane.bars[next].rect.left() <= column) {
            label(lane.bars[next].rect.left());
            gapLeft = std::max(gapLeft, lane.bars[next].rect.right() + 1);
            ++next;
        }
        if (isEnd || !columns[i].isEmpty()) {
            label(column);
            gapLeft = std::max(gapLeft, column + 1);
        }
    }
}

/// Shows that a task is there although nothing of it has run.
void addCreation(const LaneContext &context, Lane &lane, const TaskTimeline &task)
{
    const TraceTime until = task.started.value_or(task.ended.value_or(context.snapshot.now));
    const ColumnRange range = context.scale.columns(task.created, until);
    const int middle = lane.rect.center().y();
    if (range.width() < 6 || range.last < context.firstColumn || range.first > context.lastColumn) {
        return;
    }
    lane.unstarted = context.clipped(range, middle, 2);
    if (context.isSeen(task.created)) {
        const double radius = context.in.rows.density() <= RowDensity::Medium ? 3.5 : 2.5;
        lane.marks.push_back({Mark::Kind::Created,
                              QPointF(context.scale.x(task.created) + radius, middle + 0.5),
                              radius, TaskEnd::None});
    }
    TextWidths &texts = context.in.texts;
    const QString text = texts.firstFitting(
        {TimelineTexts::tr("created, not started yet"), TimelineTexts::tr("created")},
        TextRole::Label, lane.unstarted->width() - 32);
    const double height = texts.height(TextRole::Label);
    if (!text.isEmpty() && lane.rect.height() >= 2 * height) {
        lane.labels.push_back({QRectF(lane.unstarted->left() + 14, middle - height - 2,
                                      texts.width(text, TextRole::Label), height),
                               text, Label::Style::Plain, TaskEnd::None});
    }
}

/// Names the tasks of the bars of a thread's lane.
void nameHolders(const LaneContext &context, Lane &lane)
{
    const std::size_t bars = lane.bars.size();
    for (std::size_t i = 0; i < bars; ++i) {
        const Bar bar = lane.bars[i];
        const QString name = context.snapshot.text(context.snapshot.task(bar.task)->name);
        const double room = std::min(bar.rect.right(), context.lastColumn)
                            - std::max(bar.rect.left(), context.firstColumn) - 24;
        if (room > 12) {
            addBarLabel(context, lane, bar, name,
                        context.in.texts.elided(name, TextRole::StrongLabel, room),
                        Label::Style::Pill);
        }
    }
}

} // namespace

LaneContext::LaneContext(const GeometryInput &input)
    : in(input)
    , snapshot(input.snapshot)
    , scale(in.scale)
    , firstColumn(input.view.left())
    , lastColumn(input.view.right())
    , seen{scale.time(firstColumn) - TraceTime(1), scale.time(lastColumn + 1) + TraceTime(1)}
{}

QRect LaneContext::clipped(ColumnRange range, int top, int height) const
{
    constexpr int beyond = 8;
    const int left = std::max(range.first, firstColumn - beyond);
    const int right = std::min(range.last, lastColumn + beyond);
    return {QPoint(left, top), QPoint(right, top + height - 1)};
}

int barHeight(const Row &row, RowDensity density, TaskState state)
{
    if (row.kind == Row::Kind::Thread || row.kind == Row::Kind::Worker) {
        return row.height * 32 / 60;
    }
    const BarHeights &of = barHeights[std::size_t(density)];
    return std::max(2, of.bars[std::size_t(state)] * row.height / of.row);
}

QRect barArea(const QRect &lane, const Row &row, RowDensity density, TaskState state)
{
    const int height = barHeight(row, density, state);
    return {lane.left(), lane.top() + (lane.height() - height) / 2, lane.width(), height};
}

double endMarkRadius(const LaneContext &context)
{
    constexpr std::array<double, 4> radii{9, 7, 5, 4};
    return radii[std::size_t(context.in.rows.density())]
           * std::min(1.5, context.in.texts.scale());
}

void addBarLabel(const LaneContext &context, Lane &lane, const Bar &bar, const QString &full,
                 const QString &brief, Label::Style style)
{
    TextWidths &texts = context.in.texts;
    const bool isPill = style == Label::Style::Pill;
    const TextRole role = isPill ? TextRole::StrongLabel : TextRole::Label;
    const double left = std::max(bar.rect.left(), context.firstColumn) + 8;
    const double right = std::min(bar.rect.right(), context.lastColumn) - (isPill ? 8 : 2);
    const double padding = isPill ? 8 : 0;
    const QString text = texts.firstFitting({full, brief}, role, right - left - padding);
    if (text.isEmpty()) {
        return;
    }
    const double height = texts.height(role);
    const double top = isPill ? bar.rect.center().y() + 1 - height / 2
                              : bar.rect.top() - height - 1;
    if ((isPill && height > bar.rect.height()) || top < lane.rect.top()) {
        return;
    }
    lane.labels.push_back(
        {QRectF(left, top, texts.width(text, role) + padding, height), text, style, TaskEnd::None});
}

void buildThreadLane(const LaneContext &context, Lane &lane)
{
    place(context, lane,
          context.in.lanes.thread(context.snapshot, context.scale, context.columns()));
    nameHolders(context, lane);
    labelIdleGaps(context, lane);
}

void buildWorkerLane(const LaneContext &context, Lane &lane)
{
    place(context, lane,
          context.in.lanes.worker(context.snapshot, lane.row.index, context.scale,
                                  context.columns()));
    nameHolders(context, lane);
}

void buildTaskLane(const LaneContext &context, Lane &lane)
{
    const TaskTimeline &task = *context.snapshot.task(lane.row.task());
    place(context, lane,
          context.in.lanes.task(context.snapshot, task, context.scale, context.columns()));
    labelTaskBars(context, lane, task);
    addCreation(context, lane, task);
    if (task.started && context.isSeen(*task.started)
        && context.in.rows.density() <= RowDensity::Medium) {
        const QPointF centre(context.scale.x(*task.started), lane.rect.center().y() + 0.5);
        const int height = barHeight(lane.row, context.in.rows.density(), TaskState::Running);
        lane.marks.push_back({Mark::Kind::Start, centre, height / 2.0 - 1, TaskEnd::None});
    }
    buildRequests(context, lane);
    addEnd(context, lane, task);
}

} // namespace Coroscope
