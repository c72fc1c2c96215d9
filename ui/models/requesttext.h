// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/requesttotals.h"
#include "ui/timeline/requestresult.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace Coroscope {

/// More words for requests, and for their figures.
namespace RequestText {

/// Its stretches and how long each took: "queued 1.5 s, waiting for the answer 2 s".
QString stretches(const Snapshot &snapshot, const RequestTimeline &request);
/// All that is known of it, as rich text.
QString toolTip(const Snapshot &snapshot, const RequestTimeline &request);
/// A number of bytes with a fitting unit: "450.0 kB".
QString size(std::uint64_t bytes);

/// The figures of a run's requests in a few lines: what became of them; bytes, rate and
/// connections; times; and why some failed, the `mostReasons` most frequent reasons. Lines about
/// nothing are left out.
QStringList totals(const RequestTotals &totals, std::size_t mostReasons);

} // namespace RequestText
} // namespace Coroscope
