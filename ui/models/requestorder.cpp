// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/requestorder.h"

#include "core/analysis/requesttotals.h"

#include <algorithm>
#include <numeric>

namespace Coroscope {
namespace {

TraceTime keyOf(const RequestTimeline &request, RequestKey key, TraceTime now)
{
    switch (key) {
    case RequestKey::Start:
        return request.step(RequestStep::Queued).value_or(now);
    case RequestKey::Duration:
        return totalTime(request, now);
    case RequestKey::End:
        break;
    }
    return request.step(RequestStep::Done).value_or(TraceTime::max());
}

} // namespace

std::vector<std::uint32_t> requestOrder(const Snapshot &snapshot, RequestSort sort)
{
    // Looked up once each: comparing would look them up again and again.
    std::vector<TraceTime> keys(snapshot.requests.size());
    for (std::size_t i = 0; i < keys.size(); ++i) {
        keys[i] = keyOf(snapshot.requests.at(i), sort.key, snapshot.now);
    }
    std::vector<std::uint32_t> order(keys.size());
    std::iota(order.begin(), order.end(), 0U);
    if (!std::is_sorted(keys.begin(), keys.end())) {
        std::stable_sort(order.begin(), order.end(), [&keys](std::uint32_t a, std::uint32_t b) {
            return keys[a] < keys[b];
        });
    }
    if (sort.order == Qt::DescendingOrder) {
        std::reverse(order.begin(), order.end());
    }
    return order;
}

} // namespace Coroscope
