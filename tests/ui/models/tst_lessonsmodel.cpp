// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/models/lessonroles.h"
#include "ui/models/lessonsmodel.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Coroscope;
using namespace Qt::Literals::StringLiterals;

namespace {

std::vector<Scenario> threeDemos()
{
    std::vector<Scenario> demos(3);
    demos[0].id = u"one"_s;
    demos[0].title = "One";
    demos[0].group = "Ordering";
    demos[1].id = u"two"_s;
    demos[1].title = "Two";
    demos[1].group = "Ordering";
    demos[2].id = u"three"_s;
    demos[2].title = "Three";
    demos[2].group = "HTTP";
    return demos;
}

} // namespace

class TestLessonsModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void demosStandUnderTheirGroupInTheOrderOfTheRegistry()
    {
        const auto demos = threeDemos();
        LessonsModel model(demos);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 2);
        const QModelIndex ordering = model.index(0, 0);
        QCOMPARE(ordering.data().toString(), u"Ordering"_s);
        QCOMPARE(model.rowCount(ordering), 2);
        QCOMPARE(model.index(1, 0, ordering).data().toString(), u"Two"_s);
        QCOMPARE(model.index(1, 0, ordering).data(ScenarioIdRole).toString(), u"two"_s);
    }

    void aDemoIsFoundByItsId()
    {
        const auto demos = threeDemos();
        LessonsModel model(demos);
        QCOMPARE(model.indexOf(u"three"_s).data().toString(), u"Three"_s);
        QVERIFY(!model.indexOf(u"four"_s).isValid());
    }

    void groupsCannotBeSelected()
    {
        const auto demos = threeDemos();
        LessonsModel model(demos);
        QVERIFY(!model.index(0, 0).flags().testFlag(Qt::ItemIsSelectable));
        QVERIFY(model.indexOf(u"one"_s).flags().testFlag(Qt::ItemIsSelectable));
    }

    void onlyTheRowsWhoseTickChangedAreAnnounced()
    {
        const auto demos = threeDemos();
        LessonsModel model(demos);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setFinished({u"two"_s});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.at(0).at(0).toModelIndex(), model.indexOf(u"two"_s));
        QVERIFY(model.indexOf(u"two"_s).data(FinishedRole).toBool());
        QVERIFY(!model.indexOf(u"one"_s).data(FinishedRole).toBool());
    }
};

COROSCOPE_TEST(TestLessonsModel)
#include "tst_lessonsmodel.moc"
