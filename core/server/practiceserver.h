// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

namespace Coroscope {

/// How long the server waits for a client, in wall time whatever the speed. A client that takes
/// longer is disconnected.
struct PracticeServerLimits
{
    /// From connecting, or from the last answer, to the first byte of a request. Generous, because
    /// a demo may block its own thread between connecting and sending.
    std::chrono::milliseconds idle{60'000};
    /// From a request's first byte to its last.
    std::chrono::milliseconds request{10'000};
    /// Between two moments at which the client takes some of the answer.
    std::chrono::milliseconds write{30'000};
};

/// What a practice server does. Equal options give equal delays in the order of arrival.
struct PracticeServerOptions
{
    /// The port on 127.0.0.1; 0 takes a free one.
    std::uint16_t port = 0;
    /// Seeds the delays as CPython's `random.seed` does.
    std::uint32_t seed = 1;
    /// Delays are whole seconds from minimum to maximum, both included; 0 to longestDelaySeconds.
    int minimumDelaySeconds = 0;
    int maximumDelaySeconds = 3;
    /// Divides every delay before it is waited; from 0.001 to 1000000.
    double speed = 1;
    /// The length of every body, at most maximumBodyBytes. The default is the article's.
    std::size_t bodyBytes = 450'000;
    /// A file whose content is the body instead; read once, when the server is made.
    std::optional<std::string> bodyFile;
    /// run() also returns when standard input reaches its end. Standard input is consumed then.
    bool endWithStandardInput = false;
    /// run() also returns on SIGTERM and SIGINT. The process must not handle these otherwise.
    bool endOnSignals = false;
    PracticeServerLimits limits;

    static constexpr std::size_t maximumBodyBytes = std::size_t{1} << 30;
    static constexpr int longestDelaySeconds = 86'400;
};

/// What has reached the server so far. Requests for `/statistics` are not counted as requests.
struct PracticeServerStatistics
{
    /// Complete requests that arrived, answered or not, those with a refused method included.
    std::uint64_t requests = 0;
    /// The most requests that were between arrival and the end of their answer at one time. A
    /// request whose client has left counts until its delay is over.
    std::uint64_t peakConcurrent = 0;
    /// Connections that were accepted, also those without a request and those for `/statistics`.
    std::uint64_t connections = 0;
    /// Connections that the server holds at this moment.
    std::uint64_t openConnections = 0;
};

/// Why a server could not be made: one sentence for people that says what, where and what to do.
class PracticeServerError : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// An HTTP/1.1 server on 127.0.0.1 that answers every GET and HEAD after a delay drawn from a seed.
///
/// The delay is drawn when the request has arrived, and sent back in the header `delay` in whole
/// seconds, not divided by the speed. Every path has the same body, but for `/statistics`, which
/// answers at once, draws nothing and gives
/// `{"requests": N, "peak_concurrent": N, "connections": N}`. Other methods get 405, what is not
/// HTTP gets 400, a header over 8 KiB 431 and a body over 64 KiB 413. Connections are kept alive.
///
/// Everything runs on the thread that calls run(). Members may be called from other threads where
/// they say so.
class PracticeServer
{
public:
    /// Listens from here on; connections wait until run(). Throws PracticeServerError when the
    /// options make no sense, the body file cannot be read or the port cannot be had.
    explicit PracticeServer(const PracticeServerOptions &options);
    /// Must not be called while run() is running.
    ~PracticeServer();

    PracticeServer(const PracticeServer &) = delete;
    PracticeServer &operator=(const PracticeServer &) = delete;
    PracticeServer(PracticeServer &&) = delete;
    PracticeServer &operator=(PracticeServer &&) = delete;

    /// The port that is listened on. Any thread.
    std::uint16_t port() const;

    /// Serves until stop() or until an end that the options name. At most once.
    void run();

    /// Makes run() return soon, or at once when it is called later. Requests in flight get no
    /// answer. Any thread.
    void stop();

    /// Any thread, at any time.
    PracticeServerStatistics statistics() const;

private:
    class Private;
    const std::unique_ptr<Private> m_private;
};

/// Serves as a program of its own: prints `listening on http://127.0.0.1:PORT` to \a out as the
/// first line and flushes it, serves until SIGTERM, SIGINT or the end that the options name, and
/// returns 0.
///
/// Returns 1 after one sentence on \a err when the server could not be made, or \a out not be
/// written to. Raises the process's soft limit of descriptors to the hard one. Call it from one
/// thread at a time.
int servePractice(const PracticeServerOptions &options, std::ostream &out, std::ostream &err);

} // namespace Coroscope
