// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/server/practiceservice.h"

#include <system_error>

#include <algorithm>
#include <array>
#include <cerrno>
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
        throw PracticeServerError(
            "Delays from " + std::to_string(minimum) + " to " + std::to_string(maximum)
            + " seconds are not possible: give a minimum of 0 or more and a "
              "maximum from there to "
            + std::to_string(PracticeServerOptions::longestDelaySeconds) + ".");
    }
    // Written so that a NaN is refused too.
    if (!(options.speed >= slowestSpeed && options.speed <= fastestSpeed)) {
        throw PracticeServerError("A speed of " + std::to_string(options.speed)
                                  + " is not possible: give one from 0.001 to 1000000.");
    }
    if (options.bodyBytes > PracticeServerOptions::maximumBodyBytes) {
        throw PracticeServerError("A body of " + std::to_string(options.bodyBytes)
                                  + " bytes is too long: give at most "
                                  + std::to_string(PracticeServerOptions::maximumBodyBytes) + ".");
    }
    return options;
}

[[noreturn]] void throwUnreadable(const std::string &path, const std::string &reason)
{
    throw PracticeServerError("The body file " + path + " cannot be used (" + reason
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

} // namespace

PracticeService::PracticeService(const PracticeServerOptions &options)
    : m_limits(checked(options).limits)
    , m_minimumDelaySeconds(options.minimumDelaySeconds)
    , m_maximumDelaySeconds(options.maximumDelaySeconds)
    , m_speed(options.speed)
    , m_body(usualBodyOf(options))
    , m_filler(std::make_shared<const std::string>(fillerOf(fillerBytes)))
    , m_random(options.seed)
{}

PracticeAnswer PracticeService::answerTo(std::string_view method, std::string_view target)
{
    const bool isRead = method == "GET" || method == "HEAD";
    const std::size_t pathLength = std::min(target.find('?'), target.size());
    if (isRead && target.substr(0, pathLength) == "/statistics") {
        return statisticsAnswer();
    }
    Counted inFlight = countRequest();
    PracticeAnswer answer;
    if (isRead) {
        answer = practiceAnswer(target.substr(std::min(pathLength + 1, target.size())));
    } else {
        answer = refusal(405, "This server answers GET and HEAD only.\n");
        answer.allowedMethods = "GET, HEAD";
    }
    answer.inFlight = std::move(inFlight);
    return answer;
}

PracticeAnswer PracticeService::refusal(int status, std::string_view sentence)
{
    PracticeAnswer answer;
    answer.status = status;
    answer.contentType = plainText;
    answer.body = {std::make_shared<const std::string>(sentence), sentence.size()};
    return answer;
}

PracticeServerStatistics PracticeService::statistics() const
{
    return {m_requests, m_peakConcurrent, m_connections, m_openConnections,
            m_inFlight, m_answered,       m_failed,      m_clientsLeft};
}

PracticeAnswer PracticeService::statisticsAnswer() const
{
    const PracticeServerStatistics now = statistics();
    std::string json;
    const auto add = [&json](std::string_view name, std::uint64_t count) {
        json.append(json.empty() ? "{\"" : ", \"").append(name).append("\": ");
        json.append(std::to_string(count));
    };
    add("requests", now.requests);
    add("peak_concurrent", now.peakConcurrent);
    add("connections", now.connections);
    add("open_connections", now.openConnections);
    add("in_flight", now.inFlight);
    add("answered", now.answered);
    add("failed", now.failed);
    add("clients_left", now.clientsLeft);
    json.append("}\n");
    PracticeAnswer answer;
    answer.contentType = "application/json";
    answer.body = {std::make_shared<const std::string>(json), json.size()};
    return answer;
}

PracticeAnswer PracticeService::practiceAnswer(std::string_view query)
{
    auto wish = readPracticeQuery(query);
    if (const auto *error = std::get_if<PracticeQueryError>(&wish)) {
        return refusal(400, error->sentence + '\n');
    }
    return answerAsAsked(std::get<PracticeQuery>(wish));
}

PracticeAnswer PracticeService::answerAsAsked(PracticeQuery &query)
{
    const double seconds = query.delaySeconds
                               ? *query.delaySeconds
                               : m_random.wholeNumber(m_minimumDelaySeconds, m_maximumDelaySeconds);
    PracticeAnswer answer;
    answer.status = query.status.value_or(200);
    answer.contentType = plainText;
    answer.body = bodyFor(query);
    answer.delaySeconds = seconds;
    answer.wait = wallTime(seconds);
    answer.failure = query.failure;
    answer.interval = wallTime(query.intervalSeconds.value_or(usualIntervalSeconds));
    if (query.location) {
        answer.location = *std::move(query.location);
    }
    return answer;
}

PracticeBody PracticeService::bodyFor(const PracticeQuery &query) const
{
    if (isWithoutContent(query.status.value_or(200))) {
        return {m_filler, 0};
    }
    if (query.failure == PracticeFailure::Endless) {
        return {m_filler, std::numeric_limits<std::uint64_t>::max()};
    }
    return query.bytes ? PracticeBody{m_filler, *query.bytes}
                       : PracticeBody{m_body, m_body->size()};
}

std::chrono::nanoseconds PracticeService::wallTime(double seconds) const
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
        std::chrono::duration<double>(seconds / m_speed));
}

const std::string &PracticeService::date()
{
    using namespace std::chrono;
    return m_dateClock.at(floor<std::chrono::seconds>(system_clock::now()));
}

void PracticeService::countEnd(PracticeAnswer &answer, AnswerEnd end)
{
    if (!answer.inFlight) {
        return;
    }
    switch (end) {
    case AnswerEnd::Answered:
        ++m_answered;
        break;
    case AnswerEnd::Failed:
        ++m_failed;
        break;
    case AnswerEnd::ClientLeft:
        ++m_clientsLeft;
        break;
    }
    answer.inFlight.reset();
}

Counted PracticeService::countConnection()
{
    ++m_openConnections;
    ++m_connections;
    return Counted(&m_openConnections);
}

Counted PracticeService::countRequest()
{
    ++m_requests;
    const std::uint64_t concurrent = ++m_inFlight;
    m_peakConcurrent = std::max(m_peakConcurrent.load(), concurrent);
    return Counted(&m_inFlight);
}

} // namespace Coroscope
