// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/server/serveroptions.h"

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>

namespace Coroscope {

/// What a practice server does. Equal options give equal delays in the order of arrival.
struct PracticeServerOptions : ServerOptions
{
    /// Seeds the delays as CPython's `random.seed` does.
    std::uint32_t seed = 1;
    /// Delays are whole seconds from minimum to maximum, both included; 0 to longestDelaySeconds.
    int minimumDelaySeconds = 0;
    int maximumDelaySeconds = 3;
    /// Divides every delay and interval before it is waited; from 0.001 to 1000000.
    double speed = 1;
    /// The length of every body, at most maximumBodyBytes. The default is the article's.
    std::size_t bodyBytes = 450'000;
    /// A file whose content is the body instead; read once, when the server is made.
    std::optional<std::string> bodyFile;

    static constexpr std::size_t maximumBodyBytes = std::size_t{1} << 30;
};

/// An HTTP/1.1 server on 127.0.0.1 that answers every GET and HEAD after a delay drawn from a seed,
/// or as the request's own query asks.
///
/// The delay is drawn when the request has arrived, and sent back in the header `delay` in seconds,
/// not divided by the speed. Every path has the same body, but for `/statistics`, which answers at
/// once, draws nothing, passes over its query and gives ServerStatistics as a JSON object:
/// `requests`, `peak_concurrent`, `connections`, `open_connections`, `in_flight`, `answered`,
/// `failed` and `clients_left`. Every answer has a `Date`. Other methods get 405, what is not HTTP
/// gets 400, a header over 8 KiB 431 and a body over 64 KiB 413. Connections are kept alive.
///
/// A client that closes its side while an answer is delayed has left: nobody waits for the answer.
///
/// The parameters of a query, with values percent-encoded where need be:
///
/// - `status=N`: the status, 200 to 599. With 204, 205 and 304 there is no body.
/// - `location=URL`: the `Location` of a status from 300 to 399.
/// - `delay=S`: the delay in seconds, whole or decimal, 0 to 86400. Then none is drawn, so that
///   the other requests have the delays that they would have without this one.
/// - `bytes=N`: the length of the body, 0 to maximumBodyBytes; it is filler then, also where the
///   options name a file.
/// - `fail=F`: what goes wrong after the delay, which is drawn as for any request:
///   - `drop`: the connection is closed without one byte of an answer;
///   - `half`: closed after the header, which announces the whole body, and half of the body;
///   - `garbage`: closed after bytes that are no HTTP answer;
///   - `silent`: nothing is sent, until the client leaves or the limit `hold` is reached;
///   - `drip`: the body comes 1000 bytes at a time, and the connection goes on afterwards;
///   - `endless`: so does a body that never ends, in chunks, until the client leaves or the limit
///     `hold` is reached.
/// - `interval=S`: the seconds before each piece of `drip` and `endless`, 0 to 86400; 0.1 unless
///   given. With 0 the pieces come as fast as the client takes them.
///
/// A wrong value, a parameter given twice and parameters that contradict each other get a 400 at
/// once, which draws nothing and whose body is a sentence that says what would be right. Other
/// parameters are passed over. No answer of any kind or length costs memory for its body.
///
/// Everything runs on the thread that calls run(). Members may be called from other threads where
/// they say so.
class PracticeServer
{
public:
    /// Listens from here on; connections wait until run(). Throws ServerError when the
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
    ServerStatistics statistics() const;

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
