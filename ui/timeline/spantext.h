// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/snapshot.h"
#include "ui/theme/theme.h"

#include <QtCore/QString>

namespace Coroscope {

/// Words for what the timeline shows, in the language of the window.
namespace SpanText {

QString state(TaskState state);              ///< "ready"
QString reason(AwaitReason reason);          ///< "sleep"
QString stretch(RequestStretch stretch);     ///< "waiting for the answer"
QString connection(ConnectionUse use);       ///< "new connection"; empty for an unknown one

/// What stands on a stretch of a request: its sign and its name. On what a request waits and
/// downloads, which takes longest, also whether the connection is a new one: "◷ waiting for the
/// answer · ✚ new connection".
QString signedStretch(RequestStretch stretch, ConnectionUse use);
/// The signs alone: "◷ ✚".
QString stretchSigns(RequestStretch stretch, ConnectionUse use);

/// What stands on a span: "await sleep 2.5 s", "block 2.5 s", "ready, waiting for the thread".
QString full(const Snapshot &snapshot, const Span &span, std::optional<TraceTime> due);
/// The same in a word or two: "sleep", "block", "ready".
QString brief(const Span &span);

/// The second line of a task's header: "finished 5.000 s", "ready for 6.8 s", "not started".
QString status(const Snapshot &snapshot, const TaskTimeline &task);

/// One sentence for people who do not see the bar: "task myproc 3, ready, 2.500 s to 7.500 s,
/// waiting for the thread". Names the stretches of requests and the flush that carries a key, as the
/// next does.
QString accessible(const Snapshot &snapshot, const Span &span);

/// What hovering shows, as rich text: task, state, times, source line.
QString toolTip(const Snapshot &snapshot, const Span &span);

} // namespace SpanText

/// The task's span at a moment, the current one included, which ends at the snapshot's `now`.
std::optional<Span> spanAt(const Snapshot &snapshot, TaskId task, TraceTime at);
/// The span of the task that begins after this one, or ends before it; none at the ends.
std::optional<Span> spanAfter(const Snapshot &snapshot, const Span &span);
std::optional<Span> spanBefore(const Snapshot &snapshot, const Span &span);

} // namespace Coroscope
