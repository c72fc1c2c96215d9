// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/tracebuilder.h"

namespace Coroscope::Testing {

/// One request as a test wants it; a step without a time does not happen. Times in seconds.
struct WrittenRequest
{
    double queued = 0;
    std::optional<double> connecting = std::nullopt;
    std::optional<double> encrypting = std::nullopt;
    std::optional<double> sent = std::nullopt;
    std::optional<double> firstByte = std::nullopt;
    std::optional<double> done = std::nullopt;
    ConnectionUse connection = ConnectionUse::Unknown;
    std::optional<std::uint16_t> status = std::nullopt;
    std::optional<std::uint64_t> bytes = std::nullopt;
    QString error = {};
    QString failureBehind = {};
};

/// An answered request of that length.
inline WrittenRequest answeredRequest(double queued, double done, std::uint16_t status = 200)
{
    return {.queued = queued, .sent = queued, .firstByte = done, .done = done,
            .connection = ConnectionUse::New, .status = status, .bytes = 100};
}

/// An answered request behind which a function failed.
inline WrittenRequest failedFunction(double queued, double done)
{
    WrittenRequest request = answeredRequest(queued, done);
    request.failureBehind = QStringLiteral("Unhandled");
    return request;
}

/// A request that failed at once.
inline WrittenRequest failedRequest(double queued, const QString &error)
{
    return {.queued = queued, .done = queued, .error = error};
}

/// A run of `main` and one task "fetch N" for each request, N from 0; the task of request number i
/// is i + 1.
class RequestRun
{
public:
    RequestRun() { m_trace.task(QStringLiteral("main")).start(1); }

    RequestRun &add(const WrittenRequest &request)
    {
        const std::uint32_t task = ++m_requests + 1;
        m_trace.at(request.queued).task(QStringLiteral("fetch %1").arg(m_requests - 1));
        m_trace.start(task).await(task, AwaitReason::Request);
        const auto address = QStringLiteral("http://127.0.0.1:8080/%1").arg(m_requests - 1);
        note(request.queued, RequestStep::Queued, {.text = m_trace.text(address)});
        note(request.connecting, RequestStep::Connecting, {.connection = request.connection});
        note(request.encrypting, RequestStep::Encrypting, {.connection = request.connection});
        note(request.sent, RequestStep::Sent, {.connection = request.connection});
        note(request.firstByte, RequestStep::FirstByte,
             {.status = request.status, .text = optionalText(request.failureBehind)});
        note(request.done, RequestStep::Done,
             {.status = request.status, .bytes = request.bytes,
              .text = optionalText(request.error)});
        return *this;
    }
    TraceBuilder &trace() { return m_trace; }
    Snapshot snapshot(double now = 0) const { return m_trace.snapshot(now); }

private:
    struct Facts
    {
        ConnectionUse connection = ConnectionUse::Unknown;
        std::optional<std::uint16_t> status = std::nullopt;
        std::optional<std::uint64_t> bytes = std::nullopt;
        std::optional<TextId> text = std::nullopt;
    };
    std::optional<TextId> optionalText(const QString &text)
    {
        return text.isEmpty() ? std::nullopt : std::optional(m_trace.text(text));
    }
    void note(std::optional<double> at, RequestStep step, const Facts &facts)
    {
        if (at) {
            m_trace.at(*at).phase(m_requests + 1,
                                  RequestPhase{RequestId(m_requests), step, facts.connection,
                                               facts.status, facts.bytes, facts.text});
        }
    }

    TraceBuilder m_trace;
    std::uint32_t m_requests = 0;
};

} // namespace Coroscope::Testing
