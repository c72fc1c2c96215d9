// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/shell/appearance.h"
#include "ui/shell/localisation.h"
#include "ui/shell/preferences.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Coroscope;
using namespace Qt::Literals::StringLiterals;

class TestPreferences : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"coroscope.ini"_s);
    }

    void withoutAFileEverythingHasAUsefulDefault()
    {
        const Preferences preferences(m_file);
        QCOMPARE(preferences.theme(), ThemeChoice::System);
        QCOMPARE(preferences.interfaceSize(), 100);
        QVERIFY(preferences.lastScenario().isEmpty());
        QVERIFY(preferences.finishedScenarios().isEmpty());
        const Scenario *scenario = findScenario(u"await-then-block"_s);
        const RunRequest request = preferences.request(*scenario);
        QCOMPARE(request.parameters, ParameterValues::defaultsOf(scenario->parameters));
        QCOMPARE(request.speed, 1.0);
        QCOMPARE(request.seed, 1U);
    }

    void whatIsStoredIsThereAtTheNextStart()
    {
        const Scenario *scenario = findScenario(u"await-then-block"_s);
        RunRequest request;
        request.scenario = scenario->id;
        request.parameters = ParameterValues::defaultsOf(scenario->parameters);
        request.parameters.set(u"tasks"_s, qint64(7));
        request.clock = ClockKind::Virtual;
        request.speed = 10;
        {
            Preferences preferences(m_file);
            preferences.setTheme(ThemeChoice::Dark);
            preferences.setLanguage(u"zh_CN"_s);
            preferences.setInterfaceSize(140);
            preferences.setLastScenario(scenario->id);
            preferences.addFinishedScenario(scenario->id);
            preferences.setRequest(*scenario, request);
        }
        const Preferences again(m_file);
        QCOMPARE(again.theme(), ThemeChoice::Dark);
        QCOMPARE(again.language(), u"zh_CN"_s);
        QCOMPARE(again.interfaceSize(), 140);
        QCOMPARE(again.lastScenario(), scenario->id);
        QVERIFY(again.finishedScenarios().contains(scenario->id));
        QVERIFY(again.request(*scenario) == request);
    }

    void valuesThatAreNoLongerRightGiveWayToTheDefault()
    {
        {
            QSettings settings(m_file, QSettings::IniFormat);
            settings.setValue(u"parameters/await-then-block/tasks"_s, u"many"_s);
            settings.setValue(u"window/theme"_s, u"pink"_s);
            settings.setValue(u"window/size"_s, 9000);
        }
        const Preferences preferences(m_file);
        const Scenario *scenario = findScenario(u"await-then-block"_s);
        QCOMPARE(preferences.request(*scenario).parameters,
                 ParameterValues::defaultsOf(scenario->parameters));
        QCOMPARE(preferences.theme(), ThemeChoice::System);
        QCOMPARE(preferences.interfaceSize(), 250);
    }

    void theNearestLanguageOfALocaleIsTaken_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("language");
        QTest::newRow("Chinese") << u"zh_CN"_s << u"zh_CN"_s;
        QTest::newRow("Chinese by script") << u"zh-Hans"_s << u"zh_CN"_s;
        QTest::newRow("British") << u"en_GB"_s << u"en"_s;
        QTest::newRow("not translated") << u"de_DE"_s << u"en"_s;
    }
    void theNearestLanguageOfALocaleIsTaken()
    {
        QFETCH(QString, locale);
        QTEST(Localisation::nearest(locale), "language");
    }

    void sizesGoUpAndDownInStepsAndEndAtTheirLimits()
    {
        QCOMPARE(Appearance::larger(100), 110);
        QCOMPARE(Appearance::smaller(100), 90);
        QCOMPARE(Appearance::larger(250), 250);
        QCOMPARE(Appearance::smaller(60), 60);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

COROSCOPE_TEST(TestPreferences)
#include "tst_preferences.moc"
