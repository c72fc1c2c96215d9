// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/countertext.h"
#include "ui/timeline/lanes.h"
#include "ui/timeline/timelinetexts.h"

namespace Coroscope {
namespace {

/// Where values lie in a counter's lane: 0 on the ground, `highest` on the top.
struct ValueScale
{
    int ground;
    int height;
    double highest;
    int y(std::int64_t value) const
    {
        const double share = std::clamp(double(value) / highest, 0.0, 1.0);
        return ground - int(std::lround(share * height));
    }
};

ValueScale valueScale(const Lane &lane, std::int64_t highest)
{
    return {lane.rect.top() + lane.row.height - 9, std::max(4, lane.row.height - 26),
            double(std::max<std::int64_t>(highest, 1))};
}

/// Puts the text above a line at `y`, as far left as possible but right of what stands there.
void addLabelAbove(const LaneContext &context, Lane &lane, double left, int y,
                   const QString &text)
{
    TextWidths &texts = context.in.texts;
    const double height = texts.height(TextRole::Label);
    QRectF place(std::max(left, double(context.firstColumn)) + 5, y - height,
                 texts.width(text, TextRole::Label), height);
    for (const Label &other : lane.labels) {
        if (other.rect.intersects(place)) {
            place.moveLeft(other.rect.right() + 10);
        }
    }
    if (place.right() < context.lastColumn) {
        lane.labels.push_back({place, text, Label::Style::Plain, TaskEnd::None});
    }
}

void addSteps(const LaneContext &context, Lane &lane, const CounterLane &of,
              const ValueScale &values)
{
    for (const CounterRun &run : context.in.counters.runs(
             of.key, of.counter, context.scale, context.columns(), context.snapshot.now)) {
        lane.steps.push_back({QRect(QPoint(run.first, values.y(run.value)),
                                    QPoint(run.last, values.ground)),
                              run.value});
    }
}

void addLimit(const LaneContext &context, Lane &lane, const CounterLane &of,
              const ValueScale &values)
{
    for (const CounterRun &run : context.in.counters.runs(
             of.limitKey, *of.limit, context.scale, context.columns(), context.snapshot.now)) {
        lane.limits.push_back({run.first, run.last, values.y(run.value), run.value});
    }
    if (!lane.limits.empty()) {
        const LimitLine &newest = lane.limits.back();
        addLabelAbove(context, lane, newest.first, newest.y,
                      TimelineTexts::tr("limit %1")
                          .arg(CounterText::value(of.name, newest.value)));
    }
}

void labelPeak(const LaneContext &context, Lane &lane, const CounterLane &of)
{
    for (const CounterStep &step : lane.steps) {
        if (step.value == of.counter.peak && step.value != 0) {
            addLabelAbove(context, lane, step.rect.left(), step.rect.top(),
                          CounterText::value(of.name, step.value));
            return;
        }
    }
}

} // namespace

void buildCounterLane(const LaneContext &context, Lane &lane, const CounterLane &of)
{
    const ValueScale values
        = valueScale(lane, std::max(of.counter.peak, of.limit != nullptr ? of.limit->peak : 0));
    addSteps(context, lane, of, values);
    if (of.limit != nullptr) {
        addLimit(context, lane, of, values);
    }
    labelPeak(context, lane, of);
}

} // namespace Coroscope
