// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/trace/eventlog.h"

namespace Coroscope {

EventLog::EventLog(std::size_t maximum)
    : m_maximum(maximum)
    , m_tables(std::make_shared<LogTables>())
    , m_constTables(m_tables)
{
}

TextId EventLog::text(const QString &text)
{
    const auto found = m_textIds.constFind(text);
    if (found != m_textIds.constEnd()) {
        return TextId(*found);
    }
    const TextId id = freshText(text);
    m_textIds.insert(text, id.value());
    return id;
}

TextId EventLog::freshText(const QString &text)
{
    m_tables->texts.append(text);
    return TextId(static_cast<std::uint32_t>(m_tables->texts.size()));
}

LocationId EventLog::location(const std::source_location &location)
{
    const std::size_t slot = (location.line() * 7 + location.column()) % m_locationCache.size();
    CachedLocation &cached = m_locationCache[slot];
    // The names are literals of the program: equal pointers are equal names.
    if (cached.file == location.file_name() && cached.line == location.line()
        && cached.column == location.column() && cached.function == location.function_name()) {
        return LocationId(cached.id);
    }
    const LocationId id = this->location(SourceLine{QString::fromUtf8(location.file_name()),
                                                    QString::fromUtf8(location.function_name()),
                                                    location.line(), location.column()});
    cached = {location.file_name(), location.function_name(), location.line(), location.column(),
              id.value()};
    return id;
}

LocationId EventLog::location(const SourceLine &location)
{
    for (std::size_t i = 0; i < m_tables->locations.size(); ++i) {
        if (m_tables->locations.at(i) == location) {
            return LocationId(static_cast<std::uint32_t>(i + 1));
        }
    }
    m_tables->locations.append(location);
    return LocationId(static_cast<std::uint32_t>(m_tables->locations.size()));
}

} // namespace Coroscope
