// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/server/lambdaservice.h"

#include "core/server/jsontext.h"
#include "core/server/lambdasignature.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>
#include <variant>

namespace Coroscope {
namespace {

constexpr std::string_view jsonType = "application/json";
constexpr std::size_t longestShownName = 140;

const LambdaServerOptions &checked(const LambdaServerOptions &options)
{
    const int minimum = options.minimumSeconds;
    const int maximum = options.maximumSeconds;
    if (minimum < 0 || minimum > maximum || maximum > ServerOptions::longestDelaySeconds) {
        throw ServerError("Runs from " + std::to_string(minimum) + " to " + std::to_string(maximum)
                          + " seconds are not possible: give a minimum of 0 or more and a maximum "
                            "from there to "
                          + std::to_string(ServerOptions::longestDelaySeconds) + ".");
    }
    // Written so that a NaN is refused too.
    if (!(options.speed >= 0.001 && options.speed <= 1'000'000)) {
        throw ServerError("A speed of " + std::to_string(options.speed)
                          + " is not possible: give one from 0.001 to 1000000.");
    }
    if (!(options.failureRate >= 0 && options.failureRate <= 1)) {
        throw ServerError("A failure rate of " + std::to_string(options.failureRate)
                          + " is not possible: give one from 0 to 1.");
    }
    if (options.maximumConcurrent == std::uint64_t{0}) {
        throw ServerError("No run at a time is not possible: allow at least 1.");
    }
    if (options.credentials.accessKeyId.isEmpty() || options.credentials.secretAccessKey.isEmpty()) {
        throw ServerError("The stand-in needs credentials to accept: give a key id and a secret.");
    }
    return options;
}

// As `randint(1, 100) <= percent` takes it; 0.29 * 100 is a little less than 29.
int percentOf(double rate)
{
    return static_cast<int>(std::floor(rate * 100 + 1e-6));
}

ApiError otherFunction(const InvocationTarget &target)
{
    const std::string shown = target.function.substr(0, longestShownName)
                              + (target.qualifier ? ':' + target.qualifier->substr(0, 40) : "");
    return {404, "ResourceNotFoundException",
            R"({"Type":"User","Message":)"
                + jsonString("Function not found: " + shown
                             + ". The only one here is system-test, version $LATEST.")
                + '}'};
}

ApiError tooManyRequests(std::uint64_t most)
{
    const std::string message = "Rate exceeded: no more than " + std::to_string(most)
                                + " runs at one time.";
    return {429, "TooManyRequestsException",
            R"({"Type":"User","message":)" + jsonString(message)
                + R"(,"Reason":"ReservedFunctionConcurrentInvocationLimitExceeded"})"};
}

ApiError wrongParameter(std::string_view message)
{
    return userError(400, "InvalidParameterValueException", message);
}

ApiError unknownOperation()
{
    return commonError(404, "UnknownOperationException",
                       "There is only the Invoke operation, at "
                       "/2015-03-31/functions/system-test/invocations, and /statistics.");
}

void nameRequest(ServerAnswer &answer, const std::string &requestId)
{
    answer.contentType = jsonType;
    answer.fields.emplace_back("x-amzn-RequestId", requestId);
}

ServerAnswer emptyAnswer(int status, const std::string &requestId)
{
    ServerAnswer answer;
    answer.status = status;
    answer.body = ServerBody::of({});
    nameRequest(answer, requestId);
    return answer;
}

ServerAnswer errorAnswer(const ApiError &error, const std::string &requestId)
{
    ServerAnswer answer;
    answer.status = error.status;
    nameRequest(answer, requestId);
    answer.fields.emplace_back("x-amzn-ErrorType", error.type);
    if (error.status == 429) {
        answer.fields.emplace_back("Retry-After", "1");
    } else if (error.status == 405) {
        answer.fields.emplace_back("Allow", "POST");
    }
    answer.body = ServerBody::of(error.body);
    return answer;
}

} // namespace

struct LambdaService::Invocation
{
    enum class Type : std::uint8_t { RequestResponse, Event, DryRun };

    /// Or why it cannot be one.
    static std::variant<Invocation, ApiError> of(const ServerRequest &request);

    Type type = Type::RequestResponse;
    bool hasLog = false;
    FunctionEvent event;
};

std::variant<LambdaService::Invocation, ApiError>
LambdaService::Invocation::of(const ServerRequest &request)
{
    Invocation invocation;
    const std::string_view type
        = headerOf(request, "x-amz-invocation-type").value_or("RequestResponse");
    if (type == "Event") {
        invocation.type = Type::Event;
    } else if (type == "DryRun") {
        invocation.type = Type::DryRun;
    } else if (type != "RequestResponse") {
        return wrongParameter(
            "X-Amz-Invocation-Type must be RequestResponse, Event or DryRun.");
    }
    const std::string_view log = headerOf(request, "x-amz-log-type").value_or("None");
    if (log != "Tail" && log != "None") {
        return wrongParameter("X-Amz-Log-Type must be Tail or None.");
    }
    invocation.hasLog = log == "Tail";
    auto event = readEvent(request.body);
    if (const auto *unreadable = std::get_if<UnreadablePayload>(&event)) {
        return userError(400, "InvalidRequestContentException",
                         "The payload cannot be read as JSON: " + unreadable->reason);
    }
    invocation.event = std::get<FunctionEvent>(std::move(event));
    return invocation;
}

LambdaService::LambdaService(const LambdaServerOptions &options)
    : HttpService(checked(options).limits, {RequestRules::Use::Whole, longestRequest})
    , m_credentials(options.credentials)
    , m_speed(options.speed)
    , m_maximumConcurrent(options.maximumConcurrent)
    , m_function(options.seed, options.minimumSeconds, options.maximumSeconds,
                 percentOf(options.failureRate))
    , m_requestIds(options.seed)
{}

ServerAnswer LambdaService::answerTo(ServerRequest request)
{
    const bool isRead = request.method == "GET" || request.method == "HEAD";
    const std::string_view target = request.target;
    if (isRead && target.substr(0, target.find('?')) == "/statistics") {
        return statisticsAnswer();
    }
    Counted inFlight = traffic().countRequest();
    ServerAnswer answer = invocationAnswer(request, nextRequestId());
    answer.inFlight = std::move(inFlight);
    return answer;
}

ServerAnswer LambdaService::refusalOf(RequestFlaw flaw)
{
    ApiError error = commonError(400, "BadRequestException", "This is not an HTTP request.");
    if (flaw == RequestFlaw::LongHeader) {
        error = commonError(431, "RequestHeaderFieldsTooLargeException",
                            "The request's header is over 8 KiB.");
    } else if (flaw == RequestFlaw::LongBody) {
        error = userError(413, "RequestEntityTooLargeException",
                          "Request must be smaller than " + std::to_string(longestRequest)
                              + " bytes for the InvokeFunction operation");
    }
    return errorAnswer(error, nextRequestId());
}

LambdaServerStatistics LambdaService::statistics() const
{
    LambdaServerStatistics now{traffic().statistics(), m_throttled, m_functionErrors, m_refused};
    now.peakConcurrent = m_peakConcurrent;
    return now;
}

ServerAnswer LambdaService::statisticsAnswer() const
{
    const LambdaServerStatistics now = statistics();
    NamedCounts counts = namedCounts(now);
    counts.insert(counts.end(), {{"throttled", now.throttled},
                                 {"function_errors", now.functionErrors},
                                 {"refused", now.refused}});
    ServerAnswer answer;
    answer.contentType = jsonType;
    answer.body = ServerBody::of(jsonOf(counts));
    return answer;
}

ServerAnswer LambdaService::invocationAnswer(const ServerRequest &request,
                                             const std::string &requestId)
{
    if (const auto error = errorBeforeRun(request)) {
        return refuse(*error, requestId);
    }
    auto invocation = Invocation::of(request);
    if (const auto *error = std::get_if<ApiError>(&invocation)) {
        return refuse(*error, requestId);
    }
    return begin(std::get<Invocation>(invocation), requestId);
}

std::optional<ApiError> LambdaService::errorBeforeRun(const ServerRequest &request) const
{
    using namespace std::chrono;
    const auto target = readInvocationTarget(request.target);
    if (!target) {
        return unknownOperation();
    }
    if (request.method != "POST") {
        return commonError(405, "MethodNotAllowedException", "A function is invoked with POST.");
    }
    auto error = signatureErrorOf(request, m_credentials, floor<seconds>(system_clock::now()));
    if (error) {
        return error;
    }
    switch (namedFunction(*target)) {
    case NamedFunction::Ours:
        return std::nullopt;
    case NamedFunction::Contradiction:
        return wrongParameter("The function's name and the query name different qualifiers.");
    case NamedFunction::OtherQualifier:
    case NamedFunction::Unknown:
        break;
    }
    return otherFunction(*target);
}

ServerAnswer LambdaService::begin(const Invocation &invocation, const std::string &requestId)
{
    if (invocation.type == Invocation::Type::DryRun) {
        return emptyAnswer(204, requestId);
    }
    if (isFull()) {
        return refuse(tooManyRequests(*m_maximumConcurrent), requestId);
    }
    FunctionRun run = m_function.run(invocation.event, requestId);
    m_functionErrors += run.failure ? 1U : 0U;
    m_ends.push(std::chrono::steady_clock::now() + wallTime(run.seconds));
    m_peakConcurrent = std::max<std::uint64_t>(m_peakConcurrent, m_ends.size());
    if (invocation.type == Invocation::Type::Event) {
        return emptyAnswer(202, requestId);
    }
    return resultOf(std::move(run), invocation);
}

ServerAnswer LambdaService::resultOf(FunctionRun run, const Invocation &invocation) const
{
    ServerAnswer answer;
    nameRequest(answer, run.requestId);
    answer.fields.emplace_back("X-Amz-Executed-Version", "$LATEST");
    if (run.failure) {
        answer.fields.emplace_back("X-Amz-Function-Error", "Unhandled");
    }
    answer.wait = wallTime(run.seconds);
    answer.body = ServerBody::of(std::exchange(run.payload, {}));
    if (invocation.hasLog) {
        using Clock = std::chrono::steady_clock;
        const auto kept = std::make_shared<const FunctionRun>(std::move(run));
        answer.complete = [kept, begun = Clock::now(), speed = m_speed](ServerAnswer &completed) {
            const std::chrono::duration<double> waited = Clock::now() - begun;
            completed.fields.emplace_back("X-Amz-Log-Result", base64Of(kept->log(waited * speed)));
        };
    }
    return answer;
}

ServerAnswer LambdaService::refuse(const ApiError &error, const std::string &requestId)
{
    ++(error.status == 429 ? m_throttled : m_refused);
    return errorAnswer(error, requestId);
}

// Runs end by themselves, at moments that are known when they begin.
bool LambdaService::isFull()
{
    const Moment now = std::chrono::steady_clock::now();
    while (!m_ends.empty() && m_ends.top() <= now) {
        m_ends.pop();
    }
    return m_maximumConcurrent && m_ends.size() >= *m_maximumConcurrent;
}

std::chrono::nanoseconds LambdaService::wallTime(int seconds) const
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
        std::chrono::duration<double>(seconds / m_speed));
}

// RFC 9562, version 4. From the seed, but not from the function's numbers.
std::string LambdaService::nextRequestId()
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string id = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx";
    for (char &place : id) {
        const int digit = place == 'y' ? m_requestIds.wholeNumber(8, 11)
                          : place == 'x' ? m_requestIds.wholeNumber(0, 15)
                                         : -1;
        place = digit < 0 ? place : digits[static_cast<std::size_t>(digit)];
    }
    return id;
}

} // namespace Coroscope
