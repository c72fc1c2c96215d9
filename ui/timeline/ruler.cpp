// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/ruler.h"

#include <QtCore/QCoreApplication>

#include <array>

namespace Coroscope {
namespace {

struct Unit
{
    std::int64_t ticks;
    const char *text;
};

constexpr std::array units{
    Unit{1'000'000'000, QT_TRANSLATE_NOOP("TimeText", "%1 s")},
    Unit{1'000'000, QT_TRANSLATE_NOOP("TimeText", "%1 ms")},
    Unit{1'000, QT_TRANSLATE_NOOP("TimeText", "%1 µs")},
    Unit{1, QT_TRANSLATE_NOOP("TimeText", "%1 ns")},
};

const Unit &unitFor(std::int64_t ticks)
{
    for (const Unit &unit : units) {
        if (ticks >= unit.ticks) {
            return unit;
        }
    }
    return units.back();
}

QString withUnit(const Unit &unit, const QString &number)
{
    return QCoreApplication::translate("TimeText", unit.text).arg(number);
}

QString trimmed(QString number)
{
    while (number.contains(u'.') && (number.endsWith(u'0') || number.endsWith(u'.'))) {
        number.chop(1);
    }
    return number;
}

/// The smallest of 1, 2, 5, 10, 20 … that is at least `atLeast`.
TraceTime niceStep(double atLeast)
{
    std::int64_t power = 1;
    while (double(power) * 10 <= atLeast && power < 1'000'000'000'000'000'000) {
        power *= 10;
    }
    for (const int factor : {1, 2, 5}) {
        if (double(factor) * double(power) >= atLeast) {
            return TraceTime(factor * power);
        }
    }
    return TraceTime(power < 1'000'000'000'000'000'000 ? 10 * power : power);
}

int minorPerStep(TraceTime step)
{
    std::int64_t digit = step.count();
    while (digit >= 10) {
        digit /= 10;
    }
    const int parts = digit == 5 ? 5 : 2;
    return step.count() % parts == 0 ? parts : 1;
}

} // namespace

QString tickText(TraceTime at, TraceTime step)
{
    if (at == TraceTime(0)) {
        return QStringLiteral("0");
    }
    // The unit of the whole ruler, unless that would need more than three decimals.
    const std::int64_t size = std::abs(at.count());
    const Unit *unit = &unitFor(size);
    while (unit != &units.back() && step.count() < unit->ticks / 1000) {
        ++unit;
    }
    int decimals = 0;
    for (std::int64_t rest = unit->ticks; rest > step.count() && decimals < 3; rest /= 10) {
        ++decimals;
    }
    const double number = double(at.count()) / double(unit->ticks);
    return withUnit(*unit, QString::number(number, 'f', decimals));
}

std::vector<Tick> ticksOf(const TimeScale &scale, double labelSpacing)
{
    const double perPixel = double(scale.range().length().count()) / scale.width();
    const TraceTime step = niceStep(std::max(1.0, labelSpacing * perPixel));
    const int parts = minorPerStep(step);
    const std::int64_t minor = step.count() / parts;
    std::int64_t index = scale.range().begin.count() / minor;
    index += index * minor < scale.range().begin.count() ? 1 : 0;
    std::vector<Tick> ticks;
    for (; index * minor <= scale.range().end.count(); ++index) {
        const TraceTime at(index * minor);
        const bool isLabelled = index % parts == 0;
        ticks.push_back({at, scale.x(at), isLabelled ? Tick::Kind::Labelled : Tick::Kind::Minor,
                         isLabelled ? tickText(at, step) : QString()});
    }
    return ticks;
}

QString momentText(TraceTime at)
{
    const Unit &unit = at == TraceTime(0) ? units.front() : unitFor(std::abs(at.count()));
    if (unit.ticks == 1) {
        return withUnit(unit, QString::number(at.count()));
    }
    const QString number = QString::number(double(at.count()) / double(unit.ticks), 'f', 3);
    return withUnit(unit, unit.ticks == units.front().ticks ? number : trimmed(number));
}

QString lengthText(TraceTime length)
{
    if (length == TraceTime(0)) {
        return withUnit(units.front(), QStringLiteral("0"));
    }
    // What rounds to 1000 of a unit is 1 of the next.
    const std::int64_t size = std::abs(length.count());
    const Unit &unit = unitFor(size + size / 2000);
    const double number = double(length.count()) / double(unit.ticks);
    const int decimals = std::abs(number) < 10 && unit.ticks > 1 ? 1 : 0;
    const double rounded = std::round(number * 1000) / 1000;
    const bool isExact = std::abs(number - rounded) < 1e-9;
    // Asked-for lengths such as 1.25 s keep their digits; measured ones need no more than one.
    return withUnit(unit, trimmed(QString::number(number, 'f', isExact ? 3 : decimals)));
}

} // namespace Coroscope
