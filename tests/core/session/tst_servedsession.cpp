// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"

#include "tests/core/session/knownserver.h"
#include "tests/core/session/sessionfixture.h"
#include "tests/support/softlimit.h"
#include "tests/scenarios/scenariorun.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <csignal>
#include <unistd.h>

using namespace Coroscope;
using namespace Coroscope::Testing;
using Phase = Session::Phase;

namespace {

/// Requests that nobody answers before the test is over.
RunRequest endlessRequests(const QString &mode)
{
    return requestFor(QStringLiteral("hundred-requests"),
                      {{QStringLiteral("requests"), QStringLiteral("10")},
                       {QStringLiteral("mode"), mode},
                       {QStringLiteral("delay_min_s"), QStringLiteral("60")},
                       {QStringLiteral("delay_max_s"), QStringLiteral("60")}});
}

RunRequest quickRequests(const QString &mode)
{
    return requestFor(QStringLiteral("hundred-requests"),
                      {{QStringLiteral("requests"), QStringLiteral("10")},
                       {QStringLiteral("mode"), mode},
                       {QStringLiteral("body_bytes"), QStringLiteral("1000")},
                       {QStringLiteral("delay_max_s"), QStringLiteral("0")}});
}

std::size_t requestsAt(const Snapshot &snapshot, RequestStep step)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < snapshot.requests.size(); ++i) {
        count += snapshot.requests.at(i).step(step) ? 1 : 0;
    }
    return count;
}

} // namespace

// Sessions whose demos talk to a practice server in a process of its own.
class tst_ServedSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void aRunHasItsServerAndLeavesNoneBehind_data();
    void aRunHasItsServerAndLeavesNoneBehind();
    void aMissingServerProgramIsAProblemWithItsReason();
    void aServerProgramThatEndsIsAProblemWithItsReason();
    void aProgramThatSaysSomethingElseIsAProblem();
    void stopWhileTheServerIsStartingEndsTheRun();
    void destroyingWhileTheServerIsStartingEndsTheRun();
    void aKilledServerFailsTheRequestsAndNotTheProgram_data();
    void aKilledServerFailsTheRequestsAndNotTheProgram();
    void moreRequestsThanTheSoftLimitOfOpenFilesGetTheirAnswers();
    void stopWithRequestsUnderWayCancelsThem();
    void anInterruptAtTheKeyboardIsNotTheServers();

private:
    /// A program that does this in a shell.
    QString programThat(const QByteArray &shellWords);
    QTemporaryDir m_folder;
};

void tst_ServedSession::cleanup()
{
    QCOMPARE(frameCount(), std::size_t(0));
    QCOMPARE(childrenOfThisProcess(), QList<int>());
}

QString tst_ServedSession::programThat(const QByteArray &shellWords)
{
    QFile file(m_folder.filePath(QStringLiteral("program")));
    file.remove();
    if (file.open(QIODevice::WriteOnly)) {
        file.write("#!/bin/sh\n" + shellWords + '\n');
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    return file.fileName();
}

void tst_ServedSession::aRunHasItsServerAndLeavesNoneBehind_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<qint64>("peak");
    QTest::newRow("gather") << QStringLiteral("gather") << qint64{10};
    QTest::newRow("one by one") << QStringLiteral("one-by-one") << qint64{1};
}

void tst_ServedSession::aRunHasItsServerAndLeavesNoneBehind()
{
    QFETCH(QString, mode);
    QFETCH(qint64, peak);
    SessionFixture session(coroscopeProgram());

    QVERIFY(session.run(quickRequests(mode)));

    QVERIFY2(!session->problem(), session->problem() ? qPrintable(session->problem()->text()) : "");
    const Snapshot snapshot = session->snapshot();
    QCOMPARE(session.ends(), QStringList(11, QStringLiteral("finished")));
    QCOMPARE(requestsAt(snapshot, RequestStep::Done), std::size_t(10));
    QCOMPARE(session.peakOf(QStringLiteral("in flight")), peak);
}

void tst_ServedSession::aMissingServerProgramIsAProblemWithItsReason()
{
    const QString program = m_folder.filePath(QStringLiteral("nothing"));
    SessionFixture session(program);

    QVERIFY(session.run(quickRequests(QStringLiteral("gather"))));

    QVERIFY(session->problem().has_value());
    QCOMPARE(session->problem()->kind, RunProblem::Kind::CannotRun);
    QVERIFY2(session->problem()->text().contains(program),
             qPrintable(session->problem()->text()));
    QVERIFY2(session->problem()->text().contains(QStringLiteral("No such file")),
             qPrintable(session->problem()->text()));
    QCOMPARE(session->snapshot().tasks.size(), std::size_t(0));
}

void tst_ServedSession::aServerProgramThatEndsIsAProblemWithItsReason()
{
    SessionFixture session(programThat("echo 'no port is free' >&2; exit 1"));

    QVERIFY(session.run(quickRequests(QStringLiteral("gather"))));

    QVERIFY(session->problem().has_value());
    QVERIFY2(session->problem()->text().contains(QStringLiteral("no port is free")),
             qPrintable(session->problem()->text()));
}

void tst_ServedSession::aProgramThatSaysSomethingElseIsAProblem()
{
    SessionFixture session(programThat("echo hello; exec cat"));

    QVERIFY(session.run(quickRequests(QStringLiteral("gather"))));

    QVERIFY(session->problem().has_value());
    QVERIFY2(session->problem()->text().contains(QStringLiteral("hello")),
             qPrintable(session->problem()->text()));
}

void tst_ServedSession::stopWhileTheServerIsStartingEndsTheRun()
{
    SessionFixture session(programThat("exec cat"));
    QVERIFY(!session->start(quickRequests(QStringLiteral("gather"))).has_value());
    QTRY_COMPARE(childrenOfThisProcess().size(), 1);

    session->stop();

    QVERIFY(session.waitForEnd());
    QVERIFY(!session->problem().has_value());
    QCOMPARE(session->snapshot().tasks.size(), std::size_t(0));
}

void tst_ServedSession::destroyingWhileTheServerIsStartingEndsTheRun()
{
    SessionFixture session(programThat("exec cat"));
    QVERIFY(!session->start(quickRequests(QStringLiteral("gather"))).has_value());
    QTRY_COMPARE(childrenOfThisProcess().size(), 1);

    session.destroySession();

    QCOMPARE(childrenOfThisProcess(), QList<int>());
}

void tst_ServedSession::aKilledServerFailsTheRequestsAndNotTheProgram_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<std::size_t>("underWay");
    QTest::newRow("gather") << QStringLiteral("gather") << std::size_t(10);
    QTest::newRow("one by one") << QStringLiteral("one-by-one") << std::size_t(1);
}

void tst_ServedSession::aKilledServerFailsTheRequestsAndNotTheProgram()
{
    QFETCH(QString, mode);
    QFETCH(std::size_t, underWay);
    SessionFixture session(coroscopeProgram());
    QVERIFY(!session->start(endlessRequests(mode)).has_value());
    QTRY_COMPARE_WITH_TIMEOUT(requestsAt(session->snapshot(), RequestStep::Sent), underWay, 30000);
    QCOMPARE(childrenOfThisProcess().size(), 1);

    QCOMPARE(::kill(childrenOfThisProcess().first(), SIGKILL), 0);

    QVERIFY(session.waitForEnd());
    QVERIFY(!session->problem().has_value());
    const Snapshot snapshot = session->snapshot();
    QCOMPARE(session.ends().count(QStringLiteral("failed")), 10);
    QCOMPARE(session.ends().first(), QStringLiteral("finished"));
    for (std::size_t i = 0; i < snapshot.requests.size(); ++i) {
        QVERIFY(snapshot.requests.at(i).error.has_value());
        QVERIFY(!snapshot.text(*snapshot.requests.at(i).error).isEmpty());
    }
    QVERIFY(session.run(quickRequests(mode)));
    QCOMPARE(session.ends(), QStringList(11, QStringLiteral("finished")));
}

void tst_ServedSession::moreRequestsThanTheSoftLimitOfOpenFilesGetTheirAnswers()
{
    const SoftLimit low(128);
    RunRequest request = requestFor(QStringLiteral("hundred-requests"),
                                    {{QStringLiteral("requests"), QStringLiteral("200")},
                                     {QStringLiteral("body_bytes"), QStringLiteral("10")},
                                     {QStringLiteral("delay_min_s"), QStringLiteral("3")}});
    request.speed = 10;
    SessionFixture session(coroscopeProgram());

    QVERIFY(session.run(request));

    QCOMPARE(session.ends(), QStringList(201, QStringLiteral("finished")));
    QCOMPARE(session.peakOf(QStringLiteral("in flight")), std::int64_t(200));
    session.destroySession();
    QCOMPARE(descriptorLimits().rlim_cur, rlim_t(128));
}

void tst_ServedSession::stopWithRequestsUnderWayCancelsThem()
{
    SessionFixture session(coroscopeProgram());
    QVERIFY(!session->start(endlessRequests(QStringLiteral("gather"))).has_value());
    QTRY_COMPARE_WITH_TIMEOUT(requestsAt(session->snapshot(), RequestStep::Sent), std::size_t(10),
                              30000);

    session->stop();

    QVERIFY(session.waitForEnd());
    QCOMPARE(session.ends(), QStringList(11, QStringLiteral("cancelled")));
    QCOMPARE(requestsAt(session->snapshot(), RequestStep::Done), std::size_t(10));
}

void tst_ServedSession::anInterruptAtTheKeyboardIsNotTheServers()
{
    SessionFixture session(coroscopeProgram());
    QVERIFY(!session->start(endlessRequests(QStringLiteral("gather"))).has_value());
    QTRY_COMPARE_WITH_TIMEOUT(childrenOfThisProcess().size(), 1, 30000);
    const int server = childrenOfThisProcess().first();

    // Ctrl+C goes to the terminal's whole foreground group, of which the server must be no part.
    QTRY_VERIFY(::getpgid(server) != ::getpgrp());

    session->stop();
    QVERIFY(session.waitForEnd());
}

COROSCOPE_TEST(tst_ServedSession)
#include "tst_servedsession.moc"
