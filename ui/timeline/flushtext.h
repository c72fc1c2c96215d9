// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/snapshot.h"

#include <QtCore/QString>

namespace Coroscope {

struct FlushLine;

/// Words for flushes, in the language of the window.
namespace FlushText {

QString keys(std::size_t count);              ///< "50 keys"
QString number(FlushId first, FlushId last);  ///< "⇊ 1", "⇊ 3–19"
QString facts(const FlushTimeline &flush);    ///< "2 · 3 keys · ✕ 1"
/// What stands at the top of a line: "⇊ 1 · 50 keys", "⇊ 2 · 3 keys · ✕ 1".
QString cap(const Snapshot &snapshot, const FlushLine &line);
/// "round trip 1 to memcached, 50 keys, sent 0.200 s, answered 0.401 s, 50 found".
QString sentence(const Snapshot &snapshot, const FlushTimeline &flush);
/// What hovering shows, as rich text: store, times, keys, what was found, the error, who waits. Of
/// several flushes what they come to.
QString toolTip(const Snapshot &snapshot, FlushId first, FlushId last);

} // namespace FlushText

/// The flush that carries the key a span waits for; none for spans that wait for something else,
/// and before it is sent.
std::optional<FlushTimeline> flushOf(const Snapshot &snapshot, const Span &span);

} // namespace Coroscope
