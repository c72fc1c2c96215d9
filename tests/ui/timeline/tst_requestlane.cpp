// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/requestrun.h"
#include "tests/support/testmain.h"
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

COROSCOPE_TEST(TestRequestLane)
#include "tst_requestlane.moc"
