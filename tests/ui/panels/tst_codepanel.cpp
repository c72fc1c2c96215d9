// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/models/writtenrun.h"
#include "ui/panels/codepanel.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <array>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

// WrittenRun stands on lines of this demo: 5 the sleep, 6 the block, 9 the gather.
const Scenario &recordedDemo()
{
    return *findScenario(u"await-then-block"_s);
}

} // namespace

class TestCodePanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theWholeCompiledSourceIsShownSoThatLineNumbersAreTrue()
    {
        CodePanel panel;
        const Scenario *scenario = findScenario(u"await-then-block"_s);
        panel.setScenario(*scenario);
        QCOMPARE(panel.text(), scenario->sourceText());
        QVERIFY(panel.text().contains(u"co_await stage.sleepFor(await);"_s));
    }

    void everyTaskHasItsBadgeOnTheLineWhereItStands()
    {
        WrittenRun run;
        recordAwaitThenBlock(run);
        CodePanel panel;
        panel.setScenario(recordedDemo());
        panel.setSnapshot(run.snapshot(), WrittenRun::ms(1000));
        const std::vector<Badge> sleeping{{u"1"_s, TaskState::Awaiting, false},
                                          {u"2"_s, TaskState::Awaiting, false}};
        QCOMPARE(panel.badgesAt(5), sleeping);
        const std::vector<Badge> gathering{{u"main"_s, TaskState::Awaiting, false}};
        QCOMPARE(panel.badgesAt(9), gathering);
        QVERIFY(panel.litLines().empty());
    }

    void theLineThatHoldsTheThreadIsLit()
    {
        WrittenRun run;
        recordAwaitThenBlock(run);
        CodePanel panel;
        panel.setScenario(recordedDemo());
        panel.setSnapshot(run.snapshot(), WrittenRun::ms(3000));
        const std::vector<Badge> blocking{{u"1"_s, TaskState::Blocking, false}};
        QCOMPARE(panel.badgesAt(6), blocking);
        QCOMPARE(panel.litLines(), std::vector<std::uint32_t>{6});
        const std::vector<Badge> ready{{u"2"_s, TaskState::Ready, false}};
        QCOMPARE(panel.badgesAt(5), ready);
    }

    void theSelectedTasksBadgeIsMarked()
    {
        WrittenRun run;
        recordAwaitThenBlock(run);
        CodePanel panel;
        panel.setScenario(recordedDemo());
        panel.setSnapshot(run.snapshot(), WrittenRun::ms(1000));
        panel.setSelectedTask(TaskId(3));
        QVERIFY(!panel.badgesAt(5).at(0).isSelected);
        QVERIFY(panel.badgesAt(5).at(1).isSelected);
    }

    void badgesOfAnotherSourceFileAreNotShown()
    {
        WrittenRun run;
        recordAwaitThenBlock(run);
        CodePanel panel;
        panel.setScenario(*findScenario(u"all-at-once"_s));
        panel.setSnapshot(run.snapshot(), WrittenRun::ms(1000));
        QVERIFY(panel.badgesAt(5).empty());
    }

    void aBadgeShowsTheNumberOfTheTaskOrItsShortenedName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("label");
        QTest::newRow("number at the end") << u"myproc 12"_s << u"12"_s;
        QTest::newRow("number after a score") << u"boi_4"_s << u"4"_s;
        QTest::newRow("no number") << u"main"_s << u"main"_s;
        QTest::newRow("long name") << u"heartbeat"_s << u"heartb"_s;
        QTest::newRow("only a number") << u"7"_s << u"7"_s;
    }
    void aBadgeShowsTheNumberOfTheTaskOrItsShortenedName()
    {
        QFETCH(QString, name);
        QTEST(badgeLabel(name), "label");
    }

    void manyBadgesOnOneLineAreCountedAndTheSelectedOneStays()
    {
        std::vector<Badge> badges;
        for (int task = 1; task <= 100; ++task) {
            badges.push_back({QString::number(task), TaskState::Awaiting, task == 50});
        }
        const std::vector<Badge> fitting = fittingBadges(badges);
        QCOMPARE(fitting.size(), std::size_t(4));
        QCOMPARE(fitting.at(2).label, u"50"_s);
        QCOMPARE(fitting.at(3).label, u"+97"_s);
    }

    void badgesOfDifferentStatesDifferInMoreThanColour()
    {
        const Theme theme = Themes::light();
        Theme grey = theme;
        for (BarLook &look : grey.states) {
            look.fill = theme.colour(ColourRole::Panel);
            look.edge = theme.colour(ColourRole::Text);
        }
        const auto painted = [&grey](TaskState state) {
            return paintBadges({{u"1"_s, state, false}}, grey, QFont(), 20);
        };
        const std::array states{TaskState::Running, TaskState::Blocking, TaskState::Awaiting,
                                TaskState::Ready, TaskState::Done};
        for (std::size_t one = 0; one < states.size(); ++one) {
            for (std::size_t other = one + 1; other < states.size(); ++other) {
                QVERIFY(painted(states[one]) != painted(states[other]));
            }
        }
    }

    void aBadgeThatCountsOthersClaimsNoState()
    {
        const std::vector<Badge> many(9, Badge{u"1"_s, TaskState::Ready});
        const Badge count = fittingBadges(many).back();
        QCOMPARE(count.label, u"+6"_s);
        QVERIFY(count.isCount);
        Theme theme = Themes::light();
        const QImage before = paintBadges({count}, theme, QFont(), 20);
        theme.states[std::size_t(count.state)].glyph = u'X';
        QCOMPARE(paintBadges({count}, theme, QFont(), 20), before);
    }
};

COROSCOPE_TEST(TestCodePanel)
#include "tst_codepanel.moc"
