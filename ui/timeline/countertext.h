// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/snapshot.h"

#include <QtCore/QString>

namespace Coroscope {

/// Words for counters, in the language of the window.
namespace CounterText {

/// A whole number for people: "1,011".
QString number(std::int64_t value);
/// The name of a counter as recorded, translated if it is one of ours: "open descriptors".
QString name(const QString &recorded);
/// A value with the counter's unit, if it has one: "104 ms".
QString value(const QString &recorded, std::int64_t value);
/// What the counter stands at: "1,011 of 1,024" with a limit, "43 · peak 100" without one. Before
/// its first sample only the peak is told.
QString status(const Snapshot &snapshot, std::size_t counter, std::optional<std::size_t> limit,
               TraceTime at);
/// The same of the ready queue.
QString readyQueueStatus(const Snapshot &snapshot, TraceTime at);

} // namespace CounterText
} // namespace Coroscope
