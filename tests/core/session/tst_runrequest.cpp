// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/runrequest.h"

#include "core/scenario/scenario.h"
#include "tests/scenarios/scenariorun.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

#include <limits>

using namespace Coroscope;
using Coroscope::Testing::requestFor;

class tst_RunRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRightRequestHasNoProblem_data();
    void aRightRequestHasNoProblem();
    void aWrongSpeedIsRefused_data();
    void aWrongSpeedIsRefused();
    void aWrongParameterIsRefused_data();
    void aWrongParameterIsRefused();
    void aWrongValueNamesTheRightOnesInOneSentenceThatCanBeTranslated_data();
    void aWrongValueNamesTheRightOnesInOneSentenceThatCanBeTranslated();
    void aMissingParameterIsRefused();
    void anUnknownDemoIsRefused();
    void theNetworkNeedsTheRealClock();
    void aServerOfTheUsersOwnNeedsSpeedOne();
    void delaysInTheWrongOrderAreRefused();
    void percentSignsInArgumentsStayAsTheyAre();
};

void tst_RunRequest::aRightRequestHasNoProblem_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<double>("speed");
    QTest::newRow("virtual") << QStringLiteral("await-then-block") << 1.0;
    QTest::newRow("slowest") << QStringLiteral("await-then-block") << 0.1;
    QTest::newRow("fastest, with our server") << QStringLiteral("hundred-requests") << 100.0;
}

void tst_RunRequest::aRightRequestHasNoProblem()
{
    QFETCH(QString, id);
    QFETCH(double, speed);
    RunRequest request = requestFor(id);
    request.speed = speed;

    const auto problem = checkRequest(request);

    QVERIFY2(!problem.has_value(), problem ? qPrintable(problem->text()) : "");
}

void tst_RunRequest::aWrongSpeedIsRefused_data()
{
    QTest::addColumn<double>("speed");
    QTest::newRow("zero") << 0.0;
    QTest::newRow("negative") << -1.0;
    QTest::newRow("too slow") << 0.0999;
    QTest::newRow("too fast") << 100.1;
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity();
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN();
}

void tst_RunRequest::aWrongSpeedIsRefused()
{
    QFETCH(double, speed);
    RunRequest request = requestFor(QStringLiteral("all-at-once"));
    request.speed = speed;

    const auto problem = checkRequest(request);

    QVERIFY(problem.has_value());
    QCOMPARE(problem->kind, RunProblem::Kind::WrongUse);
    QCOMPARE(problem->text(), QStringLiteral("The speed must lie between 0.1 and 100."));
}

void tst_RunRequest::aWrongParameterIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text"); // read as a number where it is one
    QTest::addColumn<QString>("sentence");
    QTest::newRow("below the least")
        << QStringLiteral("tasks") << QStringLiteral("0")
        << QStringLiteral("The parameter tasks takes a whole number from 1 to 10000, not “0”.");
    QTest::newRow("above the most")
        << QStringLiteral("tasks") << QStringLiteral("10001")
        << QStringLiteral("The parameter tasks takes a whole number from 1 to 10000, not “10001”.");
    QTest::newRow("unknown") << QStringLiteral("threads") << QStringLiteral("5")
                             << QStringLiteral("The demo all-at-once has no parameter threads.");
    QTest::newRow("of another kind")
        << QStringLiteral("tasks") << QStringLiteral("five")
        << QStringLiteral("The parameter tasks takes a whole number from 1 to 10000, not “five”.");
}

void tst_RunRequest::aWrongParameterIsRefused()
{
    QFETCH(QString, name);
    QFETCH(QString, text);
    QFETCH(QString, sentence);
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    RunRequest request = requestFor(QStringLiteral("all-at-once"));
    request.parameters.set(name, isNumber ? ParameterValue(number) : ParameterValue(text));

    const auto problem = checkRequest(request);

    QVERIFY(problem.has_value());
    QCOMPARE(problem->kind, RunProblem::Kind::WrongUse);
    QCOMPARE(problem->text(), sentence);
}

void tst_RunRequest::aWrongValueNamesTheRightOnesInOneSentenceThatCanBeTranslated_data()
{
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("whole number") << QStringLiteral("body_bytes")
                                  << QStringList{QStringLiteral("0"), QStringLiteral("10000000")};
    QTest::newRow("choice") << QStringLiteral("mode")
                            << QStringList{QStringLiteral("gather, one-by-one")};
    QTest::newRow("address") << QStringLiteral("server") << QStringList();
}

void tst_RunRequest::aWrongValueNamesTheRightOnesInOneSentenceThatCanBeTranslated()
{
    QFETCH(QString, parameter);
    QFETCH(QStringList, arguments);
    const Scenario &scenario = *findScenario(QStringLiteral("hundred-requests"));

    const RunProblem problem = wrongValue(*scenario.parameter(parameter), QStringLiteral("x"));

    QCOMPARE(problem.arguments,
             QStringList(parameter) + arguments + QStringList(QStringLiteral("x")));
    QCOMPARE(problem.filledIn(QStringLiteral("%1")), parameter);
    QVERIFY(problem.text().startsWith(QStringLiteral("The parameter ") + parameter));
}

void tst_RunRequest::aMissingParameterIsRefused()
{
    RunRequest request = requestFor(QStringLiteral("all-at-once"));
    request.parameters = {};

    const auto problem = checkRequest(request);

    QVERIFY(problem.has_value());
    QCOMPARE(problem->text(), QStringLiteral("The parameter tasks has no value."));
}

void tst_RunRequest::anUnknownDemoIsRefused()
{
    RunRequest request;
    request.scenario = QStringLiteral("nonsense");

    const auto problem = checkRequest(request);

    QVERIFY(problem.has_value());
    QCOMPARE(problem->text(), QStringLiteral("There is no demo named “nonsense”."));
}

void tst_RunRequest::theNetworkNeedsTheRealClock()
{
    RunRequest request = requestFor(QStringLiteral("hundred-requests"));
    request.clock = ClockKind::Virtual;

    const auto problem = checkRequest(request);

    QVERIFY(problem.has_value());
    QVERIFY(problem->text().contains(QStringLiteral("needs the real clock")));
    QCOMPARE(problem->about, RunProblem::About::Clock);
}

void tst_RunRequest::aServerOfTheUsersOwnNeedsSpeedOne()
{
    RunRequest request
        = requestFor(QStringLiteral("hundred-requests"),
                     {{QStringLiteral("server"), QStringLiteral("http://127.0.0.1:1/")}});
    QVERIFY(!checkRequest(request).has_value());

    request.speed = 2;

    const auto problem = checkRequest(request);
    QVERIFY(problem.has_value());
    QCOMPARE(problem->about, RunProblem::About::Speed);
}

void tst_RunRequest::delaysInTheWrongOrderAreRefused()
{
    const RunRequest request = requestFor(QStringLiteral("hundred-requests"),
                                          {{QStringLiteral("delay_min_s"), QStringLiteral("4")}});

    const auto problem = checkRequest(request);

    QVERIFY(problem.has_value());
    QCOMPARE(problem->text(),
             QStringLiteral("delay_min_s (4) must not be above delay_max_s (3)."));
    QCOMPARE(problem->about, RunProblem::About::Parameters);
}

void tst_RunRequest::percentSignsInArgumentsStayAsTheyAre()
{
    const RunProblem problem{RunProblem::Kind::CannotRun, "%1 did not start: %2",
                             {QStringLiteral("100%2"), QStringLiteral("%1 is gone")}};

    QCOMPARE(problem.text(), QStringLiteral("100%2 did not start: %1 is gone"));
}

COROSCOPE_TEST(tst_RunRequest)
#include "tst_runrequest.moc"
