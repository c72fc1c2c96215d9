// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/panels/parametersbar.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDoubleSpinBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QToolButton>

using namespace Coroscope;
using namespace Qt::Literals::StringLiterals;

namespace {

const Scenario &demo(const char *id)
{
    return *findScenario(QString::fromLatin1(id));
}

template<typename Editor>
Editor *editorOf(const ParametersBar &bar, const QString &parameter)
{
    const auto *editor = bar.findChild<QWidget *>(parameter);
    return editor != nullptr ? editor->findChild<Editor *>() : nullptr;
}

} // namespace

class TestParametersBar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyParameterGetsTheEditorThatFitsIt()
    {
        ParametersBar bar;
        bar.setScenario(demo("await-then-block"), {});
        QVERIFY(editorOf<QSpinBox>(bar, u"tasks"_s) != nullptr);
        auto *await = editorOf<QDoubleSpinBox>(bar, u"await_s"_s);
        QVERIFY(await != nullptr);
        QCOMPARE(await->suffix(), u" s"_s);
        bar.setScenario(demo("hundred-requests"), {});
        QVERIFY(editorOf<QComboBox>(bar, u"mode"_s) != nullptr);
        QVERIFY(editorOf<QLineEdit>(bar, u"server"_s) != nullptr);
    }

    void editorsBeginWithTheDefaultsAndKeepTheirRange()
    {
        const Scenario &scenario = demo("await-then-block");
        ParametersBar bar;
        bar.setScenario(scenario, {});
        QCOMPARE(bar.values(), ParameterValues::defaultsOf(scenario.parameters));
        const auto *tasks = editorOf<QSpinBox>(bar, u"tasks"_s);
        QCOMPARE(tasks->minimum(), int(scenario.parameter(u"tasks"_s)->minimum));
        QCOMPARE(tasks->maximum(), int(scenario.parameter(u"tasks"_s)->maximum));
    }

    void storedValuesAreShown()
    {
        const Scenario &scenario = demo("await-then-block");
        ParameterValues stored;
        stored.set(u"tasks"_s, qint64(7));
        stored.set(u"unknown"_s, qint64(1));
        ParametersBar bar;
        bar.setScenario(scenario, stored);
        QCOMPARE(bar.values().integer(u"tasks"_s), 7);
        QVERIFY(!bar.values().all().contains(u"unknown"_s));
    }

    void editingAnnouncesTheNewValue()
    {
        ParametersBar bar;
        bar.setScenario(demo("await-then-block"), {});
        QSignalSpy changed(&bar, &ParametersBar::valuesChanged);
        editorOf<QDoubleSpinBox>(bar, u"block_s"_s)->setValue(1.25);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(bar.values().seconds(u"block_s"_s), fromSeconds(1.25));
    }

    void aLimitTakesANumberOrTheWordNone()
    {
        ParametersBar bar;
        bar.setScenario(demo("ten-thousand"), {});
        auto *limit = editorOf<QSpinBox>(bar, u"limit"_s);
        QCOMPARE(bar.values().integerOrNone(u"limit"_s), std::optional<qint64>(1000));
        for (const auto &[typed, expected] :
             {std::pair(u"none"_s, std::optional<qint64>()), std::pair(u"50"_s, std::optional<qint64>(50)),
              std::pair(u"None"_s, std::optional<qint64>())}) {
            limit->selectAll();
            QTest::keyClicks(limit, typed);
            QTest::keyClick(limit, Qt::Key_Return);
            QCOMPARE(bar.values().integerOrNone(u"limit"_s), expected);
        }
        QCOMPARE(limit->text(), u"none"_s);
    }

    void aPlainNumberHasNeitherUnitNorNeedlessZeros()
    {
        ParametersBar bar;
        bar.setScenario(demo("cloud-checks"), {});
        auto *rate = editorOf<QDoubleSpinBox>(bar, u"failure_rate"_s);
        QCOMPARE(rate->text(), u"0.15"_s);
        QCOMPARE(rate->maximum(), 1.0);
        bar.resize(1200, 80);
        bar.show();
        const auto *line = rate->findChild<QLineEdit *>();
        QTRY_COMPARE_GT(line->width(), line->fontMetrics().horizontalAdvance(u"0.125"_s));
        rate->stepUp();
        QCOMPARE(rate->text(), u"0.2"_s);
        rate->selectAll();
        QTest::keyClicks(rate, u"0.125"_s);
        QTest::keyClick(rate, Qt::Key_Return);
        QCOMPARE(bar.values().number(u"failure_rate"_s), 0.125);
    }

    void anEmptyTextSaysWhatItStandsFor()
    {
        ParametersBar bar;
        bar.setScenario(demo("cloud-checks"), {});
        QCOMPARE(editorOf<QLineEdit>(bar, u"endpoint"_s)->placeholderText(), u"built-in stand-in"_s);
        QCOMPARE(editorOf<QLineEdit>(bar, u"region"_s)->placeholderText(), u"default"_s);
        QCOMPARE(editorOf<QLineEdit>(bar, u"function_name"_s)->placeholderText(), QString());
    }

    void resetBringsTheDefaultsBack()
    {
        const Scenario &scenario = demo("hundred-requests");
        ParametersBar bar;
        bar.setScenario(scenario, {});
        auto *reset = bar.findChild<QToolButton *>(u"resetParameters"_s);
        QVERIFY(!reset->isEnabled());
        editorOf<QComboBox>(bar, u"mode"_s)->setCurrentIndex(1);
        QCOMPARE(bar.values().text(u"mode"_s), u"one-by-one"_s);
        QVERIFY(reset->isEnabled());
        QSignalSpy changed(&bar, &ParametersBar::valuesChanged);
        reset->click();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(bar.values(), ParameterValues::defaultsOf(scenario.parameters));
        QVERIFY(!reset->isEnabled());
    }
};

COROSCOPE_TEST(TestParametersBar)
#include "tst_parametersbar.moc"
