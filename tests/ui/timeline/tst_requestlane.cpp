// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/requestrun.h"
#include "tests/support/testmain.h"
#include "tests/ui/cloudrun.h"
#include "tests/ui/timeline/picture.h"
#include "ui/timeline/spantext.h"

#include <QtTest/QtTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Queued 2 s, connected with TLS in 4 s, answered after 8 s more, downloaded in 3 s.
WrittenRequest slowRequest(ConnectionUse connection)
{
    return {.queued = 0, .encrypting = 2, .sent = 6, .firstByte = 14, .done = 17,
            .connection = connection, .status = 200};
}

QStringList stretchLabels(const Lane &lane)
{
    QStringList texts;
    for (const Label &label : lane.labels) {
        if (label.style == Label::Style::Pill) {
            texts.append(label.text);
        }
    }
    return texts;
}

std::vector<Mark> troubleMarks(const Lane &lane)
{
    std::vector<Mark> marks;
    for (const Mark &mark : lane.marks) {
        if (mark.kind == Mark::Kind::Trouble) {
            marks.push_back(mark);
        }
    }
    return marks;
}

} // namespace

class TestRequestLane : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyStretchIsNamedWithItsSign();
    void theConnectionIsToldWhereThereIsRoom_data();
    void theConnectionIsToldWhereThereIsRoom();
    void denseLanesHaveNoWords();
    void theToolTipTellsTheConnection();
    void troubleIsMarkedWhereTheRequestEnded_data();
    void troubleIsMarkedWhereTheRequestEnded();
    void theMarksOfARequestAndOfItsTaskDoNotCoverEachOther();
    void everyRequestOfATaskIsDrawnAndNothingWhileItSleepsBetweenThem();
    void theToolTipTellsWhatBecameOfARequestThatWentWrong();
};

void TestRequestLane::everyStretchIsNamedWithItsSign()
{
    const Picture picture(RequestRun().add(slowRequest(ConnectionUse::Unknown)).snapshot(17), 18);
    QCOMPARE(stretchLabels(picture.lane(2)),
             (QStringList{u"⋯ queued"_s, u"⚿ connecting with TLS"_s, u"◷ waiting for the answer"_s,
                          u"↓ downloading"_s}));
    for (const Label &label : picture.lane(2).labels) {
        QVERIFY(QRectF(picture.lane(2).rect).contains(label.rect));
    }
}

void TestRequestLane::theConnectionIsToldWhereThereIsRoom_data()
{
    QTest::addColumn<ConnectionUse>("connection");
    QTest::addColumn<double>("seen");
    QTest::addColumn<QString>("label");
    const auto wide = 14.0;
    const auto narrow = 40.0;
    QTest::newRow("new") << ConnectionUse::New << wide
                         << u"◷ waiting for the answer · ✚ new connection"_s;
    QTest::newRow("reused") << ConnectionUse::Reused << wide
                            << u"◷ waiting for the answer · ↻ reused connection"_s;
    QTest::newRow("new, signs only") << ConnectionUse::New << narrow << u"◷ ✚"_s;
    QTest::newRow("reused, signs only") << ConnectionUse::Reused << narrow << u"◷ ↻"_s;
}

void TestRequestLane::theConnectionIsToldWhereThereIsRoom()
{
    QFETCH(ConnectionUse, connection);
    QFETCH(double, seen);
    QFETCH(QString, label);
    const Picture picture(RequestRun().add(slowRequest(connection)).snapshot(17), seen);
    const QStringList labels = stretchLabels(picture.lane(2));
    QVERIFY2(labels.contains(label), qPrintable(labels.join(u'\n')));
}

void TestRequestLane::denseLanesHaveNoWords()
{
    RequestRun run;
    for (int i = 0; i < 60; ++i) {
        run.add(slowRequest(ConnectionUse::New));
    }
    const Picture picture(run.snapshot(17));
    QCOMPARE(picture.rows.density(), RowDensity::Compact);
    QVERIFY(!picture.lane(5).bars.empty());
    QVERIFY(stretchLabels(picture.lane(5)).isEmpty());
}

void TestRequestLane::theToolTipTellsTheConnection()
{
    const Snapshot snapshot = RequestRun().add(slowRequest(ConnectionUse::Reused)).snapshot(17);
    const auto span = spanAt(snapshot, TaskId(2), seconds(5));
    QVERIFY(span);
    const QString text = SpanText::toolTip(snapshot, *span);
    QVERIFY2(text.contains(u"connecting with TLS 4 s"_s), qPrintable(text));
    QVERIFY2(text.contains(u"reused connection"_s), qPrintable(text));
}

void TestRequestLane::troubleIsMarkedWhereTheRequestEnded_data()
{
    QTest::addColumn<WrittenRequest>("request");
    QTest::addColumn<std::vector<RequestResult>>("marked");
    using enum RequestResult;
    using Marks = std::vector<RequestResult>;
    WrittenRequest failed = failedRequest(0, u"Connection closed"_s);
    failed.done = 4;
    QTest::newRow("success") << answeredRequest(0, 4) << Marks{};
    QTest::newRow("under way") << WrittenRequest{.queued = 0} << Marks{};
    QTest::newRow("service error") << answeredRequest(0, 4, 429) << Marks{ErrorStatus};
    QTest::newRow("function error") << failedFunction(0, 4) << Marks{FailureBehind};
    QTest::newRow("failure") << failed << Marks{Failed};
}

void TestRequestLane::troubleIsMarkedWhereTheRequestEnded()
{
    QFETCH(WrittenRequest, request);
    QFETCH(std::vector<RequestResult>, marked);
    const Picture picture(RequestRun().add(request).snapshot(10));
    const std::vector<Mark> marks = troubleMarks(picture.lane(2));
    QCOMPARE(marks.size(), marked.size());
    for (std::size_t i = 0; i < marks.size(); ++i) {
        QCOMPARE(marks[i].result, marked[i]);
        QCOMPARE(marks[i].centre.x(), 300.0);
    }
}

void TestRequestLane::theMarksOfARequestAndOfItsTaskDoNotCoverEachOther()
{
    RequestRun run;
    run.add(failedFunction(0, 4));
    run.trace().at(4).ready(2).resume(2).end(2, Outcome::Failed);
    const Picture picture(run.snapshot(10));
    const std::vector<Mark> marks = troubleMarks(picture.lane(2));
    QCOMPARE(marks.size(), 1U);
    const Mark &end = picture.lane(2).marks.back();
    QCOMPARE(end.kind, Mark::Kind::End);
    QCOMPARE_GE(end.centre.x() - marks[0].centre.x(), end.radius + marks[0].radius);
}

void TestRequestLane::everyRequestOfATaskIsDrawnAndNothingWhileItSleepsBetweenThem()
{
    // config_3 is refused at 0.18 s and 0.76 s, sleeps after both, and is answered at last.
    constexpr TaskId task(5);
    const Picture picture(CloudRun().snapshot(), 12);
    const auto row = picture.rows.rowOfTask(task);
    QVERIFY(row);
    const Lane &lane = picture.lane(*row);
    const std::vector<Mark> marks = troubleMarks(lane);
    QCOMPARE(marks.size(), 2U);
    QCOMPARE(marks[0].result, RequestResult::ErrorStatus);
    QCOMPARE_LT(marks[0].centre.x(), marks[1].centre.x());
    std::vector<TimeRange> sleeps;
    for (const Bar &bar : lane.bars) {
        const auto span = spanAt(picture.snapshot, task, bar.begin);
        if (!bar.stretch && span && span->reason == AwaitReason::Sleep) {
            sleeps.push_back({bar.begin, bar.end});
        }
    }
    QCOMPARE(sleeps.size(), 2U);
    for (const Bar &bar : lane.bars) {
        for (const TimeRange &sleep : sleeps) {
            QVERIFY(!bar.stretch || bar.end <= sleep.begin || bar.begin >= sleep.end);
        }
    }
}

void TestRequestLane::theToolTipTellsWhatBecameOfARequestThatWentWrong()
{
    RequestRun run;
    run.add(failedFunction(0, 4));
    run.trace().at(4).ready(2).resume(2).sleep(2, 6);
    const Snapshot snapshot = run.snapshot(5);
    const auto wait = spanAt(snapshot, TaskId(2), seconds(2));
    const auto after = spanAt(snapshot, TaskId(2), seconds(5));
    QVERIFY(wait && after);
    const QString text = SpanText::toolTip(snapshot, *wait);
    QVERIFY2(text.contains(u"ƒ 200 function error: Unhandled"_s), qPrintable(text));
    QVERIFY(!SpanText::toolTip(snapshot, *after).contains(u"function error"_s));
    QVERIFY(SpanText::accessible(snapshot, *wait).contains(u"function error"_s));
}

COROSCOPE_TEST(TestRequestLane)
#include "tst_requestlane.moc"
