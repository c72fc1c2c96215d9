// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// First, because moc of Qt 6.4 stumbles over <compare> when it meets it before other headers.
#include "core/trace/snapshot.h"

#include "tests/support/testmain.h"
#include "tests/ui/shell/windowtest.h"

#include <QtWidgets/QDialog>
#include <QtWidgets/QLineEdit>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

class TestWindowActions : public WindowTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { makeWindow(); }
    void cleanup() { dropWindow(); }
    void spaceInATextEditorIsOnlyASpace();
    void spaceOnAFocusedWidgetThatUsesItDoesNotRun_data();
    void spaceOnAFocusedWidgetThatUsesItDoesNotRun();
    void spaceInTheListOfLessonsRunsTheDemoChosenThere();
    void homeAndEndBelongToTheTableThatHasTheFocus();
    void theFollowActionSaysAndSetsWhetherTheTimelineFollows();
    void theKeysAreListedWithoutBlockingAnything();
    void onlyAThemeChosenInTheMenuIsRemembered();
    void interfaceSizeScalesTheFont();
};

void TestWindowActions::spaceInATextEditorIsOnlyASpace()
{
    auto *filter = m_window->findChild<QLineEdit *>(u"lessonsFilter"_s);
    filter->setFocus();
    QTest::keyClick(filter, Qt::Key_Space);
    QCOMPARE(filter->text(), u" "_s);
    QCOMPARE(m_session->phase(), Session::Phase::Idle);
}

void TestWindowActions::spaceOnAFocusedWidgetThatUsesItDoesNotRun_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("button") << u"virtualClock"_s;
    QTest::newRow("combo box") << u"speed"_s;
    QTest::newRow("table") << u"outputView"_s;
}

void TestWindowActions::spaceOnAFocusedWidgetThatUsesItDoesNotRun()
{
    QFETCH(QString, name);
    auto *widget = m_window->findChild<QWidget *>(name);
    widget->setFocus();
    QCOMPARE(QApplication::focusWidget(), widget);
    QTest::keyClick(widget, Qt::Key_Space);
    QCOMPARE(m_session->phase(), Session::Phase::Idle);
    if (QWidget *popup = QApplication::activePopupWidget()) {
        popup->close();
    }
}

void TestWindowActions::spaceInTheListOfLessonsRunsTheDemoChosenThere()
{
    m_window->selectScenario(u"await-then-block"_s);
    useVirtualClock();
    auto *lessons = m_window->findChild<QWidget *>(u"lessonsTree"_s);
    lessons->setFocus();
    QTest::keyClick(lessons, Qt::Key_Space);
    QTRY_COMPARE(m_session->phase(), Session::Phase::Finished);
}

void TestWindowActions::homeAndEndBelongToTheTableThatHasTheFocus()
{
    m_window->selectScenario(u"await-then-block"_s);
    useVirtualClock();
    runToTheEnd();
    TimelineView &timeline = m_window->workbench().timeline();
    timeline.setVisibleRange({fromSeconds(1), fromSeconds(2)});
    const TimeRange seen = timeline.visibleRange();
    m_window->findChild<QTabWidget *>(u"bottomTabs"_s)->setCurrentIndex(1);
    results().setFocus();
    QTest::keyClick(&results(), Qt::Key_End);
    QCOMPARE(results().currentIndex().row(), results().model()->rowCount() - 1);
    QTest::keyClick(&results(), Qt::Key_Home);
    QCOMPARE(results().currentIndex().row(), 0);
    QCOMPARE(timeline.visibleRange(), seen);
    timeline.setFocus();
    QTest::keyClick(&timeline, Qt::Key_Home);
    QVERIFY(timeline.visibleRange() != seen);
}

void TestWindowActions::theFollowActionSaysAndSetsWhetherTheTimelineFollows()
{
    TimelineView &timeline = m_window->workbench().timeline();
    QAction &follow = m_window->findChild<WindowActions *>()->follow;
    QVERIFY(timeline.isFollowing());
    QVERIFY(follow.isChecked());
    follow.trigger();
    QVERIFY(!follow.isChecked());
    QVERIFY(!timeline.isFollowing());
    follow.trigger();
    QVERIFY(follow.isChecked());
    QVERIFY(timeline.isFollowing());
    timeline.panEarlier();
    QVERIFY(!follow.isChecked());
}

void TestWindowActions::theKeysAreListedWithoutBlockingAnything()
{
    QTest::keyClick(m_window.get(), '?');
    const auto *dialog = m_window->findChild<QDialog *>();
    QVERIFY(dialog != nullptr);
    QVERIFY(!dialog->isModal());
}

void TestWindowActions::onlyAThemeChosenInTheMenuIsRemembered()
{
    m_window->setTheme(ThemeChoice::Dark);
    QCOMPARE(m_preferences->theme(), ThemeChoice::Light);
    const auto *actions = m_window->findChild<WindowActions *>();
    actions->themes->actions().at(int(ThemeChoice::System))->trigger();
    QCOMPARE(m_preferences->theme(), ThemeChoice::System);
}

void TestWindowActions::interfaceSizeScalesTheFont()
{
    const qreal before = QApplication::font().pointSizeF();
    QTest::keyClick(m_window.get(), Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(m_preferences->interfaceSize(), 110);
    QCOMPARE_GT(QApplication::font().pointSizeF(), before);
    QTest::keyClick(m_window.get(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(QApplication::font().pointSizeF(), before);
}

COROSCOPE_TEST(TestWindowActions)
#include "tst_windowactions.moc"
