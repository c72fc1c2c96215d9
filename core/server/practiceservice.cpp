// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/server/practiceservice.h"

#include <system_error>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <limits>
#include <utility>
#include <variant>

namespace Coroscope {
namespace {

constexpr double slowestSpeed = 0.001;
constexpr double fastestSpeed = 1'000'000;
// A multiple of the filler's line, so that the text has no seam where it is repeated.
constexpr std::size_t fillerBytes = 64'000;
constexpr double usualIntervalSeconds = 0.1;
constexpr std::string_view plainText = "text/plain; charset=utf-8";

const PracticeServerOptions &checked(const PracticeServerOptions &options)
{
    const int minimum = options.minimumDelaySeconds;
    const int maximum = options.maximumDelaySeconds;
    if (minimum < 0 || minimum > maximum || maximum > PracticeServerOptions::longestDelaySeconds) {
        throw ServerError(
            "Delays from " + std::to_string(minimum) + " to " + std::to_string(maximum)
            + " seconds are not possible: give a minimum of 0 or more and a "
              "maximum from there to "
            + std::to_string(PracticeServerOptions::longestDelaySeconds) + ".");
    }
    // Written so that a NaN is refused too.
    if (!(options.speed >= slowestSpeed && options.speed <= fastestSpeed)) {
        throw ServerError("A speed of " + std::to_string(options.speed)
                                  + " is not possible: give one from 0.001 to 1000000.");
    }
    if (options.bodyBytes > PracticeServerOptions::maximumBodyBytes) {
        throw ServerError("A body of " + std::to_string(options.bodyBytes)
                                  + " bytes is too long: give at most "
                                  + std::to_string(PracticeServerOptions::maximumBodyBytes) + ".");
    }
    return options;
}

[[noreturn]] void throwUnreadable(const std::string &path, const std::string &reason)
{
    throw ServerError("The body file " + path + " cannot be used (" + reason
                              + "): name a readable file, or a number of bytes instead.");
}

std::string contentOf(const std::string &path)
{
    struct CloseFile
    {
        void operator()(std::FILE *file) const { static_cast<void>(std::fclose(file)); }
    };
    const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rb"));
    if (!file) {
        throwUnreadable(path, std::generic_category().message(errno));
    }
    std::string content;
    std::array<char, 65'536> part{};
    while (const std::size_t length = std::fread(part.data(), 1, part.size(), file.get())) {
        content.append(part.data(), length);
        if (content.size() > PracticeServerOptions::maximumBodyBytes) {
            throwUnreadable(path, "it is longer than 1 GiB");
        }
    }
    if (std::ferror(file.get()) != 0) {
        throwUnreadable(path, std::generic_category().message(errno));
    }
    return content;
}

std::string fillerOf(std::size_t length)
{
    constexpr std::string_view line = "This line comes from Coroscope's practice server.\n";
    std::string filler;
    filler.reserve(length);
    while (filler.size() < length) {
        filler.append(line.substr(0, length - filler.size()));
    }
    return filler;
}

std::shared_ptr<const std::string> usualBodyOf(const PracticeServerOptions &options)
{
    return std::make_shared<const std::string>(options.bodyFile ? contentOf(*options.bodyFile)
                                                                : fillerOf(options.bodyBytes));
}

ServerAnswer plainAnswer(int status, std::string_view sentence)
{
    ServerAnswer answer;
    answer.status = status;
    answer.contentType = plainText;
    answer.body = ServerBody::of(std::string(sentence));
    return answer;
}

// As short as possible and without an exponent: 2 seconds are "2".
std::string textOf(double seconds)
{
    // Enough for the smallest number above 0.
    std::array<char, 1100> text;
    const auto written = std::to_chars(text.data(), text.data() + text.size(), seconds,
                                       std::chars_format::fixed);
    return {text.data(), written.ptr};
}

} // namespace

PracticeService::PracticeService(const PracticeServerOptions &options)
    : HttpService(checked(options).limits, {})
    , m_minimumDelaySeconds(options.minimumDelaySeconds)
    , m_maximumDelaySeconds(options.maximumDelaySeconds)
    , m_speed(options.speed)
    , m_body(usualBodyOf(options))
    , m_filler(std::make_shared<const std::string>(fillerOf(fillerBytes)))
    , m_random(options.seed)
{}

ServerAnswer PracticeService::answerTo(ServerRequest request)
{
    const bool isRead = request.method == "GET" || request.method == "HEAD";
    const std::string_view target = request.target;
    const std::size_t pathLength = std::min(target.find('?'), target.size());
    if (isRead && target.substr(0, pathLength) == "/statistics") {
        ServerAnswer answer;
        answer.contentType = "application/json";
        answer.body = ServerBody::of(jsonOf(namedCounts(statistics())));
        return answer;
    }
    Counted inFlight = traffic().countRequest();
    ServerAnswer answer;
    if (isRead) {
        answer = practiceAnswer(target.substr(std::min(pathLength + 1, target.size())));
    } else {
        answer = plainAnswer(405, "This server answers GET and HEAD only.\n");
        answer.fields.emplace_back("Allow", "GET, HEAD");
    }
    answer.inFlight = std::move(inFlight);
    return answer;
}

ServerAnswer PracticeService::refusalOf(RequestFlaw flaw)
{
    switch (flaw) {
    case RequestFlaw::LongHeader:
        return plainAnswer(431, "The request's header is over 8 KiB.\n");
    case RequestFlaw::LongBody:
        return plainAnswer(413, "The request's body is over 64 KiB.\n");
    case RequestFlaw::NotHttp:
        break;
    }
    return plainAnswer(400, "This is not an HTTP request.\n");
}

ServerAnswer PracticeService::practiceAnswer(std::string_view query)
{
    auto wish = readPracticeQuery(query);
    if (const auto *error = std::get_if<PracticeQueryError>(&wish)) {
        return plainAnswer(400, error->sentence + '\n');
    }
    return answerAsAsked(std::get<PracticeQuery>(wish));
}

ServerAnswer PracticeService::answerAsAsked(const PracticeQuery &query)
{
    const double seconds = query.delaySeconds
                               ? *query.delaySeconds
                               : m_random.wholeNumber(m_minimumDelaySeconds, m_maximumDelaySeconds);
    ServerAnswer answer;
    answer.status = query.status.value_or(200);
    answer.contentType = plainText;
    answer.body = bodyFor(query);
    answer.fields.emplace_back("delay", textOf(seconds));
    answer.wait = wallTime(seconds);
    answer.failure = query.failure;
    answer.interval = wallTime(query.intervalSeconds.value_or(usualIntervalSeconds));
    if (query.location) {
        answer.fields.emplace_back("Location", *query.location);
    }
    return answer;
}

ServerBody PracticeService::bodyFor(const PracticeQuery &query) const
{
    if (isWithoutContent(query.status.value_or(200))) {
        return {m_filler, 0};
    }
    if (query.failure == AnswerFailure::Endless) {
        return {m_filler, std::numeric_limits<std::uint64_t>::max()};
    }
    return query.bytes ? ServerBody{m_filler, *query.bytes}
                       : ServerBody{m_body, m_body->size()};
}

std::chrono::nanoseconds PracticeService::wallTime(double seconds) const
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
        std::chrono::duration<double>(seconds / m_speed));
}

} // namespace Coroscope
