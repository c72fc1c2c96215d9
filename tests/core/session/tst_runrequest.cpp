// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/scenario.h"
#include "core/session/runrequest.h"
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
    void aServerOfTheUsersOwnNeedsSpeedOne_data();
    void aServerOfTheUsersOwnNeedsSpeedOne();
    void whatCostsMoneyNeedsTheUsersConsent();
    void boundsInTheWrongOrderAreRefused_data();
    void boundsInTheWrongOrderAreRefused();
    void equalBoundsAreRight();
    void nonsenseInAnyParameterOfAnyDemoIsRefused_data();
    void nonsenseInAnyParameterOfAnyDemoIsRefused();
    void percentSignsInArgumentsStayAsTheyAre();
    void aNameThatIsNeededMustBeGiven();
    void aPasswordInAnAddressIsNotRepeated();
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

void tst_RunRequest::aServerOfTheUsersOwnNeedsSpeedOne_data()
{
    QTest::addColumn<QString>("demo");
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<QString>("server");
    QTest::newRow("HTTP") << QStringLiteral("hundred-requests") << QStringLiteral("server")
                          << QStringLiteral("http://127.0.0.1:1/");
    QTest::newRow("memcached") << QStringLiteral("names-of-users") << QStringLiteral("memcached")
                               << QStringLiteral("127.0.0.1:1");
}

void tst_RunRequest::aServerOfTheUsersOwnNeedsSpeedOne()
{
    QFETCH(QString, demo);
    QFETCH(QString, parameter);
    QFETCH(QString, server);
    RunRequest request = requestFor(demo, {{parameter, server}});
    QVERIFY(!checkRequest(request).has_value());

    request.speed = 2;

    const auto problem = checkRequest(request);
    QVERIFY(problem.has_value());
    QCOMPARE(problem->about, RunProblem::About::Speed);
}

void tst_RunRequest::whatCostsMoneyNeedsTheUsersConsent()
{
    RunRequest request = requestFor(QStringLiteral("cloud-checks"));
    request.clock = ClockKind::Real;
    QVERIFY(!checkRequest(request).has_value());

    request.parameters.set(QStringLiteral("endpoint"), QStringLiteral("https://lambda.example/"));
    const auto problem = checkRequest(request);
    QVERIFY(problem.has_value());
    QCOMPARE(problem->about, RunProblem::About::Consent);
    QVERIFY(problem->text().contains(QStringLiteral("https://lambda.example/")));

    request.consent = Consent::Given;
    QVERIFY(!checkRequest(request).has_value());
}

void tst_RunRequest::boundsInTheWrongOrderAreRefused_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *id, const char *name, const char *value, const char *sentence) {
        QTest::addRow("%s %s=%s", id, name, value)
            << QString::fromLatin1(id) << QString::fromLatin1(name) << QString::fromLatin1(value)
            << QString::fromLatin1(sentence);
    };
    row("hundred-requests", "delay_min_s", "4",
        "delay_min_s (4) must not be above delay_max_s (3).");
    row("sleepy-bois", "min_s", "6", "min_s (6) must not be above max_s (5).");
    row("sleepy-bois", "max_s", "0", "min_s (1) must not be above max_s (0).");
    row("pipeline", "read_min_s", "3600", "read_min_s (3600) must not be above read_max_s (5).");
    row("pipeline", "read_max_s", "0", "read_min_s (1) must not be above read_max_s (0).");
}

void tst_RunRequest::boundsInTheWrongOrderAreRefused()
{
    QFETCH(QString, id);
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, sentence);

    const auto problem = checkRequest(requestFor(id, {{name, value}}));

    QVERIFY(problem.has_value());
    QCOMPARE(problem->kind, RunProblem::Kind::WrongUse);
    QCOMPARE(problem->text(), sentence);
    QCOMPARE(problem->about, RunProblem::About::Parameters);
}

void tst_RunRequest::equalBoundsAreRight()
{
    const QString five = QStringLiteral("5");

    QVERIFY(!checkRequest(
        requestFor(QStringLiteral("sleepy-bois"), {{QStringLiteral("min_s"), five}})));
    QVERIFY(!checkRequest(
        requestFor(QStringLiteral("pipeline"), {{QStringLiteral("read_min_s"), five}})));
}

void tst_RunRequest::aNameThatIsNeededMustBeGiven()
{
    RunRequest request = requestFor(QStringLiteral("cloud-checks"));
    request.parameters.set(QStringLiteral("function_name"), QString());
    const auto problem = checkRequest(request);
    QVERIFY(problem.has_value());
    QCOMPARE(problem->about, RunProblem::About::Parameters);
    QCOMPARE(problem->text(), QStringLiteral("The parameter function_name must not be empty."));
}

void tst_RunRequest::aPasswordInAnAddressIsNotRepeated()
{
    RunRequest request = requestFor(QStringLiteral("hello"));
    request.parameters.set(QStringLiteral("server"),
                           QStringLiteral("http://ada:love@lace@example/"));
    const auto problem = checkRequest(request);
    QVERIFY(problem.has_value());
    QVERIFY2(!problem->text().contains(QStringLiteral("lace")), qPrintable(problem->text()));
    QVERIFY(problem->text().contains(QStringLiteral("“…@example/”")));
}

void tst_RunRequest::nonsenseInAnyParameterOfAnyDemoIsRefused_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    for (const Scenario &scenario : allScenarios()) {
        for (const Parameter &parameter : scenario.parameters) {
            // A text may be anything.
            if (parameter.type != ParameterType::Text) {
                QTest::addRow("%s %s", qPrintable(scenario.id), qPrintable(parameter.name))
                    << scenario.id << parameter.name;
            }
        }
    }
}

void tst_RunRequest::nonsenseInAnyParameterOfAnyDemoIsRefused()
{
    QFETCH(QString, id);
    QFETCH(QString, name);
    RunRequest request = requestFor(id);

    for (const ParameterValue &value :
         {ParameterValue(qint64{-1}), ParameterValue(std::numeric_limits<qint64>::max()),
          ParameterValue(-0.5), ParameterValue(1e300),
          ParameterValue(std::numeric_limits<double>::quiet_NaN()),
          ParameterValue(QStringLiteral("nonsense"))}) {
        request.parameters.set(name, value);
        const auto problem = checkRequest(request);
        QVERIFY2(problem.has_value(), qPrintable(parameterText(value)));
        QCOMPARE(problem->kind, RunProblem::Kind::WrongUse);
        QVERIFY2(problem->text().contains(name), qPrintable(problem->text()));
        QVERIFY2(problem->text().contains(parameterText(value)), qPrintable(problem->text()));
    }
}

void tst_RunRequest::percentSignsInArgumentsStayAsTheyAre()
{
    const RunProblem problem{RunProblem::Kind::CannotRun, "%1 did not start: %2",
                             {QStringLiteral("100%2"), QStringLiteral("%1 is gone")}};

    QCOMPARE(problem.text(), QStringLiteral("100%2 did not start: %1 is gone"));
}

COROSCOPE_TEST(tst_RunRequest)
#include "tst_runrequest.moc"
