// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/requestrun.h"
#include "tests/support/testmain.h"
#include "ui/models/requestsmodel.h"
#include "ui/models/taskroles.h"
#include "ui/panels/copyview.h"
#include "ui/panels/requestspanel.h"
#include "ui/panels/requesttotalscard.h"
#include "ui/panels/resultspanel.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QToolButton>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Three requests that end in another order than they began in.
RequestRun threeRequests()
{
    RequestRun run;
    run.add(answeredRequest(0, 3)).add(answeredRequest(0.1, 2));
    run.add(failedRequest(0.5, u"Too many open files"_s));
    return run;
}

} // namespace

class TestRequestsPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_panel.reset(); }
    void withoutRequestsItSaysWhy();
    void rowsComeWithTheRequests();
    void rowsUnderWayGoOnBetweenTwoSnapshots();
    void whatCameWhileItWasHiddenIsThereWhenItIsShown();
    void theSortIsChosenByKeyboard();
    void theSortIsChosenByHeadingsAndControls();
    void arrowsHomeAndEndMoveThroughTheRows();
    void selectingARowNamesItsTask();
    void aSelectionFromElsewhereSurvivesSorting();
    void rowsAreCopiedWithAllTheyHold();
    void theFiguresStandAboveTheRowsAndBelowTheResults();
    void thePictureHasTheColoursOfTheStretches();
    void tenThousandRequestsAreShownToTheLast();

private:
    QStringList shownTasks() const;
    std::unique_ptr<RequestsPanel> m_panel;
};

void TestRequestsPanel::init()
{
    m_panel = std::make_unique<RequestsPanel>();
    m_panel->resize(900, 300);
    m_panel->show();
    m_panel->activateWindow();
    QTRY_VERIFY(m_panel->isActiveWindow());
}

QStringList TestRequestsPanel::shownTasks() const
{
    const QAbstractItemModel &rows = *m_panel->view().model();
    QStringList tasks;
    for (int row = 0; row < rows.rowCount(); ++row) {
        tasks.append(rows.index(row, RequestsModel::TaskColumn).data().toString());
    }
    return tasks;
}

void TestRequestsPanel::withoutRequestsItSaysWhy()
{
    m_panel->setScenario(*findScenario(u"all-at-once"_s));
    QCOMPARE(m_panel->emptyText(), u"This demo sends no requests."_s);
    m_panel->setScenario(*findScenario(u"hundred-requests"_s));
    QVERIFY2(m_panel->emptyText().startsWith(u"No requests yet."_s),
             qPrintable(m_panel->emptyText()));
}

void TestRequestsPanel::rowsComeWithTheRequests()
{
    m_panel->setSnapshot(threeRequests().snapshot());
    QCOMPARE(m_panel->emptyText(), QString());
    QCOMPARE(shownTasks(), (QStringList{u"fetch 0"_s, u"fetch 1"_s, u"fetch 2"_s}));
    m_panel->setSnapshot(RequestRun().snapshot());
    QVERIFY(!m_panel->emptyText().isEmpty());
}

void TestRequestsPanel::rowsUnderWayGoOnBetweenTwoSnapshots()
{
    RequestRun run;
    run.add({.queued = 0});
    m_panel->setSnapshot(run.snapshot(1));
    const QAbstractItemModel &rows = *m_panel->view().model();
    QSignalSpy changed(&rows, &QAbstractItemModel::dataChanged);
    m_panel->showProgress(run.snapshot(2));
    QCOMPARE(rows.index(0, RequestsModel::TotalColumn).data().toString(), u"2.000"_s);
    QCOMPARE(changed.size(), 1);
}

void TestRequestsPanel::whatCameWhileItWasHiddenIsThereWhenItIsShown()
{
    m_panel->hide();
    m_panel->setSnapshot(threeRequests().snapshot());
    m_panel->setSelectedTask(TaskId(3));
    QVERIFY(shownTasks().isEmpty());
    m_panel->show();
    QCOMPARE(shownTasks().size(), 3);
    QCOMPARE(taskOf(m_panel->view().selectionModel()->selectedRows().value(0)),
             std::optional(TaskId(3)));
}

void TestRequestsPanel::theSortIsChosenByKeyboard()
{
    m_panel->setSnapshot(threeRequests().snapshot());
    m_panel->view().setFocus();
    QTest::keyClick(&m_panel->view(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(shownTasks(), (QStringList{u"fetch 2"_s, u"fetch 1"_s, u"fetch 0"_s}));
    QTest::keyClick(&m_panel->view(), Qt::Key_3, Qt::ControlModifier);
    QVERIFY((m_panel->sortedBy() == RequestSort{RequestKey::End, Qt::AscendingOrder}));
    QTest::keyClick(&m_panel->view(), Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(shownTasks(), (QStringList{u"fetch 0"_s, u"fetch 1"_s, u"fetch 2"_s}));
    QVERIFY((m_panel->sortedBy() == RequestSort{RequestKey::End, Qt::DescendingOrder}));
    QTest::keyClick(&m_panel->view(), Qt::Key_1, Qt::ControlModifier);
    QVERIFY((m_panel->sortedBy() == RequestSort{RequestKey::Start, Qt::AscendingOrder}));
}

void TestRequestsPanel::theSortIsChosenByHeadingsAndControls()
{
    m_panel->setSnapshot(threeRequests().snapshot());
    const QHeaderView &header = *m_panel->view().header();
    const QPoint total(header.sectionViewportPosition(RequestsModel::TotalColumn) + 20,
                       header.height() / 2);
    QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, total);
    QVERIFY((m_panel->sortedBy() == RequestSort{RequestKey::Duration, Qt::AscendingOrder}));
    auto *reversed = m_panel->findChild<QToolButton *>(u"requestSortReversed"_s);
    reversed->click();
    QVERIFY((m_panel->sortedBy() == RequestSort{RequestKey::Duration, Qt::DescendingOrder}));
    auto *key = m_panel->findChild<QComboBox *>(u"requestSortKey"_s);
    QCOMPARE(key->currentIndex(), 1);
    key->setFocus();
    QTest::keyClick(key, Qt::Key_Down);
    QVERIFY((m_panel->sortedBy() == RequestSort{RequestKey::End, Qt::DescendingOrder}));
}

void TestRequestsPanel::arrowsHomeAndEndMoveThroughTheRows()
{
    m_panel->setSnapshot(threeRequests().snapshot());
    CopyView &view = m_panel->view();
    view.setFocus();
    view.setCurrentIndex(view.model()->index(0, 0));
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.currentIndex().row(), 1);
    QTest::keyClick(&view, Qt::Key_End);
    QCOMPARE(view.currentIndex().row(), 2);
    QTest::keyClick(&view, Qt::Key_Home);
    QCOMPARE(view.currentIndex().row(), 0);
}

void TestRequestsPanel::selectingARowNamesItsTask()
{
    m_panel->setSnapshot(threeRequests().snapshot());
    std::optional<TaskId> selected;
    connect(m_panel.get(), &RequestsPanel::taskSelected, this,
            [&selected](std::optional<TaskId> task) { selected = task; });
    m_panel->view().setCurrentIndex(m_panel->view().model()->index(1, 0));
    QCOMPARE(selected, std::optional(TaskId(3)));
}

void TestRequestsPanel::aSelectionFromElsewhereSurvivesSorting()
{
    m_panel->setSnapshot(threeRequests().snapshot());
    int announced = 0;
    connect(m_panel.get(), &RequestsPanel::taskSelected, this, [&announced] { ++announced; });
    m_panel->setSelectedTask(TaskId(2));
    m_panel->sortBy(RequestKey::End);
    const QModelIndexList rows = m_panel->view().selectionModel()->selectedRows();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.at(0).row(), 2);
    QCOMPARE(taskOf(rows.at(0)), std::optional(TaskId(2)));
    QCOMPARE(announced, 0);
}

void TestRequestsPanel::rowsAreCopiedWithAllTheyHold()
{
    m_panel->setSnapshot(threeRequests().snapshot());
    m_panel->setSelectedTask(TaskId(4));
    const QStringList lines = m_panel->view().selectedText().split(u'\n');
    QCOMPARE(lines.at(0), u"Task\tAddress\tStatus\tConnection\tBytes\tStarted (s)\tEnded (s)\t"
                          "Total (s)\tStretches"_s);
    QCOMPARE(lines.at(1), u"fetch 2\thttp://127.0.0.1:8080/2\t✕ Too many open files\t\t\t0.500\t"
                          "0.500\t0.000\t"_s);
}

void TestRequestsPanel::theFiguresStandAboveTheRowsAndBelowTheResults()
{
    ResultsPanel results;
    const auto *inResults = results.findChild<RequestTotalsCard *>();
    const auto *above = m_panel->findChild<RequestTotalsCard *>();
    results.show();
    QVERIFY(!inResults->isVisible());
    const Snapshot snapshot = threeRequests().snapshot();
    results.setSnapshot(snapshot);
    m_panel->setSnapshot(snapshot);
    QVERIFY(inResults->isVisible());
    QVERIFY2(above->text().contains(u"1 × Too many open files"_s), qPrintable(above->text()));
    QCOMPARE(inResults->text(), above->text());
    results.setSnapshot(RequestRun().snapshot());
    QVERIFY(!inResults->isVisible());
}

void TestRequestsPanel::thePictureHasTheColoursOfTheStretches()
{
    for (const Theme &theme : {Themes::light(), Themes::dark()}) {
        m_panel->setTheme(theme);
        WrittenRequest request = answeredRequest(0, 4);
        request.firstByte = 2;
        m_panel->setSnapshot(RequestRun().add(request).snapshot());
        const QImage picture = m_panel->grab().toImage();
        const CopyView &view = m_panel->view();
        const QRect row = view.visualRect(view.model()->index(0, RequestsModel::StretchesColumn));
        const QPoint corner = view.viewport()->mapTo(m_panel.get(), row.topLeft());
        for (const auto &[part, stretch] : {std::pair(0.35, RequestStretch::Waiting),
                                            std::pair(0.75, RequestStretch::Downloading)}) {
            const QPoint place = corner
                + QPoint(int(10 + part * (row.width() - 46)), row.height() / 2);
            QCOMPARE(picture.pixelColor(place), theme.stretch(stretch).fill);
        }
    }
}

void TestRequestsPanel::tenThousandRequestsAreShownToTheLast()
{
    RequestRun run;
    for (int i = 0; i < 10'000; ++i) {
        run.add(answeredRequest(i * 0.0001, 1 + (i * 7919 % 31) / 10.0));
    }
    m_panel->sortBy(RequestKey::Duration);
    m_panel->setSnapshot(run.snapshot());
    QCOMPARE(m_panel->view().model()->rowCount(), 10'000);
    m_panel->view().scrollToBottom();
    const QModelIndex last = m_panel->view().model()->index(9'999, 0);
    QVERIFY(m_panel->view().viewport()->rect().intersects(m_panel->view().visualRect(last)));
}

COROSCOPE_TEST(TestRequestsPanel)
#include "tst_requestspanel.moc"
