// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"

#include "tests/core/session/sessionfixture.h"
#include "tests/scenarios/scenariorun.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using Phase = Session::Phase;

namespace {

const QString finished = QStringLiteral("finished");
const QString cancelled = QStringLiteral("cancelled");

/// A demo on the real clock that ends by itself only after hours.
RunRequest endless(const QString &id, const QString &parameter)
{
    RunRequest request = requestFor(id, {{parameter, QStringLiteral("3600")}});
    request.clock = ClockKind::Real;
    return request;
}

RunRequest endlessBlocking()
{
    RunRequest request = endless(QStringLiteral("await-then-block"), QStringLiteral("block_s"));
    request.parameters.set(QStringLiteral("await_s"), 0.01);
    return request;
}

RunRequest endlessSleep()
{
    return endless(QStringLiteral("all-at-once"), QStringLiteral("await_s"));
}

RunRequest quickRealRun()
{
    RunRequest request = requestFor(QStringLiteral("sum-await-first"));
    request.clock = ClockKind::Real;
    request.speed = 100;
    return request;
}

} // namespace

class tst_Session : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void aFreshSessionIsIdleAndHasAnEmptySnapshot();
    void aVirtualRunGoesThroughItsPhases();
    void aRealRunGoesThroughItsPhases();
    void aWrongRequestIsRefusedAndNothingBegins_data();
    void aWrongRequestIsRefusedAndNothingBegins();
    void aSecondRunIsRefusedWhileOneGoesOn();
    void stopEndsABlockingCall();
    void stopEndsASleep();
    void stopRightAfterTheStartEndsTheRun_data();
    void stopRightAfterTheStartEndsTheRun();
    void stopWithoutARunDoesNothing();
    void destroyingEndsARun_data();
    void destroyingEndsARun();
    void destroyingRightAfterTheStartEndsTheRun();
    void aSecondRunIsAboutItself();
    void anOldSnapshotOutlivesItsRun();
    void theClockMovesOnWhileNothingHappens();
    void snapshotsOfARunNeverLoseAnything();
};

void tst_Session::cleanup()
{
    QCOMPARE(frameCount(), std::size_t(0));
}

void tst_Session::aFreshSessionIsIdleAndHasAnEmptySnapshot()
{
    SessionFixture session;

    QCOMPARE(session->phase(), Phase::Idle);
    QVERIFY(!session->isActive());
    QVERIFY(!session->request().has_value());
    QVERIFY(!session->problem().has_value());
    QCOMPARE(session->snapshot().tasks.size(), std::size_t(0));
    QVERIFY(session->snapshot().tables != nullptr);
}

void tst_Session::aVirtualRunGoesThroughItsPhases()
{
    SessionFixture session;
    const RunRequest request = requestFor(QStringLiteral("await-then-block"));

    QVERIFY(session.run(request));

    QCOMPARE(session.phases(), (QList{Phase::Running, Phase::Finished}));
    QCOMPARE(session->request(), request);
    QVERIFY(!session->problem().has_value());
    QCOMPARE(session.ends(), QStringList(6, finished));
    QCOMPARE(session->snapshot().now, fromSeconds(15));
    QCOMPARE(session->snapshot().output.size(), std::size_t(11));
}

void tst_Session::aRealRunGoesThroughItsPhases()
{
    SessionFixture session;

    QVERIFY(session.run(quickRealRun()));

    QCOMPARE(session.phases(), (QList{Phase::Running, Phase::Finished}));
    QCOMPARE(session.ends(), QStringList(6, finished));
    QCOMPARE_GE(session->snapshot().now, fromSeconds(15));
}

void tst_Session::aWrongRequestIsRefusedAndNothingBegins_data()
{
    QTest::addColumn<RunRequest>("request");
    RunRequest request = requestFor(QStringLiteral("all-at-once"));
    request.speed = 0;
    QTest::newRow("the speed") << request;
    request = requestFor(QStringLiteral("all-at-once"));
    request.parameters.set(QStringLiteral("tasks"), qint64{0});
    QTest::newRow("one parameter") << request;
    QTest::newRow("two parameters together") << requestFor(
        QStringLiteral("sleepy-bois"), {{QStringLiteral("min_s"), QStringLiteral("6")}});
}

void tst_Session::aWrongRequestIsRefusedAndNothingBegins()
{
    QFETCH(RunRequest, request);
    SessionFixture session;

    const auto problem = session->start(request);

    QVERIFY(problem.has_value());
    QCOMPARE(problem->kind, RunProblem::Kind::WrongUse);
    QCOMPARE(session->phase(), Phase::Idle);
    QVERIFY(!session->request().has_value());
    QVERIFY(session->snapshot().tasks.isEmpty());
    QVERIFY(session.phases().isEmpty());
}

void tst_Session::aSecondRunIsRefusedWhileOneGoesOn()
{
    SessionFixture session;
    const RunRequest first = endlessSleep();
    QVERIFY(!session->start(first).has_value());

    const auto problem = session->start(requestFor(QStringLiteral("await-then-block")));

    QVERIFY(problem.has_value());
    QCOMPARE(problem->kind, RunProblem::Kind::WrongUse);
    QCOMPARE(session->request(), first);
    session->stop();
    QVERIFY(session->start(first).has_value());
    QVERIFY(session.waitForEnd());
}

void tst_Session::stopEndsABlockingCall()
{
    SessionFixture session;
    QVERIFY(!session->start(endlessBlocking()).has_value());
    QVERIFY(session.waitForState(TaskState::Blocking));

    session->stop();

    QCOMPARE(session->phase(), Phase::Stopping);
    QVERIFY(session->isActive());
    QVERIFY(session.waitForEnd());
    QCOMPARE(session.phases(), (QList{Phase::Running, Phase::Stopping, Phase::Finished}));
    QCOMPARE(session.ends(), QStringList(6, cancelled));
    QVERIFY(!session->problem().has_value());
}

void tst_Session::stopEndsASleep()
{
    SessionFixture session;
    QVERIFY(!session->start(endlessSleep()).has_value());
    QVERIFY(session.waitForState(TaskState::Awaiting));

    session->stop();

    QVERIFY(session.waitForEnd());
    QCOMPARE(session.ends(), QStringList(6, cancelled));
}

void tst_Session::stopRightAfterTheStartEndsTheRun_data()
{
    QTest::addColumn<bool>("isVirtual");
    for (int time = 1; time <= 10; ++time) {
        QTest::addRow("real, time %d", time) << false;
        QTest::addRow("virtual, time %d", time) << true;
    }
}

void tst_Session::stopRightAfterTheStartEndsTheRun()
{
    QFETCH(bool, isVirtual);
    SessionFixture session;
    RunRequest request = endlessBlocking();
    request.clock = isVirtual ? ClockKind::Virtual : ClockKind::Real;
    QVERIFY(!session->start(request).has_value());

    session->stop();

    QVERIFY(session.waitForEnd());
    // The virtual clock may have been faster than the stop.
    const QStringList ends = session.ends();
    QCOMPARE(ends.count(cancelled) + (isVirtual ? ends.count(finished) : 0), ends.size());
}

void tst_Session::stopWithoutARunDoesNothing()
{
    SessionFixture session;
    session->stop();
    QCOMPARE(session->phase(), Phase::Idle);

    QVERIFY(session.run(requestFor(QStringLiteral("all-at-once"))));
    session->stop();

    QCOMPARE(session->phase(), Phase::Finished);
}

void tst_Session::destroyingEndsARun_data()
{
    QTest::addColumn<bool>("isBlocking");
    QTest::newRow("in a blocking call") << true;
    QTest::newRow("in a sleep") << false;
}

void tst_Session::destroyingEndsARun()
{
    QFETCH(bool, isBlocking);
    SessionFixture session;
    QVERIFY(!session->start(isBlocking ? endlessBlocking() : endlessSleep()).has_value());
    QVERIFY(session.waitForState(isBlocking ? TaskState::Blocking : TaskState::Awaiting));

    session.destroySession();

    QCOMPARE(frameCount(), std::size_t(0));
}

void tst_Session::destroyingRightAfterTheStartEndsTheRun()
{
    for (int time = 0; time < 20; ++time) {
        SessionFixture session;
        QVERIFY(!session->start(endlessSleep()).has_value());
        session.destroySession();
        QCOMPARE(frameCount(), std::size_t(0));
    }
}

void tst_Session::aSecondRunIsAboutItself()
{
    SessionFixture session;
    QVERIFY(session.run(quickRealRun()));

    QVERIFY(session.run(requestFor(QStringLiteral("all-at-once"),
                                   {{QStringLiteral("tasks"), QStringLiteral("2")}})));

    QCOMPARE(session.phases(), (QList{Phase::Running, Phase::Finished, Phase::Running,
                                      Phase::Finished}));
    QCOMPARE(session.ends(), QStringList(3, finished));
    QCOMPARE(session->snapshot().now, fromSeconds(5));
    QCOMPARE(session->snapshot().variables.size(), std::size_t(0));
}

void tst_Session::anOldSnapshotOutlivesItsRun()
{
    SessionFixture session;
    QVERIFY(session.run(quickRealRun()));
    const Snapshot old = session->snapshot();

    QVERIFY(session.run(requestFor(QStringLiteral("all-at-once"))));
    session.destroySession();

    QCOMPARE(old.tasks.size(), std::size_t(6));
    QCOMPARE(old.text(old.tasks.at(5).name), QStringLiteral("myproc 5"));
    QCOMPARE(old.text(old.variables.at(0).value), QStringLiteral("5"));
    QVERIFY(old.text(old.output.last().text).startsWith(QStringLiteral("Job finished in ")));
}

void tst_Session::theClockMovesOnWhileNothingHappens()
{
    SessionFixture session;
    QVERIFY(!session->start(endlessSleep()).has_value());
    QVERIFY(session.waitForState(TaskState::Awaiting));
    QTRY_COMPARE(session->snapshot().statesNow.at(std::size_t(TaskState::Awaiting)), 6U);
    const Snapshot before = session->snapshot();

    QTRY_COMPARE_GT(session->snapshot().now, before.now + fromSeconds(0.05));

    QCOMPARE(session->snapshot().events, before.events);
}

void tst_Session::snapshotsOfARunNeverLoseAnything()
{
    SessionFixture session;
    QVERIFY(!session->start(quickRealRun()).has_value());

    Snapshot last = session->snapshot();
    while (session->isActive()) {
        QCoreApplication::processEvents();
        const Snapshot next = session->snapshot();
        QCOMPARE_GE(next.events, last.events);
        QCOMPARE_GE(next.tasks.size(), last.tasks.size());
        QCOMPARE_GE(next.output.size(), last.output.size());
        last = next;
    }

    QCOMPARE(session.ends(), QStringList(6, finished));
}

COROSCOPE_TEST(tst_Session)
#include "tst_session.moc"
