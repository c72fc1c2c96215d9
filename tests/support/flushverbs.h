// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/events.h"

#include <QtCore/QString>

namespace Coroscope::Testing {

/// The verbs of a writer of runs that tell of flushes; they count from 1.
template<typename Builder>
class FlushVerbs
{
public:
    /// Sends keys to memcached.
    Builder &flush(std::uint32_t keys, const QString &text = {},
                   std::optional<TaskId> task = std::nullopt)
    {
        const TextId store = self().text(QStringLiteral("memcached"));
        return self().note(task, FlushBegan{FlushId(++m_flushes), store, keys, textOrNone(text)});
    }
    /// The task, which is suspended, waits for the newest flush.
    Builder &awaitFlush(std::uint32_t task)
    {
        return self().note(TaskId(task), FlushAwaited{FlushId(m_flushes)});
    }
    /// The newest flush is answered.
    Builder &endFlush(std::uint32_t found, std::uint32_t failed = 0, const QString &error = {})
    {
        return self().note(std::nullopt,
                           FlushEnded{FlushId(m_flushes), found, failed, textOrNone(error)});
    }

private:
    Builder &self() { return static_cast<Builder &>(*this); }
    std::optional<TextId> textOrNone(const QString &text)
    {
        return text.isEmpty() ? std::nullopt : std::optional(self().text(text));
    }

    std::uint32_t m_flushes = 0;
};

} // namespace Coroscope::Testing
