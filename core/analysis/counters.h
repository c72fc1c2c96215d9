// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/trace/snapshot.h"

#include <QtCore/QString>

#include <optional>
#include <vector>

namespace Coroscope {

/// The convention of limits: a counter named "X limit" is the limit of the counter "X". It is
/// recorded as any other counter, whenever it changes; shown, it is no counter of its own but a
/// line in that of X. This is the only place that knows the suffix.
///
/// The name of the counter that one of this name limits; none for a name that is no limit's.
std::optional<QString> limitedCounter(const QString &name);

/// By the number of a counter in the snapshot: the number of the counter that is its limit.
std::vector<std::optional<std::size_t>> limitsOf(const Snapshot &snapshot);

/// The numbers of the counters that are shown as such: all but the limits of others. A limit whose
/// counter does not occur is shown as a counter.
std::vector<std::size_t> shownCounters(const Snapshot &snapshot);

/// A counter's value at a moment; none before its first sample. Costs O(log n).
std::optional<std::int64_t> valueAt(const CounterTimeline &counter, TraceTime at);

} // namespace Coroscope
