// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/server/httpservice.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace Coroscope {

/// What the query of one request asks of its answer. Every value is possible by itself, and they
/// do not contradict each other.
struct PracticeQuery
{
    std::optional<int> status;
    /// Visible ASCII characters only, so that it can neither end nor split a header.
    std::optional<std::string> location;
    /// In seconds of the scenario.
    std::optional<double> delaySeconds;
    std::optional<std::uint64_t> bytes;
    AnswerFailure failure = AnswerFailure::None;
    /// In seconds of the scenario.
    std::optional<double> intervalSeconds;
};

/// What is wrong with a query: one sentence that names the parameter and what would be right.
struct PracticeQueryError
{
    std::string sentence;
};

/// Reads what follows the question mark of a request's target. Parameters with other names are
/// passed over, because any client may add its own.
std::variant<PracticeQuery, PracticeQueryError> readPracticeQuery(std::string_view query);

} // namespace Coroscope
