// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/models/writtenrun.h"
#include "ui/models/taskroles.h"
#include "ui/panels/copyview.h"
#include "ui/panels/outputpanel.h"
#include "ui/panels/resultspanel.h"
#include "ui/panels/statepanel.h"

#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

class TestTables : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void printedLinesAreCopiedAsTabSeparatedText()
    {
        WrittenRun run;
        recordAwaitThenBlock(run);
        OutputPanel panel;
        panel.setSnapshot(run.snapshot());
        panel.show();
        panel.activateWindow();
        QTRY_VERIFY(panel.isActiveWindow());
        panel.view().setFocus();
        panel.view().selectAll();
        QTest::keySequence(&panel.view(), QKeySequence::Copy);
        const QStringList lines = QApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines.at(0), u"0.000\tmyproc 1\tmyProc started ..."_s);
    }

    void onlySelectedRowsAreCopiedAndResultsComeWithTheirHeadings()
    {
        WrittenRun run;
        recordAwaitThenBlock(run);
        ResultsPanel panel;
        panel.setSnapshot(run.snapshot());
        panel.setSelectedTask(TaskId(3));
        const QStringList lines = panel.view().selectedText().split(u'\n');
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines.at(0).split(u'\t').at(0), u"Task"_s);
        QCOMPARE(lines.at(1), u"myproc 2\t0.000\t7.500\t7.500\t2.500\t2.500\t2.500\tfinished"_s);
    }

    void selectingARowNamesItsTask()
    {
        WrittenRun run;
        recordAwaitThenBlock(run);
        ResultsPanel panel;
        panel.setSnapshot(run.snapshot());
        std::optional<TaskId> selected;
        connect(&panel, &ResultsPanel::taskSelected, this,
                [&selected](std::optional<TaskId> task) { selected = task; });
        panel.view().setCurrentIndex(panel.view().model()->index(1, 0));
        QCOMPARE(selected, std::optional(TaskId(2)));
    }

    void aSelectionFromElsewhereIsShownButNotAnnounced()
    {
        WrittenRun run;
        recordAwaitThenBlock(run);
        OutputPanel panel;
        panel.setSnapshot(run.snapshot());
        int announced = 0;
        connect(&panel, &OutputPanel::taskSelected, this, [&announced] { ++announced; });
        panel.setSelectedTask(TaskId(3));
        QCOMPARE(panel.view().selectionModel()->selectedRows().size(), 2);
        QCOMPARE(announced, 0);
        panel.setSelectedTask(std::nullopt);
        QVERIFY(!panel.view().selectionModel()->hasSelection());
    }

    void aRowWithoutATaskIsSelectedAndNotAnnounced()
    {
        WrittenRun run;
        recordAwaitThenBlock(run);
        ResultsPanel panel;
        panel.setSnapshot(run.snapshot());
        const QAbstractItemModel &rows = *panel.view().model();
        const QModelIndex sums = rows.index(rows.rowCount() - 1, 0);
        QVERIFY(!taskOf(sums));
        int announced = 0;
        connect(&panel, &ResultsPanel::taskSelected, this, [&announced] { ++announced; });
        panel.view().setCurrentIndex(sums);
        QCOMPARE(announced, 0);
        QCOMPARE(panel.view().selectionModel()->selectedRows(), QModelIndexList{sums});
    }

    void keysShowAndHideWhatATaskPrinted()
    {
        WrittenRun run;
        recordAwaitThenBlock(run);
        ResultsPanel panel;
        panel.setSnapshot(run.snapshot());
        CopyView &view = panel.view();
        const QModelIndex row = view.model()->index(2, 0);
        view.setCurrentIndex(row);
        QTest::keyClick(&view, Qt::Key_Right);
        QVERIFY(view.isExpanded(row));
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.currentIndex().parent(), row);
        QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(view.currentIndex(), row);
        QTest::keyClick(&view, Qt::Key_Left);
        QVERIFY(!view.isExpanded(row));
        for (const bool isOpen : {true, false}) {
            QTest::keyClick(&view, Qt::Key_Return);
            QCOMPARE(view.isExpanded(row), isOpen);
        }
    }

    void whatATaskPrintedIsCopiedWithItsRowIfItIsOpen()
    {
        WrittenRun run;
        recordAwaitThenBlock(run);
        ResultsPanel panel;
        panel.setSnapshot(run.snapshot());
        panel.setSelectedTask(TaskId(2));
        QCOMPARE(panel.view().selectedText().split(u'\n').size(), 2);
        panel.view().expand(panel.view().model()->index(1, 0));
        const QStringList lines = panel.view().selectedText().split(u'\n');
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines.at(2), u"0.000\tmyProc started ..."_s);
        panel.view().clearSelection();
        QCOMPARE(panel.view().selectedText().split(u'\n').size(), 7); // heading, 4 rows, 2 lines
    }

    void selectedLinesAreCopiedInTheirOrder()
    {
        WrittenRun run;
        recordAwaitThenBlock(run);
        ResultsPanel panel;
        panel.setSnapshot(run.snapshot());
        QItemSelectionModel &selection = *panel.view().selectionModel();
        const QAbstractItemModel &rows = *panel.view().model();
        for (const auto &[line, task] : {std::pair(1, 2), std::pair(0, 1)}) {
            selection.select(rows.index(line, 0, rows.index(task, 0)),
                             QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
        const QStringList lines = panel.view().selectedText().split(u'\n');
        QCOMPARE(lines.mid(1),
                 (QStringList{u"0.000\tmyProc started ..."_s, u"7.500\t   myProc finished"_s}));
    }

    void aLineNamesItsTaskAndAllRowsTogetherNameNone()
    {
        WrittenRun run;
        recordAwaitThenBlock(run);
        ResultsPanel panel;
        panel.setSnapshot(run.snapshot());
        std::vector<std::optional<TaskId>> selected;
        connect(&panel, &ResultsPanel::taskSelected, this,
                [&selected](std::optional<TaskId> task) { selected.push_back(task); });
        const QAbstractItemModel &rows = *panel.view().model();
        panel.view().expandAll();
        panel.view().setCurrentIndex(rows.index(0, 0, rows.index(2, 0)));
        QCOMPARE(selected.size(), 1U);
        QCOMPARE(selected.at(0), std::optional(TaskId(3)));
        panel.setSelectedTask(TaskId(3)); // as the others answer
        QCOMPARE(panel.view().currentIndex().parent(), rows.index(2, 0));
        panel.view().selectAll();
        QCOMPARE(selected.size(), 1U);
        QCOMPARE(panel.view().selectionModel()->selectedRows().size(), 8);
    }

    void openRowsStayOpenWhileTheRunGoesOn()
    {
        WrittenRun run;
        const TaskId main = run.create(u"main"_s);
        run.start(0, main);
        run.print(1, main, u"one"_s);
        ResultsPanel panel;
        panel.setSnapshot(run.snapshot());
        panel.view().expand(panel.view().model()->index(0, 0));
        run.print(2, main, u"two"_s);
        run.create(u"late"_s, main);
        panel.setSnapshot(run.snapshot());
        QVERIFY(panel.view().isExpanded(panel.view().model()->index(0, 0)));
        QVERIFY(panel.view().selectedText().contains(u"0.002\ttwo"_s));
    }

    void tenThousandTasksMayPrintWhileTheTableIsSeen()
    {
        WrittenRun run;
        const TaskId main = run.create(u"main"_s);
        run.start(0, main);
        std::vector<TaskId> calls;
        for (int i = 0; i < 10'000; ++i) {
            calls.push_back(run.create(u"call"_s, main));
            run.start(0, calls.back());
        }
        ResultsPanel panel;
        panel.setSnapshot(run.snapshot());
        panel.show();
        for (int part = 0; part < 20; ++part) {
            for (std::size_t i = 0; i < calls.size(); i += 2) {
                run.print(part, calls[i * 7919 % calls.size()], u"goes on"_s);
            }
            panel.setSnapshot(run.snapshot());
            QCoreApplication::processEvents(); // lays out and paints
        }
        const QAbstractItemModel &rows = *panel.view().model();
        panel.view().expand(rows.index(1, 0));
        QCOMPARE(rows.rowCount(rows.index(1, 0)), 20);
        const QRect line = panel.view().visualRect(rows.index(0, 1, rows.index(1, 0)));
        QVERIFY(panel.view().viewport()->rect().intersects(line));
    }

    void theContextMenuOffersCopyAndSelectAll()
    {
        OutputPanel panel;
        QCOMPARE(panel.view().contextMenuPolicy(), Qt::ActionsContextMenu);
        QStringList texts;
        for (const QAction *action : panel.view().actions()) {
            texts.append(action->text());
        }
        QCOMPARE(texts, QStringList({u"Copy"_s, u"Select all"_s}));
    }

    void theStateCardSaysWhenThereIsNothingShared()
    {
        StatePanel card(StatePanel::Form::Card);
        QVERIFY(card.isEmpty());
        WrittenRun run;
        const TaskId main = run.create(u"main"_s);
        run.start(0, main);
        run.write(0, {}, u"sum"_s, u"0"_s, 0);
        card.setSnapshot(run.snapshot(), WrittenRun::ms(5));
        QVERIFY(!card.isEmpty());
    }
};

COROSCOPE_TEST(TestTables)
#include "tst_tables.moc"
