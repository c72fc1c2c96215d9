// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/session/knownserver.h"
#include "tests/core/session/sessionfixture.h"
#include "tests/scenarios/scenariorun.h"
#include "tests/support/softlimit.h"
#include "tests/support/testmain.h"

#include <QtCore/QRegularExpression>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

const QString noDescriptor = QStringLiteral("Too many open files");
constexpr int greedyTasks = 300;
constexpr int roomFor = 150;

/// Where nothing listens any more.
QString abandonedServer()
{
    QTcpServer server;
    server.listen(QHostAddress(QHostAddress::LocalHost));
    return QStringLiteral("http://127.0.0.1:%1/").arg(server.serverPort());
}

QString budgetWithRoom()
{
    return QString::number(limitWithRoomFor(roomFor));
}

/// Ten thousand's demo with three hundred, all at once, on so many descriptors.
RunRequest greedy(const QString &budget, const QString &delay)
{
    RunRequest request = requestFor(QStringLiteral("ten-thousand"),
                                    {{QStringLiteral("requests"), QString::number(greedyTasks)},
                                     {QStringLiteral("limit"), QStringLiteral("none")},
                                     {QStringLiteral("descriptor_budget"), budget},
                                     {QStringLiteral("body_bytes"), QStringLiteral("1000")},
                                     {QStringLiteral("delay_min_s"), delay},
                                     {QStringLiteral("delay_max_s"), delay}});
    request.clock = ClockKind::Real;
    request.speed = 10;
    return request;
}

/// How many requests came to each end: the error, or an empty text for an answer.
QMap<QString, int> endsOfRequests(const Snapshot &snapshot)
{
    QMap<QString, int> ends;
    for (std::size_t i = 0; i < snapshot.requests.size(); ++i) {
        const RequestTimeline &request = snapshot.requests.at(i);
        const bool isAnswered = request.status == std::uint16_t(200) && !request.error;
        ++ends[request.error ? snapshot.text(*request.error)
               : isAnswered  ? QString()
                             : QStringLiteral("unknown")];
    }
    return ends;
}

} // namespace

// Runs that may not open as many files as they want.
class tst_BudgetedSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void requestsBeyondTheBudgetFailAndTheOthersSucceed();
    void aSecondRunGoesAsTheFirst();
    void aBudgetBelowWhatIsOpenFailsAllRequests();
    void aStopInMidRunPutsTheLimitBack();
    void destroyingTheSessionInMidRunPutsTheLimitBack();
    void aServerKilledInMidRunPutsTheLimitBack();
    void theServersOwnFiguresAgreeWithTheRecord();

private:
    /// Some requests of the session's last run got no descriptor, and all the others an answer.
    void verifySomeFailed(SessionFixture &session);
    /// Starts a run that does not end by itself; returns when it has used its descriptors up.
    void startStarving(SessionFixture &session);
    rlim_t m_limit = 0;
};

void tst_BudgetedSession::initTestCase()
{
    // The undefined behaviour sanitizer needs descriptors to look at a class for the first time, and
    // Qt for what it loads: once each an answer, an error and a cancelled task.
    SessionFixture session(coroscopeProgram());
    const QString enough = QString::number(1'000'000);
    QVERIFY(session.run(greedy(enough, QStringLiteral("0"))));
    RunRequest refused = greedy(enough, QStringLiteral("0"));
    refused.parameters.set(QStringLiteral("server"), abandonedServer());
    refused.speed = 1;
    QVERIFY(session.run(refused));
    QVERIFY(!session->start(greedy(enough, QStringLiteral("60"))).has_value());
    QVERIFY(session.waitForState(TaskState::Awaiting));
    session->stop();
    QVERIFY(session.waitForEnd());
}

void tst_BudgetedSession::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_limit = descriptorLimits().rlim_cur;
}

void tst_BudgetedSession::cleanup()
{
    QCOMPARE(frameCount(), std::size_t(0));
    QCOMPARE(childrenOfThisProcess(), QList<int>());
    QCOMPARE(descriptorLimits().rlim_cur, m_limit);
}

void tst_BudgetedSession::verifySomeFailed(SessionFixture &session)
{
    QVERIFY2(!session->problem(), session->problem() ? qPrintable(session->problem()->text()) : "");
    const auto ends = endsOfRequests(session->snapshot());
    QCOMPARE(ends.keys(), (QStringList{QString(), noDescriptor}));
    QCOMPARE(ends.value(QString()) + ends.value(noDescriptor), greedyTasks);
    // The run's own thread and server take some of the room.
    QCOMPARE_LE(ends.value(QString()), roomFor);
    QCOMPARE_GE(ends.value(QString()), roomFor / 2);
    QCOMPARE(session->summary().value(QStringLiteral("server_requests")),
             double(ends.value(QString())));
    QCOMPARE(session.ends().count(QStringLiteral("failed")), ends.value(noDescriptor));
    QCOMPARE(session.ends().first(), QStringLiteral("finished"));
}

void tst_BudgetedSession::startStarving(SessionFixture &session)
{
    RunRequest request = greedy(budgetWithRoom(), QStringLiteral("60"));
    request.speed = 1;
    QVERIFY(!session->start(request).has_value());
    QVERIFY(QTest::qWaitFor(
        [&session] {
            return endsOfRequests(session->snapshot()).value(noDescriptor) >= greedyTasks - roomFor;
        },
        30'000));
    QCOMPARE_LT(descriptorLimits().rlim_cur, m_limit);
}

void tst_BudgetedSession::requestsBeyondTheBudgetFailAndTheOthersSucceed()
{
    SessionFixture session(coroscopeProgram());

    QVERIFY(session.run(greedy(budgetWithRoom(), QStringLiteral("3"))));

    verifySomeFailed(session);
    QCOMPARE_GT(session.peakOf(QStringLiteral("open descriptors")), roomFor / 2);
    QCOMPARE(session.peakOf(QStringLiteral("in flight")), greedyTasks);
    QCOMPARE(descriptorLimits().rlim_cur, m_limit);
}

void tst_BudgetedSession::aSecondRunGoesAsTheFirst()
{
    SessionFixture session(coroscopeProgram());
    for (int run = 0; run < 2; ++run) {
        QVERIFY(session.run(greedy(budgetWithRoom(), QStringLiteral("3"))));
        verifySomeFailed(session);
    }
    QVERIFY(session.run(greedy(QStringLiteral("none"), QStringLiteral("3"))));
    QCOMPARE(endsOfRequests(session->snapshot()).value(QString()), greedyTasks);
}

void tst_BudgetedSession::aBudgetBelowWhatIsOpenFailsAllRequests()
{
    SessionFixture session(coroscopeProgram());

    QVERIFY(session.run(greedy(QStringLiteral("1"), QStringLiteral("1"))));

    QVERIFY(!session->problem());
    const auto ends = endsOfRequests(session->snapshot());
    QCOMPARE(ends.value(QString()) + ends.value(noDescriptor), greedyTasks);
    // Those that got numbers of descriptors that were closed before.
    QCOMPARE_LE(ends.value(QString()), 30);
    QCOMPARE(descriptorLimits().rlim_cur, m_limit);
    QVERIFY(session.run(greedy(QStringLiteral("none"), QStringLiteral("1"))));
    QCOMPARE(endsOfRequests(session->snapshot()).value(QString()), greedyTasks);
}

void tst_BudgetedSession::aStopInMidRunPutsTheLimitBack()
{
    SessionFixture session(coroscopeProgram());
    startStarving(session);

    session->stop();

    QVERIFY(session.waitForEnd());
    QVERIFY(!session->problem());
    QCOMPARE(descriptorLimits().rlim_cur, m_limit);
    const auto ends = endsOfRequests(session->snapshot());
    QCOMPARE(ends.keys().size(), 2);
    QCOMPARE_GT(ends.value(QStringLiteral("cancelled before its answer was whole")), 0);
    QVERIFY(session.run(greedy(budgetWithRoom(), QStringLiteral("3"))));
    verifySomeFailed(session);
}

void tst_BudgetedSession::destroyingTheSessionInMidRunPutsTheLimitBack()
{
    SessionFixture session(coroscopeProgram());
    startStarving(session);

    session.destroySession();

    QCOMPARE(descriptorLimits().rlim_cur, m_limit);
}

void tst_BudgetedSession::aServerKilledInMidRunPutsTheLimitBack()
{
    KnownServer server;
    SessionFixture session(server.program());
    startStarving(session);

    QVERIFY(server.kill());

    QVERIFY2(session.waitForEnd(), qPrintable(session.unfinishedRequests()));
    QVERIFY(!session->problem());
    QCOMPARE(descriptorLimits().rlim_cur, m_limit);
    const auto ends = endsOfRequests(session->snapshot());
    QCOMPARE(ends.value(QString()), 0);
    QCOMPARE_GE(ends.value(noDescriptor), greedyTasks - roomFor);
    QCOMPARE(session->summary().count(QStringLiteral("server_requests")), 0);
    QVERIFY(session.run(greedy(budgetWithRoom(), QStringLiteral("3"))));
    verifySomeFailed(session);
}

void tst_BudgetedSession::theServersOwnFiguresAgreeWithTheRecord()
{
    SessionFixture session(coroscopeProgram());
    // At speed 10: five seconds each, in which all have come.
    QVERIFY(session.run(greedy(QStringLiteral("none"), QStringLiteral("50"))));

    QCOMPARE(endsOfRequests(session->snapshot()).value(QString()), greedyTasks);
    QCOMPARE(session->summary().value(QStringLiteral("server_requests")), double(greedyTasks));
    QCOMPARE(session->summary().value(QStringLiteral("server_peak_concurrent")),
             double(session.peakOf(QStringLiteral("connections in use"))));
}

COROSCOPE_TEST(tst_BudgetedSession)
#include "tst_budgetedsession.moc"
