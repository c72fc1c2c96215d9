// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/chrometrace.h"
#include "tests/core/analysis/smalltrace.h"
#include "tests/support/testmain.h"
#include "tests/support/tracecheck.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QMap>
#include <QtTest/QTest>

#include <cmath>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject traceOf(const Snapshot &snapshot)
{
    const RunFacts facts{u"demo"_s, u"A \"demo\""_s, u"virtual"_s, 1, 1, {}, {}};
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(chromeTrace(snapshot, facts), &error);
    return error.error == QJsonParseError::NoError ? document.object() : QJsonObject();
}

QJsonObject smallTrace()
{
    EventScript trace;
    writeSmallTrace(trace);
    return traceOf(trace.snapshot());
}

QList<QJsonObject> eventsOf(const QJsonObject &trace, const QString &phase)
{
    QList<QJsonObject> events;
    for (const QJsonValue &event : trace.value(u"traceEvents").toArray()) {
        if (event[u"ph"] == QJsonValue(phase)) {
            events.append(event.toObject());
        }
    }
    return events;
}

qint64 nanoseconds(const QJsonValue &microseconds)
{
    return std::llround(microseconds.toDouble() * 1e3);
}

} // namespace

class tst_ChromeTrace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCOMPARE(takeFaults(), QStringList()); }

    void itIsJsonWithOurOwnFacts()
    {
        const QJsonObject trace = smallTrace();
        QCOMPARE_GT(trace.value(u"traceEvents").toArray().size(), 0);
        const QJsonObject own = trace.value(u"coroscope").toObject();
        QCOMPARE(own.value(u"format"), QJsonValue(u"coroscope-trace/1"_s));
        QCOMPARE(own.value(u"title"), QJsonValue(u"A \"demo\""_s));
    }

    void everyTaskHasATrackOfItsName()
    {
        QMap<int, QString> names;
        for (const QJsonObject &event : eventsOf(smallTrace(), u"M"_s)) {
            if (event.value(u"name") == QJsonValue(u"thread_name"_s)) {
                names.insert(event.value(u"tid").toInt(), event[u"args"][u"name"].toString());
            }
        }
        const QMap<int, QString> expected{
            {0, u"thread"_s}, {1, u"main"_s}, {2, u"fetch"_s}, {3, u"late"_s}, {4, u"stray"_s}};
        QCOMPARE(names, expected);
    }

    void spansOfATrackAreDisjointAndInOrderOfTime()
    {
        QMap<int, qint64> reached;
        const QList<QJsonObject> spans = eventsOf(smallTrace(), u"X"_s);
        QCOMPARE_GT(spans.size(), 5);
        for (const QJsonObject &span : spans) {
            const int track = span.value(u"tid").toInt();
            const qint64 begin = nanoseconds(span.value(u"ts"));
            QCOMPARE_GE(begin, reached.value(track, 0));
            reached[track] = begin + nanoseconds(span.value(u"dur"));
        }
        QCOMPARE(reached.value(1), 100'000'000);
        QCOMPARE(reached.value(2), 90'000'000);
    }

    void spansCarryOurFacts()
    {
        for (const QJsonObject &span : eventsOf(smallTrace(), u"X"_s)) {
            if (span.value(u"tid").toInt() == 2 && span.value(u"name").toString() == u"ready") {
                QCOMPARE(span.value(u"ts").toDouble(), 40'000.0);
                QCOMPARE(span.value(u"dur").toDouble(), 10'000.0);
                QCOMPARE(span[u"args"][u"reason"].toString(), u"request"_s);
                QCOMPARE(span[u"args"][u"line"].toString(), u"demo.cpp:7"_s);
                return;
            }
        }
        QFAIL("no span of the ready task");
    }

    void whatIsStillOpenReachesToNow()
    {
        EventScript trace;
        const TaskId main = trace.begin(u"main"_s);
        trace.at(5);
        trace.block(main);
        QMap<int, qint64> reached;
        for (const QJsonObject &span : eventsOf(traceOf(trace.snapshot(9)), u"X"_s)) {
            reached[span.value(u"tid").toInt()]
                = nanoseconds(span.value(u"ts")) + nanoseconds(span.value(u"dur"));
        }
        const QMap<int, qint64> expected{{0, 9'000'000}, {1, 9'000'000}};
        QCOMPARE(reached, expected);
    }

    void aFlushIsASpanThatNamesItsKeysAndWhoWaits()
    {
        EventScript trace;
        const TaskId main = trace.begin(u"main"_s);
        trace.suspend(main, AwaitReason::CacheRead);
        trace.at(1);
        trace.note(std::nullopt, FlushBegan{FlushId(1), trace.text(u"memcached"_s), 2,
                                            trace.text(u"a, b"_s)});
        trace.note(main, FlushAwaited{FlushId(1)});
        trace.at(4);
        trace.note(std::nullopt, FlushEnded{FlushId(1), 2, 0, std::nullopt});
        QJsonObject flush;
        for (const QJsonObject &span : eventsOf(traceOf(trace.snapshot()), u"X"_s)) {
            flush = span.value(u"name") == QJsonValue(u"flush"_s) ? span : flush;
        }
        QCOMPARE(nanoseconds(flush.value(u"dur")), qint64(3'000'000));
        QCOMPARE(flush[u"args"][u"text"], QJsonValue(u"a, b"_s));
        QCOMPARE(flush[u"args"][u"store"], QJsonValue(u"memcached"_s));
        QCOMPARE(flush[u"args"][u"waiting"].toArray(), QJsonArray{1});
    }

    void countersVariablesAndOutputAreInIt()
    {
        const QJsonObject trace = smallTrace();
        QStringList counters;
        for (const QJsonObject &event : eventsOf(trace, u"C"_s)) {
            counters.append(event.value(u"name").toString());
        }
        QCOMPARE(counters.count(u"in flight"_s), 2);
        QCOMPARE(counters.count(u"ready queue"_s), 4);
        QStringList instants;
        for (const QJsonObject &event : eventsOf(trace, u"i"_s)) {
            instants.append(event.value(u"name").toString());
        }
        QCOMPARE(instants.count(u"write sum"_s), 3);
        QCOMPARE(instants.count(u"read sum"_s), 1);
        QCOMPARE(instants.count(u"print"_s), 1);
        QCOMPARE(instants.count(u"first_byte"_s), 1);
    }
};

COROSCOPE_TEST(tst_ChromeTrace)
#include "tst_chrometrace.moc"
