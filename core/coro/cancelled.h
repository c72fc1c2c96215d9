// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <exception>

namespace Coroscope {

/// Thrown out of the await (or the blocking call) at which a task is cancelled. A task that lets it
/// pass ends cancelled; one that catches it and returns has finished.
class Cancelled : public std::exception
{
public:
    const char *what() const noexcept override { return "cancelled"; }
};

} // namespace Coroscope
