// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/countertext.h"

#include "core/analysis/counters.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>
#include <array>

namespace Coroscope {
namespace {

struct CounterWords
{
    Q_DECLARE_TR_FUNCTIONS(CounterText)
public:
    static QString withPeak(const QString &recorded, std::optional<std::int64_t> value,
                            std::int64_t peak);
};

QString CounterWords::withPeak(const QString &recorded, std::optional<std::int64_t> value,
                               std::int64_t peak)
{
    const QString highest = CounterText::value(recorded, peak);
    return value ? tr("%1 · peak %2", "a counter's value and its highest")
                       .arg(CounterText::value(recorded, *value), highest)
                 : tr("peak %1").arg(highest);
}

} // namespace

QString CounterText::number(std::int64_t value)
{
    return QLocale(QLocale::English).toString(qlonglong(value));
}

QString CounterText::name(const QString &recorded)
{
    constexpr std::array known{
        QT_TRANSLATE_NOOP("CounterText", "in flight"),
        QT_TRANSLATE_NOOP("CounterText", "open descriptors"),
        QT_TRANSLATE_NOOP("CounterText", "connections in use"),
        QT_TRANSLATE_NOOP("CounterText", "sent again"),
        QT_TRANSLATE_NOOP("CounterText", "requests per second"),
        QT_TRANSLATE_NOOP("CounterText", "retries"),
        QT_TRANSLATE_NOOP("CounterText", "round trips"),
        QT_TRANSLATE_NOOP("CounterText", "heartbeat gap"),
    };
    const QString plain = QString(recorded).replace(u'_', u' ');
    const bool isKnown = std::ranges::any_of(known, [&plain](const char *name) {
        return plain == QLatin1String(name);
    });
    return isKnown ? CounterWords::tr(plain.toLatin1().constData()) : plain;
}

QString CounterText::value(const QString &recorded, std::int64_t value)
{
    const bool isTime = recorded == QLatin1String("heartbeat gap");
    return isTime ? QCoreApplication::translate("TimeText", "%1 ms").arg(number(value))
                  : number(value);
}

QString CounterText::status(const Snapshot &snapshot, std::size_t counter,
                            std::optional<std::size_t> limit, TraceTime at)
{
    const CounterTimeline &of = snapshot.counters[counter];
    const QString recorded = snapshot.text(of.name);
    const auto now = valueAt(of, at);
    const auto highest = limit ? valueAt(snapshot.counters[*limit], at) : std::nullopt;
    if (now && highest) {
        return CounterWords::tr("%1 of %2", "a counter's value and its limit")
            .arg(value(recorded, *now), value(recorded, *highest));
    }
    return CounterWords::withPeak(recorded, now, of.peak);
}

QString CounterText::readyQueueStatus(const Snapshot &snapshot, TraceTime at)
{
    return CounterWords::withPeak({}, valueAt(snapshot.readyQueue, at).value_or(0),
                                  snapshot.readyQueue.peak);
}

} // namespace Coroscope
