// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/server/practiceservice.h"

#include <system_error>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <utility>

namespace Coroscope {
namespace {

constexpr double slowestSpeed = 0.001;
constexpr double fastestSpeed = 1'000'000;
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

std::shared_ptr<const std::string> bodyFor(const PracticeServerOptions &options)
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
    , m_body(bodyFor(options))
    , m_random(options.seed)
{}

PracticeAnswer PracticeService::answerTo(std::string_view method, std::string_view target)
{
    const bool isRead = method == "GET" || method == "HEAD";
    if (isRead && target.substr(0, target.find('?')) == "/statistics") {
        return statisticsAnswer();
    }
    Counted inFlight = countRequest();
    PracticeAnswer answer;
    if (isRead) {
        answer = delayedAnswer();
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
    answer.body = std::make_shared<const std::string>(sentence);
    return answer;
}

PracticeServerStatistics PracticeService::statistics() const
{
    return {m_requests, m_peakConcurrent, m_connections, m_openConnections};
}

PracticeAnswer PracticeService::statisticsAnswer() const
{
    const PracticeServerStatistics now = statistics();
    PracticeAnswer answer;
    answer.contentType = "application/json";
    answer.body = std::make_shared<const std::string>(
        "{\"requests\": " + std::to_string(now.requests)
        + ", \"peak_concurrent\": " + std::to_string(now.peakConcurrent)
        + ", \"connections\": " + std::to_string(now.connections) + "}\n");
    return answer;
}

PracticeAnswer PracticeService::delayedAnswer()
{
    const int seconds = m_random.wholeNumber(m_minimumDelaySeconds, m_maximumDelaySeconds);
    PracticeAnswer answer;
    answer.contentType = plainText;
    answer.body = m_body;
    answer.delaySeconds = seconds;
    answer.wait = std::chrono::duration_cast<std::chrono::nanoseconds>(
        std::chrono::duration<double>(seconds / m_speed));
    return answer;
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
