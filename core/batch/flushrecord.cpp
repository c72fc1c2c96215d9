// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/batch/flushrecord.h"

#include <algorithm>

namespace Coroscope {

QString textOfKeys(const BatchStore::Keys &keys)
{
    constexpr qsizetype enough = 1000;
    constexpr qsizetype enoughOfOne = 250;
    QString text;
    for (const QByteArray &key : keys) {
        if (!text.isEmpty()) {
            text += QStringLiteral(", ");
        }
        if (text.size() >= enough) {
            return text + QStringLiteral("…");
        }
        text += QString::fromUtf8(key.left(enoughOfOne));
    }
    return text;
}

FlushId noteFlushBegan(Recorder &recorder, const TaskBase *task, const QString &store,
                       const BatchStore::Keys &keys)
{
    const FlushId flush = recorder.nextFlush();
    EventLog &log = recorder.log();
    recorder.note(task != nullptr ? task->id() : std::nullopt,
                  FlushBegan{flush, log.text(store), std::uint32_t(keys.size()),
                             log.freshText(textOfKeys(keys))});
    return flush;
}

void noteFlushEnded(Recorder &recorder, FlushId flush, const BatchStore::Answers &answers)
{
    FlushEnded ended{flush, 0, 0, std::nullopt};
    for (const BatchAnswer &answer : answers) {
        ended.found += answer.isFound() ? 1 : 0;
        ended.failed += answer.isError() ? 1 : 0;
        if (answer.isError() && !ended.error) {
            ended.error = recorder.log().text(answer.error);
        }
    }
    recorder.note(std::nullopt, ended);
}

} // namespace Coroscope
