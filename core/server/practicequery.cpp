// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/server/practicequery.h"

#include "core/server/practiceserver.h"

#include <system_error>

#include <algorithm>
#include <array>
#include <bitset>
#include <charconv>
#include <utility>

namespace Coroscope {
namespace {

constexpr std::array<std::pair<std::string_view, AnswerFailure>, 6> failures{{
    {"drop", AnswerFailure::Drop},
    {"half", AnswerFailure::Half},
    {"garbage", AnswerFailure::Garbage},
    {"silent", AnswerFailure::Silent},
    {"drip", AnswerFailure::Drip},
    {"endless", AnswerFailure::Endless},
}};

template<typename Number>
std::optional<Number> wholeNumber(std::string_view text, Number minimum, Number maximum)
{
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isRead = error == std::errc() && end == text.data() + text.size();
    return isRead && number >= minimum && number <= maximum ? std::optional(number) : std::nullopt;
}

// Digits and at most one point, because from_chars also reads signs, infinities and NaN.
std::optional<double> seconds(std::string_view text)
{
    if (text.find_first_not_of("0123456789.") != std::string_view::npos) {
        return std::nullopt;
    }
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number,
                                              std::chars_format::fixed);
    const bool isRead = error == std::errc() && end == text.data() + text.size();
    return isRead && number <= PracticeServerOptions::longestDelaySeconds ? std::optional(number)
                                                                          : std::nullopt;
}

bool readStatus(PracticeQuery &query, std::string_view value)
{
    query.status = wholeNumber(value, 200, 599);
    return query.status.has_value();
}

bool readLocation(PracticeQuery &query, std::string_view value)
{
    query.location = value;
    return !value.empty() && std::all_of(value.begin(), value.end(), [](char character) {
        return character > ' ' && character < '\x7f';
    });
}

bool readDelay(PracticeQuery &query, std::string_view value)
{
    query.delaySeconds = seconds(value);
    return query.delaySeconds.has_value();
}

bool readBytes(PracticeQuery &query, std::string_view value)
{
    query.bytes = wholeNumber(value, std::uint64_t{0},
                              std::uint64_t{PracticeServerOptions::maximumBodyBytes});
    return query.bytes.has_value();
}

bool readFailure(PracticeQuery &query, std::string_view value)
{
    const auto *const found = std::find_if(
        failures.begin(), failures.end(),
        [&](const auto &failure) { return failure.first == value; });
    query.failure = found == failures.end() ? AnswerFailure::None : found->second;
    return found != failures.end();
}

bool readInterval(PracticeQuery &query, std::string_view value)
{
    query.intervalSeconds = seconds(value);
    return query.intervalSeconds.has_value();
}

struct Parameter
{
    std::string_view name;
    std::string_view rightValue;
    bool (*read)(PracticeQuery &query, std::string_view value);
};

constexpr std::array<Parameter, 6> parameters{{
    {"status", "a whole number from 200 to 599, as in status=503", readStatus},
    {"location", "an address, percent-encoded, as in location=/elsewhere", readLocation},
    {"delay", "a number of seconds from 0 to 86400, as in delay=2.5", readDelay},
    {"bytes", "a whole number from 0 to 1073741824, as in bytes=1000", readBytes},
    {"fail", "drop, half, garbage, silent, drip or endless, as in fail=drop", readFailure},
    {"interval", "a number of seconds from 0 to 86400, as in interval=0.5", readInterval},
}};

// Which of the parameters the query has had so far.
using Given = std::bitset<parameters.size()>;

std::optional<std::string> percentDecoded(std::string_view text)
{
    std::string decoded;
    while (!text.empty()) {
        if (text.front() != '%') {
            decoded += text.front();
            text.remove_prefix(1);
            continue;
        }
        unsigned char byte = 0;
        const std::string_view digits = text.substr(1, 2);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(),
                                                  byte, 16);
        if (error != std::errc() || end != digits.data() + 2) {
            return std::nullopt;
        }
        decoded += static_cast<char>(byte);
        text.remove_prefix(3);
    }
    return decoded;
}

bool sendsNoAnswer(AnswerFailure failure)
{
    return failure == AnswerFailure::Drop || failure == AnswerFailure::Garbage
           || failure == AnswerFailure::Silent;
}

bool sendsInPieces(AnswerFailure failure)
{
    return failure == AnswerFailure::Drip || failure == AnswerFailure::Endless;
}

// What does not go together; none when all of it does.
std::optional<std::string_view> contradictionIn(const PracticeQuery &query)
{
    const int status = query.status.value_or(200);
    if (query.location && (status < 300 || status > 399)) {
        return "location needs a status from 300 to 399, as in status=302&location=/elsewhere.";
    }
    if (query.intervalSeconds && !sendsInPieces(query.failure)) {
        return "interval needs fail=drip or fail=endless, as in fail=drip&interval=0.5.";
    }
    if (sendsNoAnswer(query.failure) && (query.status || query.bytes)) {
        return "fail=drop, fail=garbage and fail=silent send no answer: leave out status and "
               "bytes.";
    }
    if (query.failure == AnswerFailure::Endless && query.bytes) {
        return "fail=endless sends a body without an end: leave out bytes.";
    }
    if (isWithoutContent(status) && (query.bytes || query.failure != AnswerFailure::None)) {
        return "An answer with status 204, 205 or 304 has no body: leave out bytes and fail.";
    }
    return std::nullopt;
}

std::string sentenceOf(const Parameter &parameter, std::string_view wish)
{
    return std::string(parameter.name).append(" ").append(wish).append(".");
}

// The error's sentence, or nothing.
std::string readOne(PracticeQuery &query, std::string_view part, Given &given)
{
    const std::size_t equals = std::min(part.find('='), part.size());
    const auto *const parameter = std::find_if(
        parameters.begin(), parameters.end(),
        [&](const Parameter &candidate) { return candidate.name == part.substr(0, equals); });
    if (parameter == parameters.end()) {
        return {};
    }
    const auto index = static_cast<std::size_t>(parameter - parameters.begin());
    if (given.test(index)) {
        return sentenceOf(*parameter, "must be given only once");
    }
    given.set(index);
    const auto value = percentDecoded(part.substr(std::min(equals + 1, part.size())));
    return value && parameter->read(query, *value)
               ? std::string()
               : sentenceOf(*parameter, "must be " + std::string(parameter->rightValue));
}

} // namespace

std::variant<PracticeQuery, PracticeQueryError> readPracticeQuery(std::string_view query)
{
    PracticeQuery wish;
    Given given;
    while (!query.empty()) {
        const std::size_t length = std::min(query.find('&'), query.size());
        std::string sentence = readOne(wish, query.substr(0, length), given);
        if (!sentence.empty()) {
            return PracticeQueryError{std::move(sentence)};
        }
        query.remove_prefix(std::min(length + 1, query.size()));
    }
    if (const auto contradiction = contradictionIn(wish)) {
        return PracticeQueryError{std::string(*contradiction)};
    }
    return wish;
}

} // namespace Coroscope
