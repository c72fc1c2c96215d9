// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/requestrun.h"
#include "tests/support/testmain.h"
#include "ui/models/requestsmodel.h"
#include "ui/models/requesttext.h"
#include "ui/models/taskroles.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

using Order = std::vector<std::uint32_t>;

/// Starts 0 1 1 2, lengths 4 2 2 under way, ends 4 3 3 none.
RequestRun fourRequests()
{
    RequestRun run;
    run.add(answeredRequest(0, 4)).add(answeredRequest(1, 3)).add(answeredRequest(1, 3));
    run.add({.queued = 2, .sent = 2.5, .connection = ConnectionUse::Reused});
    return run;
}

QStringList tasksOf(const RequestsModel &model)
{
    QStringList tasks;
    for (int row = 0; row < model.rowCount(); ++row) {
        tasks.append(model.index(row, RequestsModel::TaskColumn).data().toString());
    }
    return tasks;
}

} // namespace

class TestRequestsModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void requestsAreSortedByEveryKey_data();
    void requestsAreSortedByEveryKey();
    void descendingIsTheReverse();
    void ofNoRequestsThereIsNoOrder();
    void aLaterSnapshotAddsRowsAndPutsThemInOrder();
    void progressShowsTheSameRowsLater();
    void onlyRowsThatAreSeenAreAnnounced();
    void selectedRowsStayTheSameRequests();
    void anotherRunStartsAfresh();
    void theCellsSayWhatHappened();
    void everyEndHasASignAndAWord_data();
    void everyEndHasASignAndAWord();
    void aFunctionErrorIsNotAnErrorOfTheService();
    void theToolTipNamesStretchesAndConnection();
    void theTotalsAreSaidInALineEach();
    void onlyTheMostFrequentReasonsAreNamed();
    void withoutRequestsThereIsNothingToSay();
};

void TestRequestsModel::requestsAreSortedByEveryKey_data()
{
    QTest::addColumn<RequestKey>("key");
    QTest::addColumn<double>("now");
    QTest::addColumn<Order>("order");
    QTest::newRow("start, ties as made") << RequestKey::Start << 5.0 << Order{0, 1, 2, 3};
    QTest::newRow("duration, ties as made") << RequestKey::Duration << 5.0 << Order{1, 2, 3, 0};
    QTest::newRow("duration so far") << RequestKey::Duration << 9.0 << Order{1, 2, 0, 3};
    QTest::newRow("end, under way last") << RequestKey::End << 5.0 << Order{1, 2, 0, 3};
}

void TestRequestsModel::requestsAreSortedByEveryKey()
{
    QFETCH(RequestKey, key);
    QFETCH(double, now);
    QFETCH(Order, order);
    QCOMPARE(requestOrder(fourRequests().snapshot(now), {key, Qt::AscendingOrder}), order);
}

void TestRequestsModel::descendingIsTheReverse()
{
    const Snapshot snapshot = fourRequests().snapshot(5);
    QCOMPARE(requestOrder(snapshot, {RequestKey::End, Qt::DescendingOrder}), (Order{3, 0, 2, 1}));
}

void TestRequestsModel::ofNoRequestsThereIsNoOrder()
{
    QCOMPARE(requestOrder(Snapshot(), {RequestKey::Duration, Qt::DescendingOrder}), Order());
}

void TestRequestsModel::aLaterSnapshotAddsRowsAndPutsThemInOrder()
{
    RequestRun run;
    RequestsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSort({RequestKey::Duration, Qt::DescendingOrder});
    Snapshot early = run.add(answeredRequest(0, 1)).snapshot();
    model.setSnapshot(early);
    QCOMPARE(tasksOf(model), QStringList{u"fetch 0"_s});
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    run.add(answeredRequest(0, 3)).add(answeredRequest(0, 2));
    Snapshot later = run.snapshot();
    QCOMPARE(later.tables, early.tables);
    model.setSnapshot(later);
    QCOMPARE(tasksOf(model), (QStringList{u"fetch 1"_s, u"fetch 2"_s, u"fetch 0"_s}));
    QCOMPARE(inserted.size(), 1);
}

void TestRequestsModel::progressShowsTheSameRowsLater()
{
    RequestRun run;
    run.add({.queued = 0});
    RequestsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSnapshot(run.snapshot(1));
    run.add({.queued = 1});
    model.showProgress(run.snapshot(2));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, RequestsModel::TotalColumn).data().toString(), u"2.000"_s);
    model.setSnapshot(run.snapshot(2));
    QCOMPARE(model.rowCount(), 2);
}

void TestRequestsModel::onlyRowsThatAreSeenAreAnnounced()
{
    RequestsModel model;
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.announce(0, 0);
    model.announce(-1, -1);
    model.setSnapshot(fourRequests().snapshot(5));
    model.announce(1, 4);
    QCOMPARE(changed.size(), 0);
    model.announce(1, 3);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 1);
    QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 3);
}

void TestRequestsModel::selectedRowsStayTheSameRequests()
{
    RequestsModel model;
    model.setSnapshot(fourRequests().snapshot(5));
    const QPersistentModelIndex first = model.index(0, RequestsModel::TotalColumn);
    const QPersistentModelIndex last = model.index(3, RequestsModel::TaskColumn);
    model.setSort({RequestKey::End, Qt::AscendingOrder});
    QCOMPARE(first.row(), 2);
    QCOMPARE(taskOf(first), std::optional(TaskId(2)));
    QCOMPARE(first.column(), int(RequestsModel::TotalColumn));
    QCOMPARE(taskOf(last), std::optional(TaskId(5)));
}

void TestRequestsModel::anotherRunStartsAfresh()
{
    RequestsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSnapshot(fourRequests().snapshot(5));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setSnapshot(RequestRun().snapshot());
    QCOMPARE(reset.size(), 1);
    QCOMPARE(model.rowCount(), 0);
}

void TestRequestsModel::theCellsSayWhatHappened()
{
    RequestsModel model;
    WrittenRequest request = answeredRequest(1, 3.5);
    request.connecting = 1.25;
    request.sent = 1.5;
    request.bytes = 450'000;
    model.setSnapshot(RequestRun().add(request).snapshot());
    QStringList cells;
    for (int column = 0; column < RequestsModel::ColumnCount; ++column) {
        cells.append(model.index(0, column).data().toString());
    }
    QCOMPARE(cells,
             (QStringList{u"fetch 0"_s, u"http://127.0.0.1:8080/0"_s, u"✓ 200"_s,
                          u"new connection"_s, u"450,000"_s, u"1.000"_s, u"3.500"_s, u"2.500"_s,
                          u"queued 250 ms, connecting 250 ms, waiting for the answer 2 s"_s}));
}

void TestRequestsModel::everyEndHasASignAndAWord_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("error");
    QTest::addColumn<bool>("isDone");
    QTest::addColumn<QString>("text");
    QTest::newRow("success") << 200 << QString() << true << u"✓ 200"_s;
    QTest::newRow("error status") << 503 << QString() << true << u"✕ 503"_s;
    QTest::newRow("failure") << 0 << u"Too many open files"_s << true << u"✕ Too many open files"_s;
    QTest::newRow("under way") << 0 << QString() << false << u"◷ waiting for the answer"_s;
}

void TestRequestsModel::everyEndHasASignAndAWord()
{
    QFETCH(int, status);
    QFETCH(QString, error);
    QFETCH(bool, isDone);
    WrittenRequest request{.queued = 0, .sent = 1, .error = error};
    request.status = status > 0 ? std::optional(std::uint16_t(status)) : std::nullopt;
    request.done = isDone ? std::optional(2.0) : std::nullopt;
    const Snapshot snapshot = RequestRun().add(request).snapshot(3);
    QTEST(RequestText::status(snapshot, snapshot.requests.at(0)), "text");
}

void TestRequestsModel::aFunctionErrorIsNotAnErrorOfTheService()
{
    RequestRun run;
    run.add(failedFunction(0, 1)).add(answeredRequest(0, 1, 502));
    const Snapshot snapshot = run.snapshot();
    const RequestTimeline &behind = snapshot.requests.at(0);
    QCOMPARE(RequestText::status(snapshot, behind), u"ƒ 200 function error: Unhandled"_s);
    QVERIFY(RequestText::toolTip(snapshot, behind).contains(u"ƒ 200 function error: Unhandled"_s));
    QCOMPARE(RequestText::status(snapshot, snapshot.requests.at(1)), u"✕ 502"_s);
    QCOMPARE(RequestText::totals(requestTotals(snapshot), 3).at(0),
             u"Requests: 2 · ✓ 0 succeeded, ƒ 1 answered with a function error, "
             "✕ 1 answered with an error status"_s);
}

void TestRequestsModel::theToolTipNamesStretchesAndConnection()
{
    WrittenRequest request = answeredRequest(0, 3);
    request.encrypting = 1;
    request.sent = 2;
    request.connection = ConnectionUse::Reused;
    const Snapshot snapshot = RequestRun().add(request).snapshot();
    const QString text = RequestText::toolTip(snapshot, snapshot.requests.at(0));
    for (const QString &part : {u"fetch 0"_s, u"✓ 200"_s, u"http://127.0.0.1:8080/0"_s,
                                u"connecting with TLS 1 s"_s, u"waiting for the answer 1 s"_s,
                                u"↻ reused connection"_s, u"in all 3.000 s, 100 bytes"_s}) {
        QVERIFY2(text.contains(part), qPrintable(text));
    }
}

void TestRequestsModel::theTotalsAreSaidInALineEach()
{
    RequestRun run;
    run.add(answeredRequest(0, 1)).add(answeredRequest(0, 2, 503));
    run.add(failedRequest(0, u"Too many open files"_s)).add({.queued = 1});
    const QStringList lines = RequestText::totals(requestTotals(run.snapshot(4)), 3);
    QCOMPARE(lines,
             (QStringList{u"Requests: 4 · ✓ 1 succeeded, ✕ 1 answered with an error status, "
                          "✕ 1 failed, ◷ 1 under way"_s,
                          u"200 bytes received, 0.5 answers a second, ✚ 2 on new connections, "
                          "↻ 0 on reused ones"_s,
                          u"Time of an answer: median 1.000 s, 90 % within 2.000 s, 99 % within "
                          "2.000 s, longest 2.000 s"_s,
                          u"Failed: 1 × Too many open files"_s}));
}

void TestRequestsModel::onlyTheMostFrequentReasonsAreNamed()
{
    RequestRun run;
    for (const QString &reason : {u"a"_s, u"b"_s, u"b"_s, u"c"_s}) {
        run.add(failedRequest(0, reason));
    }
    const QStringList lines = RequestText::totals(requestTotals(run.snapshot()), 1);
    QCOMPARE(lines.last(), u"Failed: 2 × b, 2 for other reasons"_s);
}

void TestRequestsModel::withoutRequestsThereIsNothingToSay()
{
    QCOMPARE(RequestText::totals(RequestTotals(), 3), QStringList());
}

COROSCOPE_TEST(TestRequestsModel)
#include "tst_requestsmodel.moc"
