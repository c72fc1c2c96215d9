// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lanes.h"

namespace Coroscope {
namespace {

void labelPeak(const LaneContext &context, Lane &lane, std::int64_t peak)
{
    for (const CounterStep &step : lane.steps) {
        if (step.value != peak || peak == 0) {
            continue;
        }
        TextWidths &texts = context.in.texts;
        const QString text = QString::number(peak);
        const double height = texts.height(TextRole::Label);
        const double width = texts.width(text, TextRole::Label);
        const double left = std::max(step.rect.left(), context.firstColumn) + 5;
        if (left + width < context.lastColumn) {
            lane.labels.push_back({QRectF(left, step.rect.top() - height, width, height), text,
                                   Label::Style::Plain, TaskEnd::None});
        }
        return;
    }
}

} // namespace

void buildCounterLane(const LaneContext &context, Lane &lane, const CounterTimeline &counter,
                      std::uint32_t key)
{
    const int ground = lane.rect.top() + lane.row.height - 9;
    const int height = std::max(4, lane.row.height - 26);
    const double peak = double(std::max<std::int64_t>(counter.peak, 1));
    for (const CounterRun &run : context.in.counters.runs(
             key, counter, context.scale, context.columns(), context.snapshot.now)) {
        const double share = std::clamp(double(run.value) / peak, 0.0, 1.0);
        const int top = ground - int(std::lround(share * height));
        lane.steps.push_back({QRect(QPoint(run.first, top), QPoint(run.last, ground)), run.value});
    }
    labelPeak(context, lane, counter.peak);
}

} // namespace Coroscope
