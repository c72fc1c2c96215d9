// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/server/lambdafunction.h"

#include "core/server/jsontext.h"

#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace Coroscope {
namespace {

constexpr std::size_t deepest = 128;
constexpr std::size_t longestLog = 4096;
constexpr std::string_view identifierKey = "configuration_identifier";

FunctionFailure whereItIsRead(std::string_view type, std::string message)
{
    return {std::string(type), std::move(message), 12,
            "\"configuration_identifier\": event[\"configuration_identifier\"],"};
}

FunctionFailure somethingWentWrong()
{
    return {"ValueError", "Something went wrong!", 10,
            "raise ValueError(\"Something went wrong!\")"};
}

// What CPython says of `event["configuration_identifier"]` when the event is no dictionary.
FunctionFailure noDictionary(simdjson::dom::element_type type)
{
    using Type = simdjson::dom::element_type;
    const auto notSubscriptable = [](std::string_view name) {
        return '\'' + std::string(name) + "' object is not subscriptable";
    };
    switch (type) {
    case Type::ARRAY:
        return whereItIsRead("TypeError", "list indices must be integers or slices, not str");
    case Type::STRING:
        return whereItIsRead("TypeError", "string indices must be integers, not 'str'");
    case Type::DOUBLE:
        return whereItIsRead("TypeError", notSubscriptable("float"));
    case Type::BOOL:
        return whereItIsRead("TypeError", notSubscriptable("bool"));
    case Type::NULL_VALUE:
        return whereItIsRead("TypeError", notSubscriptable("NoneType"));
    default:
        return whereItIsRead("TypeError", notSubscriptable("int"));
    }
}

FunctionEvent missingKey()
{
    return {whereItIsRead("KeyError", '\'' + std::string(identifierKey) + '\'')};
}

FunctionEvent eventOf(simdjson::dom::element payload)
{
    simdjson::dom::object object;
    if (payload.get(object) != simdjson::SUCCESS) {
        return {noDictionary(payload.type())};
    }
    FunctionEvent event = missingKey();
    // The last of several counts, as in Python.
    for (const simdjson::dom::key_value_pair field : object) {
        if (field.key == identifierKey) {
            event.identifier = simdjson::minify(field.value);
        }
    }
    return event;
}

std::string frameOf(const FunctionFailure &failure)
{
    return "  File \"/var/task/lambda_function.py\", line " + std::to_string(failure.line)
           + ", in lambda_handler\n    " + failure.code + '\n';
}

std::string payloadOf(const FunctionFailure &failure, const std::string &requestId)
{
    return "{\"errorMessage\": " + jsonString(failure.message) + ", \"errorType\": "
           + jsonString(failure.type) + ", \"requestId\": " + jsonString(requestId)
           + ", \"stackTrace\": [" + jsonString(frameOf(failure)) + "]}";
}

// With two decimals, whatever the locale.
std::string millisecondsOf(long long hundredths)
{
    const std::string decimals = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + '.' + (decimals.size() < 2 ? "0" : "") + decimals;
}

std::string reportOf(const std::string &requestId, std::chrono::duration<double> duration)
{
    const long long hundredths = std::llround(duration.count() * 100'000);
    return "REPORT RequestId: " + requestId + "\tDuration: " + millisecondsOf(hundredths)
           + " ms\tBilled Duration: " + std::to_string((hundredths + 99) / 100)
           + " ms\tMemory Size: 128 MB\tMax Memory Used: 38 MB\t\n";
}

} // namespace

std::variant<FunctionEvent, UnreadablePayload> readEvent(std::string_view payload)
{
    if (payload.empty()) {
        return missingKey();
    }
    simdjson::dom::parser parser;
    simdjson::error_code error = parser.allocate(payload.size(), deepest);
    simdjson::dom::element element;
    if (error == simdjson::SUCCESS) {
        error = parser.parse(payload.data(), payload.size()).get(element);
    }
    if (error != simdjson::SUCCESS) {
        return UnreadablePayload{simdjson::error_message(error)};
    }
    return eventOf(element);
}

std::string FunctionRun::log(std::chrono::duration<double> duration) const
{
    std::string text = "START RequestId: " + requestId + " Version: $LATEST\nSleeping for "
                       + std::to_string(seconds) + "s\n";
    if (failure) {
        text += "[ERROR] " + failure->type + ": " + failure->message
                + "\nTraceback (most recent call last):\n" + frameOf(*failure);
    }
    text += "END RequestId: " + requestId + '\n' + reportOf(requestId, duration);
    return text.substr(text.size() - std::min(text.size(), longestLog));
}

LambdaFunction::LambdaFunction(std::uint32_t seed, int minimumSeconds, int maximumSeconds,
                               int failurePercent)
    : m_minimumSeconds(minimumSeconds)
    , m_maximumSeconds(maximumSeconds)
    , m_failurePercent(failurePercent)
    , m_random(seed)
{}

FunctionRun LambdaFunction::run(const FunctionEvent &event, std::string requestId)
{
    FunctionRun run;
    run.requestId = std::move(requestId);
    run.seconds = m_random.wholeNumber(m_minimumSeconds, m_maximumSeconds);
    if (m_random.wholeNumber(1, 100) <= m_failurePercent) {
        run.failure = somethingWentWrong();
    } else if (const auto *failure = std::get_if<FunctionFailure>(&event.identifier)) {
        run.failure = *failure;
    }
    run.payload = run.failure
                      ? payloadOf(*run.failure, run.requestId)
                      : "{\"configuration_identifier\": " + std::get<std::string>(event.identifier)
                            + ", \"slept_s\": " + std::to_string(run.seconds)
                            + ", \"success\": true}";
    return run;
}

} // namespace Coroscope
