// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <stdexcept>

namespace Coroscope {

/// How long a server waits for a client, in wall time whatever the speed. A client that takes
/// longer is disconnected.
struct ServerLimits
{
    /// From connecting, or from the last answer, to the first byte of a request. Generous, because
    /// a demo may block its own thread between connecting and sending.
    std::chrono::milliseconds idle{60'000};
    /// From a request's first byte to its last.
    std::chrono::milliseconds request{10'000};
    /// Between two moments at which the client takes some of the answer.
    std::chrono::milliseconds write{30'000};
    /// How long a request is held that will never have its whole answer.
    std::chrono::milliseconds hold{600'000};
};

/// What every server of ours is told, whatever it answers.
struct ServerOptions
{
    /// The port on 127.0.0.1; 0 takes a free one.
    std::uint16_t port = 0;
    /// run() also returns when standard input reaches its end. Standard input is consumed then.
    bool endWithStandardInput = false;
    /// run() also returns on SIGTERM and SIGINT. The process must not handle these otherwise.
    bool endOnSignals = false;
    ServerLimits limits;

    static constexpr int longestDelaySeconds = 86'400;
};

/// What has reached a server so far. Requests for `/statistics` are not counted as requests.
///
/// Every request is in flight, answered, failed or left: `requests` is the sum of these four.
struct ServerStatistics
{
    /// Complete requests that arrived, answered or not, also those that were refused.
    std::uint64_t requests = 0;
    /// The most requests that were in flight at one time.
    std::uint64_t peakConcurrent = 0;
    /// Connections that were accepted, also those without a request and those for `/statistics`.
    std::uint64_t connections = 0;
    /// Connections that the server holds at this moment, the one that asks included.
    std::uint64_t openConnections = 0;
    /// Requests that are between their arrival and the end of their answer at this moment.
    std::uint64_t inFlight = 0;
    /// Requests whose whole answer was handed to the client's connection, whatever its status.
    std::uint64_t answered = 0;
    /// Requests that the server itself failed, as they asked for.
    std::uint64_t failed = 0;
    /// Requests whose client left, or took nothing for too long, before the answer's end.
    std::uint64_t clientsLeft = 0;
};

/// Why a server could not be made: one sentence for people that says what, where and what to do.
class ServerError : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

} // namespace Coroscope
