// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timescale.h"

#include <QtCore/QString>

#include <vector>

namespace Coroscope {

/// A mark on the ruler.
struct Tick
{
    enum class Kind : std::uint8_t { Minor, Labelled };
    TraceTime at{};
    double x = 0;
    Kind kind = Kind::Minor;
    QString label; ///< empty for a minor one
};

/// The ticks that fall into the scale's range, in order: labelled ones 1, 2 or 5 times a power of
/// ten apart and at least `labelSpacing` pixels from one another, with minor ones between them.
std::vector<Tick> ticksOf(const TimeScale &scale, double labelSpacing);

/// A moment for people, with as many decimals as `step` needs: "0", "2 s", "2.5 s", "350 ms".
QString tickText(TraceTime at, TraceTime step);

/// A moment with a millisecond's precision where it matters: "9.300 s", "12.5 ms", "800 ns".
QString momentText(TraceTime at);

/// A length of time, short: "2.5 s", "6.8 s", "340 ms", "0 s".
QString lengthText(TraceTime length);

} // namespace Coroscope
