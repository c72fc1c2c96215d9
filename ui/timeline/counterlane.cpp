// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lanes.h"

namespace Coroscope {
namespace {

class StepPlacer
{
public:
    StepPlacer(Lane &lane, std::int64_t peak)
        : m_lane(lane)
        , m_peak(double(std::max<std::int64_t>(peak, 1)))
        , m_ground(lane.rect.top() + lane.row.height - 9)
        , m_height(lane.row.height - 26)
    {
    }

    void add(int first, int last, std::int64_t value)
    {
        if (first > last) {
            return;
        }
        auto &steps = m_lane.steps;
        if (!steps.empty() && steps.back().value == value
            && steps.back().rect.right() + 1 == first) {
            steps.back().rect.setRight(last);
            return;
        }
        const double share = std::clamp(double(value) / m_peak, 0.0, 1.0);
        const int top = m_ground - int(std::lround(share * m_height));
        steps.push_back({QRect(QPoint(first, top), QPoint(last, m_ground)), value});
    }

private:
    Lane &m_lane;
    double m_peak;
    int m_ground;
    int m_height;
};

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

void buildCounterLane(const LaneContext &context, Lane &lane, const CounterTimeline &counter)
{
    const auto &samples = counter.samples;
    const TimeScale &scale = context.scale;
    const int last = std::min(context.lastColumn, scale.column(context.snapshot.now));
    StepPlacer steps(lane, counter.peak);
    // What the view begins with is the last sample before it.
    std::size_t i = leading(samples, [&](const CounterSample &s) {
        return scale.column(s.at) < context.firstColumn;
    });
    int column = context.firstColumn;
    std::optional<std::int64_t> held;
    if (i > 0) {
        held = samples.at(i - 1).value;
    }
    while (column <= last) {
        const int next = i < samples.size() ? std::min(scale.column(samples.at(i).at), last + 1)
                                            : last + 1;
        if (held) {
            steps.add(column, next - 1, *held);
        }
        if (next > last) {
            break;
        }
        const std::size_t beyond = leading(
            samples, [&](const CounterSample &s) { return scale.column(s.at) <= next; });
        // A column that holds several samples shows the highest: a peak never vanishes.
        const std::int64_t value = beyond - i == 1
            ? samples.at(i).value
            : highest(counter, samples.at(i).at, samples.at(beyond - 1).at)
                  .value_or(samples.at(i).value);
        steps.add(next, next, value);
        held = samples.at(beyond - 1).value;
        i = beyond;
        column = next + 1;
    }
    labelPeak(context, lane, counter.peak);
}

} // namespace Coroscope
