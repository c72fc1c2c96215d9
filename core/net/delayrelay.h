// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QString>

#include <chrono>
#include <cstdint>
#include <memory>
#include <thread>

namespace Coroscope {

/// Makes a near server far: listens on 127.0.0.1 and passes everything on to a server and back, each
/// way later by half of the round trip.
///
/// Bytes keep their order, and what is under way does not hold up what follows. The end of one
/// direction is passed on alone; a lost connection, or one that the server refuses, is lost for the
/// client, too. Works on a thread of its own, also while the run's thread is blocked, without Qt's
/// event loop.
class DelayRelay
{
public:
    /// Listens at once. Throws std::runtime_error with a sentence.
    DelayRelay(const QString &host, std::uint16_t port, std::chrono::nanoseconds roundTrip);
    DelayRelay(const DelayRelay &) = delete;
    DelayRelay &operator=(const DelayRelay &) = delete;
    /// Drops all connections.
    ~DelayRelay();

    std::uint16_t port() const noexcept { return m_port; }

private:
    class Worker;

    std::unique_ptr<Worker> m_worker;
    std::uint16_t m_port = 0;
    std::thread m_thread;
};

} // namespace Coroscope
