// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/stage/shared.h"

namespace Coroscope {

/// The two variables that the calls of the sum demos share: how many have added to it, and in
/// which order, as "->1->2".
struct Totals
{
    explicit Totals(Stage &stage,
                    const std::source_location &where = std::source_location::current())
        : sum(stage, QStringLiteral("sum"), 0, where)
        , chain(stage, QStringLiteral("chain"), QString(), where)
    {}
    Shared<int> sum;
    Shared<QString> chain;
};

} // namespace Coroscope
