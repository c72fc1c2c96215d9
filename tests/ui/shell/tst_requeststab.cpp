// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// First, because moc of Qt 6.4 stumbles over <compare> when it meets it before other headers.
#include "core/trace/snapshot.h"

#include "tests/support/requestrun.h"
#include "tests/support/testmain.h"
#include "tests/ui/shell/windowtest.h"
#include "ui/models/requestsmodel.h"
#include "ui/models/taskroles.h"
#include "ui/panels/requestspanel.h"
#include "ui/panels/requesttotalscard.h"

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Forty requests through a limit of ten, some of them refused, some on connections used before;
/// the last ones under way.
RequestRun fortyRequests()
{
    RequestRun run;
    run.trace().count(u"in flight limit"_s, 10).count(u"open descriptors limit"_s, 1024);
    for (int i = 0; i < 40; ++i) {
        const double begin = 0.3 * (i / 10);
        WrittenRequest request{.queued = 0, .connection = ConnectionUse::New, .bytes = 450'000};
        request.connecting = begin + 0.02 + 0.005 * (i % 10);
        if (i >= 10) {
            request.connecting = std::nullopt;
            request.connection = ConnectionUse::Reused;
        }
        request.sent = begin + 0.1 + 0.005 * (i % 10);
        request.firstByte = *request.sent + 0.05 * (i % 4);
        request.done = *request.firstByte + 0.04;
        request.status = i % 13 == 5 ? 503 : 200;
        run.add(i % 9 == 7 ? failedRequest(begin + 0.05, u"Too many open files"_s) : request);
        run.trace().at(begin + 0.01 * (i % 10)).count(u"in flight"_s, 1 + i % 10);
        run.trace().count(u"open descriptors"_s, 900 + 3 * i);
    }
    run.add({.queued = 0.9, .sent = 1.0, .connection = ConnectionUse::Reused});
    return run;
}

} // namespace

class TestRequestsTab : public WindowTest
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        makeWindow();
        m_window->selectScenario(u"hundred-requests"_s);
        m_tabs = m_window->findChild<QTabWidget *>(u"bottomTabs"_s);
        m_panel = m_window->findChild<RequestsPanel *>();
    }
    void cleanup() { dropWindow(); }
    void theTabStandsBesideTheResults();
    void aDemoWithoutRequestsSaysSo();
    void selectingARequestSelectsItsTaskEverywhereAndTheOtherWayRound();
    void theTabIsTranslated();
    void theWaterfallCanBeSeen();

private:
    void show(const Snapshot &snapshot);
    QTabWidget *m_tabs = nullptr;
    RequestsPanel *m_panel = nullptr;
};

void TestRequestsTab::show(const Snapshot &snapshot)
{
    m_window->workbench().showTimeline(snapshot);
    m_window->workbench().showPanels(snapshot);
    m_window->workbench().showResults(snapshot);
}

void TestRequestsTab::theTabStandsBesideTheResults()
{
    QCOMPARE(m_tabs->tabText(2), u"Requests"_s);
    QVERIFY(!m_panel->sortControls()->isVisible());
    m_tabs->setCurrentIndex(2);
    QVERIFY(m_panel->isVisible());
    QVERIFY(m_panel->sortControls()->isVisible());
    QVERIFY(m_panel->emptyText().startsWith(u"No requests yet."_s));
    show(fortyRequests().snapshot(1.3));
    QCOMPARE(m_panel->view().model()->rowCount(), 41);
}

void TestRequestsTab::aDemoWithoutRequestsSaysSo()
{
    m_tabs->setCurrentIndex(2);
    show(fortyRequests().snapshot(1.3));
    m_window->selectScenario(u"all-at-once"_s);
    QCOMPARE(m_panel->emptyText(), u"This demo sends no requests."_s);
    m_window->setLanguage(u"zh_CN"_s);
    QTRY_COMPARE(m_panel->emptyText(), u"这个演示不发送请求。"_s);
    keepPicture(*m_window, u"no-requests-chinese"_s);
}

void TestRequestsTab::selectingARequestSelectsItsTaskEverywhereAndTheOtherWayRound()
{
    m_tabs->setCurrentIndex(2);
    show(fortyRequests().snapshot(1.3));
    m_panel->view().setCurrentIndex(m_panel->view().model()->index(4, 0));
    QCOMPARE(m_window->workbench().timeline().selectedTask(), std::optional(TaskId(6)));
    QCOMPARE(taskOf(results().selectionModel()->selectedRows().value(0)),
             std::optional(TaskId(6)));
    results().setCurrentIndex(results().model()->index(9, 0));
    const QModelIndexList rows = m_panel->view().selectionModel()->selectedRows();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(taskOf(rows.at(0)), std::optional(TaskId(10)));
}

void TestRequestsTab::theTabIsTranslated()
{
    m_tabs->setCurrentIndex(2);
    show(fortyRequests().snapshot(1.3));
    const auto *totals = m_panel->findChild<RequestTotalsCard *>();
    QVERIFY2(totals->text().startsWith(u"Requests: 41"_s), qPrintable(totals->text()));
    m_window->setLanguage(u"zh_CN"_s);
    QTRY_COMPARE(m_tabs->tabText(2), u"请求"_s);
    QVERIFY2(totals->text().startsWith(u"请求：41"_s), qPrintable(totals->text()));
    QCOMPARE(m_panel->view()
                 .model()
                 ->headerData(RequestsModel::AddressColumn, Qt::Horizontal)
                 .toString(),
             u"地址"_s);
    keepPicture(*m_window, u"requests-chinese"_s);
}

void TestRequestsTab::theWaterfallCanBeSeen()
{
    m_tabs->setCurrentIndex(2);
    m_panel->sortBy(RequestKey::Duration);
    show(fortyRequests().snapshot(1.3));
    m_window->workbench().selectTask(TaskId(6));
    keepPicture(*m_window, u"requests-light"_s);
    m_window->setTheme(ThemeChoice::Dark);
    keepPicture(*m_window, u"requests-dark"_s);
    QCOMPARE(m_panel->sortedBy().key, RequestKey::Duration);
}

COROSCOPE_TEST(TestRequestsTab)
#include "tst_requeststab.moc"
