// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/analysis/statenames.h"

#include <array>

namespace Coroscope {
namespace {

template<typename Enum, std::size_t Count>
QString nameIn(const std::array<const char *, Count> &names, Enum value)
{
    return QString::fromLatin1(names.at(static_cast<std::size_t>(value)));
}

} // namespace

QString nameOf(TaskState state)
{
    return nameIn(std::array{"running", "blocking", "awaiting", "ready", "done"}, state);
}

QString nameOf(AwaitReason reason)
{
    return nameIn(std::array{"sleep", "task", "gather", "semaphore", "mutex", "event", "queue",
                             "request", "future", "signal", "cache-read", "other"},
                  reason);
}

QString nameOf(TaskEnd end)
{
    return nameIn(std::array{"unfinished", "finished", "failed", "cancelled", "lost",
                             "never-started"},
                  end);
}

QString nameOf(StartPolicy policy)
{
    return nameIn(std::array{"eager", "scheduled", "lazy"}, policy);
}

QString nameOf(RequestStep step)
{
    return nameIn(std::array{"queued", "connecting", "encrypting", "sent", "first_byte",
                             "downloading", "done"},
                  step);
}

} // namespace Coroscope
