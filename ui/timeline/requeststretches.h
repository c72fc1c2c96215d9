// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/snapshot.h"
#include "ui/theme/theme.h"
#include "ui/timeline/timescale.h"

#include <algorithm>

namespace Coroscope {

/// The stretch that begins with a step; none after the last.
std::optional<RequestStretch> stretchAfter(RequestStep step);

/// Calls visit(RequestStretch, TimeRange) for the stretches of a request in order of time, none of
/// them empty; that of a request under way ends `now`.
template<typename Visitor>
void visitStretches(const RequestTimeline &request, TraceTime now, Visitor &&visit)
{
    std::optional<RequestStretch> stretch;
    TraceTime begin{};
    const auto close = [&](TraceTime end) {
        if (stretch && end > begin) {
            visit(*stretch, TimeRange{begin, end});
        }
    };
    for (std::size_t i = 0; i < request.steps.size(); ++i) {
        if (!request.steps[i]) {
            continue;
        }
        const auto next = stretchAfter(RequestStep(i));
        if (next != stretch) {
            close(*request.steps[i]);
            begin = *request.steps[i];
            stretch = next;
        }
    }
    close(std::max(begin, now));
}

} // namespace Coroscope
