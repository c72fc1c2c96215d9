// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/flushtext.h"

#include "core/base/partitionpoint.h"
#include "ui/timeline/countertext.h"
#include "ui/timeline/geometry.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

constexpr std::size_t mostNames = 6;   ///< of waiting tasks in a tool tip
constexpr std::size_t mostFlushesLookedAt = 64;  ///< flushes looked at for a span
constexpr qsizetype longestKeys = 240; ///< letters of the keys in a tool tip

struct FlushWords
{
    Q_DECLARE_TR_FUNCTIONS(FlushText)
};

QString failures(const FlushTimeline &flush)
{
    return Themes::glyphOf(TaskEnd::Failed) + QStringLiteral(" ")
        + CounterText::number(std::int64_t(flush.failed));
}

/// "sent 0.200 s, answered 0.401 s", "sent 0.200 s, no answer yet".
QString times(const FlushTimeline &flush)
{
    return flush.ended ? FlushWords::tr("sent %1, answered %2")
                             .arg(momentText(flush.began), momentText(*flush.ended))
                       : FlushWords::tr("sent %1, no answer yet").arg(momentText(flush.began));
}

QString answer(const FlushTimeline &flush)
{
    const QString found = FlushWords::tr("%1 found").arg(CounterText::number(flush.found));
    return flush.failed == 0
        ? found
        : FlushWords::tr("%1, %2 failed", "keys found and failed")
              .arg(found, CounterText::number(flush.failed));
}

QString taskName(const Snapshot &snapshot, TaskId task)
{
    const TaskTimeline *of = snapshot.task(task);
    return of != nullptr ? snapshot.text(of->name) : QString();
}

QString waiting(const Snapshot &snapshot, const FlushTimeline &flush)
{
    if (flush.task) {
        return FlushWords::tr("the thread waits in %1").arg(taskName(snapshot, *flush.task));
    }
    QStringList names;
    for (std::size_t i = 0; i < std::min(flush.waiting.size(), mostNames); ++i) {
        names.append(taskName(snapshot, flush.waiting.at(i)));
    }
    const QString all = names.join(FlushWords::tr(", ", "between names of tasks"));
    return flush.waiting.size() <= mostNames
        ? FlushWords::tr("waiting: %1").arg(all)
        : FlushWords::tr("waiting: %1 and %2 more")
              .arg(all, CounterText::number(std::int64_t(flush.waiting.size() - mostNames)));
}

QString keysOf(const Snapshot &snapshot, const FlushTimeline &flush)
{
    QString text = flush.text ? snapshot.text(*flush.text).simplified() : QString();
    if (text.size() > longestKeys) {
        text = text.left(longestKeys) + QStringLiteral("…");
    }
    const QString count = FlushText::keys(flush.keys);
    return text.isEmpty() ? count : FlushWords::tr("%1: %2", "keys").arg(count, text);
}

bool isWaiting(const FlushTimeline &flush, TaskId task)
{
    for (std::size_t i = 0; i < flush.waiting.size(); ++i) {
        if (flush.waiting.at(i) == task) {
            return true;
        }
    }
    return false;
}

QString mergedToolTip(const Snapshot &snapshot, FlushId first, FlushId last)
{
    std::size_t keys = 0;
    std::size_t failed = 0;
    for (std::uint32_t i = first.value(); i <= last.value(); ++i) {
        keys += snapshot.flushes.at(i - 1).keys;
        failed += snapshot.flushes.at(i - 1).failed;
    }
    const QString text
        = FlushWords::tr("<b>%1</b> · %2 round trips, %3<br>Zoom in to see each of them.")
              .arg(FlushText::number(first, last),
                   CounterText::number(std::int64_t(last.value()) - first.value() + 1),
                   FlushText::keys(keys));
    return failed == 0 ? text
                       : text + QStringLiteral("<br>")
            + FlushWords::tr("%1 failed").arg(FlushText::keys(failed));
}

} // namespace

QString FlushText::keys(std::size_t count)
{
    return count == 1 ? FlushWords::tr("1 key")
                      : FlushWords::tr("%1 keys").arg(CounterText::number(std::int64_t(count)));
}

QString FlushText::number(FlushId first, FlushId last)
{
    const QString text = Themes::flushGlyph() + QStringLiteral(" ")
        + QString::number(first.value());
    return first == last ? text : text + QStringLiteral("–") + QString::number(last.value());
}

QString FlushText::cap(const Snapshot &snapshot, const FlushLine &line)
{
    return line.isMerged() ? number(line.first, line.last)
                           : Themes::flushGlyph() + QStringLiteral(" ")
            + facts(snapshot.flushes.at(line.first.value() - 1));
}

QString FlushText::facts(const FlushTimeline &flush)
{
    const QString text = QString::number(flush.id.value()) + QStringLiteral(" · ")
        + keys(flush.keys);
    return flush.failed == 0 ? text : text + QStringLiteral(" · ") + failures(flush);
}

QString FlushText::sentence(const Snapshot &snapshot, const FlushTimeline &flush)
{
    const QString text = FlushWords::tr("round trip %1 to %2, %3, %4")
                             .arg(QString::number(flush.id.value()), snapshot.text(flush.store),
                                  keys(flush.keys), times(flush));
    return flush.ended ? FlushWords::tr("%1, %2", "a round trip and its answer")
                             .arg(text, answer(flush))
                       : text;
}

QString FlushText::toolTip(const Snapshot &snapshot, FlushId first, FlushId last)
{
    if (first != last) {
        return mergedToolTip(snapshot, first, last);
    }
    const FlushTimeline &flush = snapshot.flushes.at(first.value() - 1);
    QStringList lines{
        FlushWords::tr("<b>%1</b> · round trip to %2")
            .arg(number(first, last), snapshot.text(flush.store).toHtmlEscaped()),
        flush.ended ? FlushWords::tr("%1 (%2)", "times and how long it took")
                          .arg(times(flush), lengthText(*flush.ended - flush.began))
                    : times(flush),
        keysOf(snapshot, flush).toHtmlEscaped()};
    if (flush.ended) {
        lines.append(answer(flush));
    }
    if (flush.error) {
        lines.append(Themes::glyphOf(TaskEnd::Failed) + QStringLiteral(" ")
                     + snapshot.text(*flush.error).toHtmlEscaped());
    }
    lines.append(waiting(snapshot, flush).toHtmlEscaped());
    return lines.join(QStringLiteral("<br>"));
}

std::optional<FlushTimeline> flushOf(const Snapshot &snapshot, const Span &span)
{
    if (span.state != TaskState::Awaiting || span.reason != AwaitReason::CacheRead) {
        return std::nullopt;
    }
    const auto &flushes = snapshot.flushes;
    const std::size_t end = partitionPoint(flushes.size(), [&](std::size_t i) {
        return flushes.at(i).began <= span.end;
    });
    for (std::size_t i = end; i > end - std::min(end, mostFlushesLookedAt); --i) {
        const FlushTimeline &flush = flushes.at(i - 1);
        const bool isInTime = !flush.ended || *flush.ended >= span.begin;
        if (isInTime && isWaiting(flush, span.task)) {
            return flush;
        }
    }
    return std::nullopt;
}

} // namespace Coroscope
