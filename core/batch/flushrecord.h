// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/coro/scheduler.h"
#include "core/stage/batchstore.h"

namespace Coroscope {

/// The keys as one line, "user:1, user:2, …": about 1,000 characters at most. Bytes that are no
/// UTF-8 are shown as replacement characters.
QString textOfKeys(const BatchStore::Keys &keys);

/// Notes that these keys were sent; `task` is the one whose thread waits, if one does.
FlushId noteFlushBegan(Recorder &recorder, const TaskBase *task, const QString &store,
                       const BatchStore::Keys &keys);
/// Notes how that flush was answered.
void noteFlushEnded(Recorder &recorder, FlushId flush, const BatchStore::Answers &answers);

} // namespace Coroscope
