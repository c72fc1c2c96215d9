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
