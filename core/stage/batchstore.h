// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <chrono>
#include <cstdint>
#include <functional>
#include <source_location>
#include <utility>
#include <vector>

namespace Coroscope {

class Stage;

/// What a store says of one key.
struct BatchAnswer
{
    enum class Kind : std::uint8_t {
        Found,
        Missing,    ///< the store has no value for it
        Refused,    ///< the key itself is at fault; another store would not help
        Unreachable ///< the store could not be asked, or did not answer
    };
    Kind kind = Kind::Missing;
    QByteArray value; ///< of Found
    QString error;    ///< of Refused and Unreachable: a sentence

    static BatchAnswer found(QByteArray value) { return {Kind::Found, std::move(value), {}}; }
    static BatchAnswer missing() { return {}; }
    static BatchAnswer refused(QString error) { return {Kind::Refused, {}, std::move(error)}; }
    static BatchAnswer unreachable(QString error)
    {
        return {Kind::Unreachable, {}, std::move(error)};
    }
    bool isFound() const noexcept { return kind == Kind::Found; }
    bool isError() const noexcept { return kind == Kind::Refused || kind == Kind::Unreachable; }
};

/// A store of values that reads many keys in one question. Used on the run's thread only.
class BatchStore
{
public:
    using Keys = std::vector<QByteArray>;
    using Answers = std::vector<BatchAnswer>;
    using Items = std::vector<std::pair<QByteArray, QByteArray>>;
    /// Gets one answer for each key, in the order of the keys.
    using Done = std::function<void(Answers answers)>;

    BatchStore() = default;
    BatchStore(const BatchStore &) = delete;
    BatchStore &operator=(const BatchStore &) = delete;
    virtual ~BatchStore() = default;

    /// For people, for instance "memcached".
    virtual QString name() const = 0;
    /// Asks for the keys, which are distinct, in one question. `done` is called exactly once: inside
    /// this call, from the event loop, or from finishNow(); not any more when the store goes.
    virtual void read(Keys keys, Done done) = 0;
    /// Stores values without waiting. What cannot be stored is left out.
    virtual void write(const Items &items) { static_cast<void>(items); }
    /// Waits at most so long for what was written; whether all of it has been taken, or refused.
    virtual bool finishWrites(std::chrono::milliseconds atMost)
    {
        static_cast<void>(atMost);
        return true;
    }
    /// Blocks the thread until everything that was asked before has been answered. Throws Cancelled
    /// when the run is stopped.
    virtual void finishNow(Stage &stage, const std::source_location &where) = 0;
    /// How many questions it has sent over a connection so far, writes not counted.
    virtual std::uint64_t roundTrips() const { return 0; }
};

} // namespace Coroscope
