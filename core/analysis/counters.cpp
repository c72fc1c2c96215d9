// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/analysis/counters.h"

#include "core/base/partitionpoint.h"

namespace Coroscope {
namespace {

const auto limitSuffix = QStringLiteral(" limit");

std::optional<std::size_t> counterNamed(const Snapshot &snapshot, const QString &name)
{
    for (std::size_t i = 0; i < snapshot.counters.size(); ++i) {
        if (snapshot.text(snapshot.counters[i].name) == name) {
            return i;
        }
    }
    return std::nullopt;
}

/// The number of the counter that the one with this number limits.
std::optional<std::size_t> limitedBy(const Snapshot &snapshot, std::size_t limit)
{
    const auto name = limitedCounter(snapshot.text(snapshot.counters[limit].name));
    return name ? counterNamed(snapshot, *name) : std::nullopt;
}

} // namespace

std::optional<QString> limitedCounter(const QString &name)
{
    if (name.size() <= limitSuffix.size() || !name.endsWith(limitSuffix)) {
        return std::nullopt;
    }
    return name.chopped(limitSuffix.size());
}

std::vector<std::optional<std::size_t>> limitsOf(const Snapshot &snapshot)
{
    std::vector<std::optional<std::size_t>> limits(snapshot.counters.size());
    for (std::size_t i = 0; i < snapshot.counters.size(); ++i) {
        if (const auto limited = limitedBy(snapshot, i)) {
            limits[*limited] = i;
        }
    }
    return limits;
}

std::vector<std::size_t> shownCounters(const Snapshot &snapshot)
{
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < snapshot.counters.size(); ++i) {
        if (!limitedBy(snapshot, i)) {
            shown.push_back(i);
        }
    }
    return shown;
}

std::optional<std::int64_t> valueAt(const CounterTimeline &counter, TraceTime at)
{
    const std::size_t known = partitionPoint(
        counter.samples.size(),
        [&counter, at](std::size_t number) { return counter.samples.at(number).at <= at; });
    return known > 0 ? std::optional(counter.samples.at(known - 1).value) : std::nullopt;
}

} // namespace Coroscope
