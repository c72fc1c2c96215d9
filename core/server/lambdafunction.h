// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/seededrandom.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace Coroscope {

/// An exception that left the function.
struct FunctionFailure
{
    std::string type;
    std::string message;
    int line = 0;
    /// The text of that line, without its indentation.
    std::string code;
};

/// What the function is called with.
struct FunctionEvent
{
    /// The value of `configuration_identifier` as JSON; or what reading it out of the event raises.
    std::variant<std::string, FunctionFailure> identifier;
};

/// Why a payload is no event, in a few words.
struct UnreadablePayload
{
    std::string reason;
};

/// Reads a JSON text of at most 128 levels. No payload at all is an empty object, as at AWS.
std::variant<FunctionEvent, UnreadablePayload> readEvent(std::string_view payload);

/// One run of the function; what it does is fixed when it begins.
struct FunctionRun
{
    std::string requestId;
    int seconds = 0;
    std::optional<FunctionFailure> failure;
    /// JSON: what the function returned, or how it failed.
    std::string payload;

    /// The log of the run, with its duration in seconds of the scenario; at most 4 KiB, its end.
    std::string log(std::chrono::duration<double> duration) const;
};

/// The article's function, run after run. Its source in Python, whose lines failures name:
///
///      1  import random
///      2  import time
///      3
///      4
///      5  def lambda_handler(event, context):
///      6      seconds = random.randint(1, 10)
///      7      print(f"Sleeping for {seconds}s")
///      8      time.sleep(seconds)
///      9      if random.randint(1, 100) <= 15:
///     10          raise ValueError("Something went wrong!")
///     11      return {
///     12          "configuration_identifier": event["configuration_identifier"],
///     13          "slept_s": seconds,
///     14          "success": True,
///     15      }
class LambdaFunction
{
public:
    LambdaFunction(std::uint32_t seed, int minimumSeconds, int maximumSeconds, int failurePercent);

    /// Draws twice, as CPython does, whatever the event is.
    FunctionRun run(const FunctionEvent &event, std::string requestId);

private:
    const int m_minimumSeconds;
    const int m_maximumSeconds;
    const int m_failurePercent;
    SeededRandom m_random;
};

} // namespace Coroscope
