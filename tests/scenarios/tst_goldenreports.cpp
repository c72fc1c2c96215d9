// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/scenario.h"
#include "tests/scenarios/scenariorun.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

QString goldenFile(const QString &id)
{
    return QStringLiteral(COROSCOPE_GOLDEN_DIR "/%1.run.json").arg(id);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The lines in which two texts differ, the old one's marked -, the new one's +.
QByteArray difference(const QByteArray &before, const QByteArray &now)
{
    const QList<QByteArray> old = before.split('\n');
    const QList<QByteArray> young = now.split('\n');
    QByteArray lines;
    for (qsizetype i = 0; i < std::max(old.size(), young.size()); ++i) {
        if (old.value(i) != young.value(i)) {
            const QByteArray place = QByteArray::number(i + 1);
            lines += '\n' + place + " -" + old.value(i) + '\n' + place + " +" + young.value(i);
        }
    }
    return lines;
}

void refresh(const QString &path, const QByteArray &report)
{
    const QByteArray before = contentOf(path);
    if (before == report) {
        return;
    }
    qInfo("%s is %s", qPrintable(path),
          before.isEmpty() ? "new" : ("refreshed:" + difference(before, report)).constData());
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(file.errorString()));
    QCOMPARE(file.write(report), report.size());
}

} // namespace

// tests/golden holds one run report for every demo that runs on the virtual clock; demos that need
// the network have none. To refresh them: COROSCOPE_REFRESH_GOLDEN=1 tst_scenarios
class tst_GoldenReports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theReportIsTheGoldenOne_data();
    void theReportIsTheGoldenOne();
    void aSecondRunGivesTheSameBytes_data();
    void aSecondRunGivesTheSameBytes();
    void everyGoldenFileBelongsToADemo();

private:
    static void rowsOfVirtualDemos();
};

void tst_GoldenReports::rowsOfVirtualDemos()
{
    QTest::addColumn<QString>("id");
    for (const Scenario &scenario : allScenarios()) {
        if (scenario.network == NetworkUse::None) {
            QTest::newRow(qPrintable(scenario.id)) << scenario.id;
        }
    }
}

void tst_GoldenReports::theReportIsTheGoldenOne_data()
{
    rowsOfVirtualDemos();
}

void tst_GoldenReports::theReportIsTheGoldenOne()
{
    QFETCH(QString, id);

    const QByteArray report = ScenarioRun::onVirtualStage(requestFor(id)).report();

    if (qEnvironmentVariableIsSet("COROSCOPE_REFRESH_GOLDEN")) {
        refresh(goldenFile(id), report);
    }
    const QByteArray golden = contentOf(goldenFile(id));
    QVERIFY2(report == golden, (goldenFile(id).toUtf8() + difference(golden, report)).constData());
}

void tst_GoldenReports::aSecondRunGivesTheSameBytes_data()
{
    QTest::addColumn<RunRequest>("request");
    for (const NamedRequest &named : virtualRequests()) {
        QTest::newRow(qPrintable(named.name)) << named.request;
    }
}

void tst_GoldenReports::aSecondRunGivesTheSameBytes()
{
    QFETCH(RunRequest, request);

    const ScenarioRun first = ScenarioRun::onVirtualStage(request);
    const ScenarioRun second = ScenarioRun::onVirtualStage(request);

    QCOMPARE(second.report(), first.report());
    QCOMPARE(second.log().size(), first.log().size());
    for (std::size_t i = 0; i < first.log().size(); ++i) {
        QVERIFY2(second.log().at(i) == first.log().at(i), qPrintable(QString::number(i)));
    }
}

void tst_GoldenReports::everyGoldenFileBelongsToADemo()
{
    const QDir folder(QStringLiteral(COROSCOPE_GOLDEN_DIR));
    const QStringList files = folder.entryList({QStringLiteral("*.run.json")}, QDir::Files);

    QVERIFY(!files.isEmpty());
    for (const QString &file : files) {
        const Scenario *scenario = findScenario(file.section(QLatin1Char('.'), 0, 0));
        QVERIFY2(scenario != nullptr, qPrintable(file));
        QVERIFY2(scenario->network == NetworkUse::None, qPrintable(file));
    }
}

COROSCOPE_TEST(tst_GoldenReports)
#include "tst_goldenreports.moc"
