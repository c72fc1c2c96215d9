// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/snapshot.h"

#include <QtCore/Qt>

#include <vector>

namespace Coroscope {

/// What requests are sorted by.
enum class RequestKey : std::uint8_t {
    Start,    ///< when they were asked for
    Duration, ///< how long they took, or have taken up to now
    End       ///< when they were over; those under way come last
};

/// An order of requests.
struct RequestSort
{
    RequestKey key = RequestKey::Start;
    Qt::SortOrder order = Qt::AscendingOrder;
    bool operator==(const RequestSort &) const = default;
};

/// The numbers of the snapshot's requests, from 0, in that order. Where the key is equal those that
/// were made first come first; descending is exactly the reverse of ascending.
std::vector<std::uint32_t> requestOrder(const Snapshot &snapshot, RequestSort sort);

} // namespace Coroscope
