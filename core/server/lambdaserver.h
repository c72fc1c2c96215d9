// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/signaturev4.h"
#include "core/server/serveroptions.h"

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>

namespace Coroscope {

/// What a stand-in for AWS Lambda does. Equal options give equal runs in the order of arrival.
struct LambdaServerOptions : ServerOptions
{
    /// Seeds the runs as CPython's `random.seed` does.
    std::uint32_t seed = 1;
    /// A run takes whole seconds from minimum to maximum, both included; 0 to longestDelaySeconds.
    int minimumSeconds = 1;
    int maximumSeconds = 10;
    /// Divides what a run takes; from 0.001 to 1000000. Reported durations are multiplied back.
    double speed = 1;
    /// The share of runs that fail, 0 to 1, in whole percent.
    double failureRate = 0.15;
    /// How many runs there may be at one time; any number when empty, at least 1 otherwise.
    std::optional<std::uint64_t> maximumConcurrent;
    /// Whose signatures are accepted. Key and secret must not be empty.
    AwsCredentials credentials;
};

/// What has reached the stand-in so far. `peakConcurrent` counts runs here and not requests.
struct LambdaServerStatistics : ServerStatistics
{
    /// Requests that were refused because too many runs went on.
    std::uint64_t throttled = 0;
    /// Runs that fail, counted when they begin.
    std::uint64_t functionErrors = 0;
    /// Requests that were refused for any other reason; they and throttled ones begin no run.
    std::uint64_t refused = 0;
};

/// An HTTP/1.1 server on 127.0.0.1 that answers the Invoke operation of AWS Lambda's API as AWS
/// does, for one function, so that stock clients take it for the real one.
///
/// `POST /2015-03-31/functions/NAME/invocations`, where NAME is `system-test`, its partial ARN
/// (`123456789012:function:system-test`) or its full ARN in any region, percent-encoded, each with
/// an optional `:$LATEST`; or `?Qualifier=$LATEST`. The request is signed with Signature Version 4
/// for the service lambda, in any region, at most five minutes from now.
///
/// The function sleeps for seconds drawn from the seed and fails at the given rate; LambdaFunction
/// has its source. Runs end when they end, also when the client has left. Invocation types are
/// RequestResponse, Event (202 at once, and the run goes on) and DryRun (204). With
/// `X-Amz-Log-Type: Tail` the last 4 KiB of the log come in `X-Amz-Log-Result`, in base64.
///
/// A run that fails is 200 with `X-Amz-Function-Error: Unhandled`. Refusals name themselves in
/// `x-amzn-ErrorType`: 403 for signatures, 404 for other functions, 400 for what Lambda cannot
/// read, 413 over 6 MiB, 429 with `Retry-After` when too many runs go on. None of them draws, and
/// nothing that is sent or printed has a credential in it.
///
/// `GET /statistics` gives LambdaServerStatistics, unsigned: the names of PracticeServer's, and
/// `throttled`, `function_errors` and `refused`.
class LambdaServer
{
public:
    /// Listens from here on; connections wait until run(). Throws ServerError when the options make
    /// no sense or the port cannot be had.
    explicit LambdaServer(const LambdaServerOptions &options);
    /// Must not be called while run() is running.
    ~LambdaServer();

    LambdaServer(const LambdaServer &) = delete;
    LambdaServer &operator=(const LambdaServer &) = delete;
    LambdaServer(LambdaServer &&) = delete;
    LambdaServer &operator=(LambdaServer &&) = delete;

    /// The port that is listened on. Any thread.
    std::uint16_t port() const;
    /// Serves until stop() or until an end that the options name. At most once.
    void run();
    /// Makes run() return soon, or at once when it is called later. Any thread.
    void stop();
    /// Any thread, at any time.
    LambdaServerStatistics statistics() const;

private:
    class Private;
    const std::unique_ptr<Private> m_private;
};

/// Serves as a program of its own; what servePractice() says holds here too.
int serveLambda(const LambdaServerOptions &options, std::ostream &out, std::ostream &err);

} // namespace Coroscope
