// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/scenario.h"
#include "tests/scenarios/scenariorun.h"
#include "tests/support/testmain.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace Coroscope;

namespace {

/// Which of the lines that a run's record names are not what the shown source has there.
QStringList wrongLines(const Scenario &scenario, const EventLog &log)
{
    const QStringList lines = scenario.sourceText().split(QLatin1Char('\n'));
    static const QRegularExpression acts(
        QStringLiteral("co_await|blockFor|start\\(|\\+=|read\\(|write\\(|Totals|Shared<"));
    QStringList wrong;
    const auto &locations = log.tables()->locations;
    for (std::size_t i = 0; i < locations.size(); ++i) {
        const SourceLine &location = locations.at(i);
        const QString line = lines.value(qsizetype(location.line) - 1);
        if (location.file == scenario.sourceFile && !line.contains(acts)) {
            wrong.append(QStringLiteral("%1: %2").arg(QString::number(location.line), line));
        }
    }
    return wrong;
}

} // namespace

class tst_Registry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIdIsUniqueAndFound();
    void anUnknownIdIsNotFound();
    void demosOfOneGroupStandTogether();
    void demosStandInTheOrderOfTheCatalogue();
    void everyDemoSaysWhatItIs_data();
    void everyDemoSaysWhatItIs();
    void everyDefaultIsARightValue_data();
    void everyDefaultIsARightValue();
    void everyUpperBoundIsAnotherNumberOfTheDemo_data();
    void everyUpperBoundIsAnotherNumberOfTheDemo();
    void nonsenseIsNoValueOfANumber_data();
    void nonsenseIsNoValueOfANumber();
    void theShownSourceHasTheLinesThatTheRecordNames_data();
    void theShownSourceHasTheLinesThatTheRecordNames();
    void aDemoWithAServerOfTheUsersOwnAsksForNone();
    void aDemoThatCallsTheUsersCloudAsksFirst();

private:
    static void rowsOfAllDemos();
};

void tst_Registry::everyIdIsUniqueAndFound()
{
    QSet<QString> ids;
    for (const Scenario &scenario : allScenarios()) {
        QVERIFY2(!ids.contains(scenario.id), qPrintable(scenario.id));
        ids.insert(scenario.id);
        QCOMPARE(findScenario(scenario.id), &scenario);
    }
    QVERIFY(!ids.isEmpty());
}

void tst_Registry::anUnknownIdIsNotFound()
{
    QCOMPARE(findScenario(QStringLiteral("nonsense")), nullptr);
    QCOMPARE(findScenario(QString()), nullptr);
    QCOMPARE(allScenarios().front().parameter(QStringLiteral("nonsense")), nullptr);
}

void tst_Registry::demosOfOneGroupStandTogether()
{
    QStringList groups;
    for (const Scenario &scenario : allScenarios()) {
        const QString group = QString::fromUtf8(scenario.group);
        if (groups.isEmpty() || groups.last() != group) {
            groups.append(group);
        }
    }
    QCOMPARE(groups.removeDuplicates(), 0);
}

void tst_Registry::demosStandInTheOrderOfTheCatalogue()
{
    const QStringList catalogue{
        QStringLiteral("one-after-another"), QStringLiteral("all-at-once"),
        QStringLiteral("await-then-block"),  QStringLiteral("block-then-await"),
        QStringLiteral("pipeline"),          QStringLiteral("sleepy-bois"),
        QStringLiteral("sum-await-first"),   QStringLiteral("sum-block-first"),
        QStringLiteral("sum-threshold"),     QStringLiteral("watcher-and-worker"),
        QStringLiteral("lost-update"),       QStringLiteral("hello"),
        QStringLiteral("many-urls"),         QStringLiteral("hundred-requests"),
        QStringLiteral("hidden-six"),        QStringLiteral("ten-thousand"),
        QStringLiteral("forgotten-await-body"), QStringLiteral("forgotten-await-gather"),
        QStringLiteral("frozen-window")};
    QStringList ids;
    for (const Scenario &scenario : allScenarios()) {
        if (catalogue.contains(scenario.id)) {
            ids.append(scenario.id);
        }
    }
    QCOMPARE(ids, catalogue);
}

void tst_Registry::rowsOfAllDemos()
{
    QTest::addColumn<QString>("id");
    for (const Scenario &scenario : allScenarios()) {
        QTest::newRow(qPrintable(scenario.id)) << scenario.id;
    }
}

void tst_Registry::everyDemoSaysWhatItIs_data()
{
    rowsOfAllDemos();
}

void tst_Registry::everyDemoSaysWhatItIs()
{
    QFETCH(QString, id);
    const Scenario &scenario = *findScenario(id);

    for (const char *text :
         {scenario.title, scenario.group, scenario.summary, scenario.question}) {
        QVERIFY(text != nullptr && *text != '\0');
    }
    QVERIFY(QString::fromUtf8(scenario.question).endsWith(QLatin1Char('?')));
    QVERIFY(scenario.run != nullptr);
    QCOMPARE(scenario.ownServer != nullptr || scenario.cacheServer != nullptr,
             scenario.network == NetworkUse::Required);
    for (const Parameter &parameter : scenario.parameters) {
        QVERIFY(!parameter.name.isEmpty());
        QVERIFY2(parameter.label != nullptr, qPrintable(parameter.name));
        QVERIFY2(parameter.description != nullptr, qPrintable(parameter.name));
        QCOMPARE(scenario.parameter(parameter.name), &parameter);
    }
}

void tst_Registry::everyDefaultIsARightValue_data()
{
    rowsOfAllDemos();
}

void tst_Registry::everyDefaultIsARightValue()
{
    QFETCH(QString, id);

    for (const Parameter &parameter : findScenario(id)->parameters) {
        const auto value = parseParameter(parameter, parameterText(parameter.defaultValue));
        QVERIFY2(value == parameter.defaultValue, qPrintable(parameter.name));
        if (parameter.type == ParameterType::Choice) {
            QCOMPARE(parameter.defaultValue, ParameterValue(parameter.choices.first()));
        }
    }
}

void tst_Registry::everyUpperBoundIsAnotherNumberOfTheDemo_data()
{
    rowsOfAllDemos();
}

void tst_Registry::everyUpperBoundIsAnotherNumberOfTheDemo()
{
    QFETCH(QString, id);
    const Scenario &scenario = *findScenario(id);

    for (const Parameter &parameter : scenario.parameters) {
        if (parameter.notAbove.isEmpty()) {
            continue;
        }
        const Parameter *bound = scenario.parameter(parameter.notAbove);
        QVERIFY2(bound != nullptr && bound != &parameter, qPrintable(parameter.name));
        QCOMPARE(bound->type, parameter.type);
        QVERIFY2(parameter.defaultValue <= bound->defaultValue, qPrintable(parameter.name));
    }
    QVERIFY(!checkRequest(Testing::requestFor(id)).has_value());
}

void tst_Registry::nonsenseIsNoValueOfANumber_data()
{
    rowsOfAllDemos();
}

void tst_Registry::nonsenseIsNoValueOfANumber()
{
    QFETCH(QString, id);

    for (const Parameter &parameter : findScenario(id)->parameters) {
        const bool isNumber = hasBounds(parameter.type);
        for (const char *text : {"-1", "1e99", "99999999999999999999", "nan", "inf", "five", ""}) {
            if (isNumber) {
                QVERIFY2(!parseParameter(parameter, QString::fromLatin1(text)).has_value(), text);
            }
        }
        QCOMPARE(parseParameter(parameter, QStringLiteral("0")).has_value(),
                 parameter.type == ParameterType::Text || (isNumber && parameter.minimum <= 0));
    }
}

void tst_Registry::theShownSourceHasTheLinesThatTheRecordNames_data()
{
    rowsOfAllDemos();
}

void tst_Registry::theShownSourceHasTheLinesThatTheRecordNames()
{
    QFETCH(QString, id);
    const Scenario &scenario = *findScenario(id);
    QVERIFY(scenario.sourceText().contains(QStringLiteral("co_await")));

    // Without a network a demo that needs one ends early, but not before its first lines.
    const Testing::ScenarioRun run
        = Testing::ScenarioRun::onVirtualStage(Testing::requestFor(id));
    const EventLog &log = run.log();

    QCOMPARE(wrongLines(scenario, log), QStringList());
    QStringList files;
    for (std::size_t i = 0; i < log.tables()->locations.size(); ++i) {
        files.append(log.tables()->locations.at(i).file);
    }
    QVERIFY2(files.contains(scenario.sourceFile), qPrintable(files.join(QLatin1Char(' '))));
}

void tst_Registry::aDemoWithAServerOfTheUsersOwnAsksForNone()
{
    const Scenario &scenario = *findScenario(QStringLiteral("hundred-requests"));
    ParameterValues values = ParameterValues::defaultsOf(scenario.parameters);

    const auto server = scenario.ownServer(values);
    QVERIFY(server.has_value());
    const auto *spec = std::get_if<PracticeServerSpec>(&*server);
    QVERIFY(spec != nullptr);
    QCOMPARE(spec->minimumDelay, 0);
    QCOMPARE(spec->maximumDelay, 3);
    QCOMPARE(spec->bodyBytes, 450'000);

    values.set(QStringLiteral("server"), QStringLiteral("http://127.0.0.1:1/"));
    QVERIFY(!scenario.ownServer(values).has_value());
}

void tst_Registry::aDemoThatCallsTheUsersCloudAsksFirst()
{
    const Scenario &scenario = *findScenario(QStringLiteral("cloud-checks"));
    ParameterValues values = ParameterValues::defaultsOf(scenario.parameters);
    QVERIFY(std::holds_alternative<FunctionServerSpec>(scenario.ownServer(values).value()));
    QVERIFY(!scenario.consent(values).has_value());

    values.set(QStringLiteral("endpoint"), QStringLiteral("https://lambda.example/"));
    QVERIFY(!scenario.ownServer(values).has_value());
    const auto question = scenario.consent(values);
    QVERIFY(question.has_value());
    QCOMPARE(question->arguments,
             QStringList({QStringLiteral("system-test"), QStringLiteral("https://lambda.example/"),
                          QStringLiteral("40"), QStringLiteral("5")}));
}

COROSCOPE_TEST(tst_Registry)
#include "tst_registry.moc"
