// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/appendonlylist.h"
#include "core/trace/packing.h"

#include <QtCore/QHash>
#include <QtCore/QString>

#include <array>
#include <atomic>
#include <memory>
#include <source_location>

namespace Coroscope {

/// A source position, as the compiler saw it: a path from the project's root, line and column
/// counted from 1.
struct SourceLine
{
    QString file;
    QString function;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    bool operator==(const SourceLine &) const = default;
};

/// The texts and source positions that a log's events refer to. Shared with every snapshot.
struct LogTables
{
    AppendOnlyList<QString, 8> texts;
    AppendOnlyList<SourceLine, 6> locations;

    const QString &text(TextId id) const noexcept { return texts.at(id.value() - 1); }
    const SourceLine &location(LocationId id) const noexcept
    {
        return locations.at(id.value() - 1);
    }
};

/// The record of a run: events in the order in which they were noted, never changed or removed.
///
/// One thread appends (append(), text(), location()); others may read at the same time (size(),
/// at(), lost(), tables()). Appending allocates nothing but a chunk now and then. Past `maximum`
/// events are dropped and counted.
class EventLog
{
public:
    static constexpr std::size_t defaultMaximum = 100'000'000;

    explicit EventLog(std::size_t maximum = defaultMaximum);

    void append(const Event &event)
    {
        std::visit([this, &event](const auto &body) { append(event.at, event.task, body); },
                   event.body);
    }
    /// The same for an event whose kind is known: the fast way.
    template<typename Body>
    void append(TraceTime at, std::optional<TaskId> task, const Body &body)
    {
        if (m_events.size() >= m_maximum) [[unlikely]] {
            m_lost.fetch_add(1, std::memory_order_relaxed);
            return;
        }
        m_events.appendFilled(
            [&](PackedEvent &place) { Packing::packInto(place, at, task, body); });
    }

    /// The id of a text: equal texts have equal ids.
    TextId text(const QString &text);
    /// A text that will hardly come again, such as a printed line: stored without a look-up.
    TextId freshText(const QString &text);
    /// The id of a source position; costs a few nanoseconds when asked again.
    LocationId location(const std::source_location &location);
    /// The id of a position read from elsewhere.
    LocationId location(const SourceLine &location);

    std::size_t size() const noexcept { return m_events.size(); }
    Event at(std::size_t index) const noexcept { return unpack(m_events.at(index)); }
    /// Events that were dropped because the log was full.
    std::size_t lost() const noexcept { return m_lost.load(std::memory_order_relaxed); }
    const std::shared_ptr<const LogTables> &tables() const noexcept { return m_constTables; }

private:
    struct CachedLocation
    {
        const char *file = nullptr;
        const char *function = nullptr;
        std::uint32_t line = 0;
        std::uint32_t column = 0;
        std::uint32_t id = 0;
    };

    std::size_t m_maximum;
    std::atomic<std::size_t> m_lost = 0;
    AppendOnlyList<PackedEvent, 12> m_events;
    std::shared_ptr<LogTables> m_tables;
    std::shared_ptr<const LogTables> m_constTables;
    QHash<QString, std::uint32_t> m_textIds;
    std::array<CachedLocation, 64> m_locationCache = {};
};

} // namespace Coroscope
