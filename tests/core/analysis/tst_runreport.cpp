// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/runreport.h"
#include "core/analysis/statenames.h"
#include "tests/core/analysis/expectedreport.h"
#include "tests/core/analysis/smalltrace.h"
#include "tests/support/testmain.h"
#include "tests/support/tracecheck.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject reportOfSmallTrace()
{
    EventScript trace;
    writeSmallTrace(trace);
    return runReport(trace.snapshot(),
                     {u"demo"_s, u"A demo"_s, u"virtual"_s, 1, 4,
                      QJsonObject{{u"tasks"_s, 5}}, {}});
}

QJsonValue parsed(const char *json)
{
    QJsonParseError error;
    const QJsonDocument document
        = QJsonDocument::fromJson(QByteArray("[") + json + "]", &error);
    if (error.error != QJsonParseError::NoError) {
        qFatal("the expected JSON is wrong: %s", qPrintable(error.errorString()));
    }
    return document.array().at(0);
}

} // namespace

class tst_RunReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCOMPARE(takeFaults(), QStringList()); }

    void whatIsWrittenInPartsIsTheWholeReport_data()
    {
        QTest::addColumn<int>("tasks");
        QTest::newRow("none") << 0;
        QTest::newRow("one") << 1;
        QTest::newRow("more than are written at once") << 1001;
    }
    void whatIsWrittenInPartsIsTheWholeReport()
    {
        QFETCH(int, tasks);
        EventScript trace;
        if (tasks > 0) {
            writeSmallTrace(trace);
        }
        for (int i = 0; i < tasks; ++i) {
            trace.create(u"task %1"_s.arg(i));
        }
        const Snapshot snapshot = trace.snapshot();
        const RunFacts facts{u"demo"_s, u"A “demo”"_s, u"virtual"_s, 1, 4, {}, {{u"figure"_s, 2}}};

        QByteArray written;
        QVERIFY(writeRunReport(snapshot, facts, [&written](const QByteArray &part) {
            written += part;
            return true;
        }));

        QCOMPARE(written, QJsonDocument(runReport(snapshot, facts)).toJson());
    }
    void aSinkThatCannotTakeAPartEndsTheWriting()
    {
        EventScript trace;
        writeSmallTrace(trace);
        for (int fits = 0; fits < 20; ++fits) {
            int parts = 0;
            QVERIFY(!writeRunReport(trace.snapshot(), {}, [&parts, fits](const QByteArray &) {
                return parts++ < fits;
            }));
            QCOMPARE(parts, fits + 1);
        }
    }

    void everyPartHasItsExactValue_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("expected");
        for (const auto &[key, json] : expectedReport()) {
            QTest::newRow(key) << QString::fromLatin1(key) << parsed(json);
        }
    }
    void everyPartHasItsExactValue()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, expected);
        QCOMPARE(reportOfSmallTrace().value(key), expected);
    }

    void nothingElseIsInIt() { QCOMPARE(reportOfSmallTrace().size(), qsizetype(expectedReport().size())); }

    void anEmptyRunGivesNulls()
    {
        const EventScript trace;
        const QJsonObject report = runReport(trace.snapshot(), {});
        QVERIFY(report.value(u"duration_s").isNull());
        QCOMPARE(report.value(u"tasks").toArray().size(), 0);
    }

    void whatARequestDidNotReachIsNull()
    {
        EventScript trace;
        trace.request(std::nullopt, 1, RequestStep::Queued);
        trace.at(3);
        trace.request(std::nullopt, 1, RequestStep::Done,
                      {RequestId(), {}, {}, {}, {}, trace.text(u"gone"_s)});
        const QJsonObject request
            = runReport(trace.snapshot(), {}).value(u"requests").toArray().at(0).toObject();
        QCOMPARE(request.value(u"error"), QJsonValue(u"gone"_s));
        QCOMPARE(request.value(u"queued_s"), QJsonValue(0.003));
        for (const QString &key : {u"task"_s, u"url"_s, u"status"_s, u"bytes"_s, u"reused"_s,
                                   u"connect_s"_s, u"wait_s"_s, u"download_s"_s}) {
            QVERIFY2(request.value(key).isNull(), qPrintable(key));
        }
    }

    void namesAreThoseOfTheFormat()
    {
        QCOMPARE(nameOf(TaskState::Ready), u"ready"_s);
        QCOMPARE(nameOf(AwaitReason::CacheRead), u"cache-read"_s);
        QCOMPARE(nameOf(AwaitReason::Other), u"other"_s);
        QCOMPARE(nameOf(TaskEnd::NeverStarted), u"never-started"_s);
        QCOMPARE(nameOf(StartPolicy::Lazy), u"lazy"_s);
        QCOMPARE(nameOf(RequestStep::Done), u"done"_s);
    }
};

COROSCOPE_TEST(tst_RunReport)
#include "tst_runreport.moc"
