// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/eventlog.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

#include <thread>

using namespace Coroscope;
using namespace Qt::Literals::StringLiterals;

namespace {

Event counter(TextId name, std::int64_t value)
{
    return Event{TraceTime(value), std::nullopt, CounterChanged{name, value}};
}

std::source_location here(const std::source_location &where = std::source_location::current())
{
    return where;
}

} // namespace

class tst_EventLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsStayInTheirOrder()
    {
        EventLog log;
        const TextId name = log.text(u"n"_s);
        for (int i = 0; i < 10'000; ++i) {
            log.append(counter(name, i));
        }
        QCOMPARE(log.size(), std::size_t(10'000));
        for (int i = 0; i < 10'000; ++i) {
            QVERIFY(log.at(std::size_t(i)) == counter(name, i));
        }
    }

    void equalTextsHaveEqualIds()
    {
        EventLog log;
        const TextId first = log.text(u"one"_s);
        QCOMPARE(log.text(u"one"_s).value(), first.value());
        QCOMPARE(log.text(u""_s).value(), log.text(QString()).value());
        QVERIFY(log.text(u"two"_s) != first);
        QCOMPARE(log.tables()->text(first), u"one"_s);
    }

    void freshTextsAreNotLookedUp()
    {
        EventLog log;
        const TextId first = log.freshText(u"line"_s);
        const TextId second = log.freshText(u"line"_s);
        QVERIFY(first != second);
        QCOMPARE(log.tables()->text(second), u"line"_s);
    }

    void equalLocationsHaveEqualIds()
    {
        EventLog log;
        const std::source_location place = here();
        const LocationId first = log.location(place);
        const LocationId other = log.location(here());
        QVERIFY(first != other);
        QCOMPARE(log.location(place).value(), first.value());
        const SourceLine &line = log.tables()->location(first);
        QCOMPARE(line.line, place.line());
        QCOMPARE(line.file, u"tests/core/trace/tst_eventlog.cpp"_s);
        QCOMPARE(log.location(line).value(), first.value());
    }

    void manyLocationsStayApart()
    {
        EventLog log;
        for (std::uint32_t i = 1; i <= 500; ++i) {
            const SourceLine line{u"demo.cpp"_s, u"f"_s, i, 1};
            QCOMPARE(log.location(line).value(), i);
        }
        QCOMPARE(log.location(SourceLine{u"demo.cpp"_s, u"f"_s, 250, 1}).value(), 250U);
    }

    void pastTheBoundEventsAreDroppedAndCounted()
    {
        EventLog log(3);
        const TextId name = log.text(u"n"_s);
        for (int i = 0; i < 5; ++i) {
            log.append(counter(name, i));
        }
        QCOMPARE(log.size(), std::size_t(3));
        QCOMPARE(log.lost(), std::size_t(2));
        QVERIFY(log.at(2) == counter(name, 2));
    }

    void anotherThreadReadsWhileOneAppends()
    {
        constexpr std::size_t events = 200'000;
        EventLog log;
        std::size_t wrong = 0;
        std::thread reader([&log, &wrong] {
            for (std::size_t next = 0; next < events;) {
                const std::size_t size = log.size();
                for (; next < size; ++next) {
                    const Event event = log.at(next);
                    const auto &body = std::get<CounterChanged>(event.body);
                    wrong += body.value == std::int64_t(next) ? 0 : 1;
                    wrong += log.tables()->text(body.name).startsWith(u"name") ? 0 : 1;
                }
            }
        });
        for (std::size_t i = 0; i < events; ++i) {
            const TextId name = log.text(u"name %1"_s.arg(i / 100));
            log.append(counter(name, std::int64_t(i)));
        }
        reader.join();
        QCOMPARE(wrong, std::size_t(0));
    }
};

COROSCOPE_TEST(tst_EventLog)
#include "tst_eventlog.moc"
