// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// First, because moc of Qt 6.4 stumbles over <compare> when it meets it before other headers.
#include "core/trace/snapshot.h"

#include "tests/support/testmain.h"
#include "tests/ui/shell/windowtest.h"
#include "ui/graph/graphview.h"
#include "ui/panels/messagebar.h"

#include <QtWidgets/QTabBar>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

// A demo of the group Batching in the window, in each of its modes, with a memcached of its own.
class tst_BatchWindow : public WindowTest
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        useNetwork();
        makeWindow();
        m_window->selectScenario(u"names-of-users"_s);
    }
    void cleanup() { dropWindow(); }
    void theRunTakesTheRoundTripsOfItsMode_data() { addModes(); }
    void theRunTakesTheRoundTripsOfItsMode();
    void theGraphTellsTheRoundTripsOfTheMode_data() { addModes(); }
    void theGraphTellsTheRoundTripsOfTheMode();

private:
    static constexpr std::chrono::milliseconds roundTrip = 20ms;

    static void addModes();
    static std::size_t finishedTasks(const Snapshot &snapshot);
    static std::optional<std::int64_t> lastValue(const Snapshot &snapshot, const QString &counter);
    void runInMode(const QString &mode);
};

void tst_BatchWindow::addModes()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<int>("roundTrips");
    QTest::newRow("single") << u"single"_s << 50;
    QTest::newRow("primed") << u"primed"_s << 1;
    QTest::newRow("batched") << u"batched"_s << 1;
}

std::size_t tst_BatchWindow::finishedTasks(const Snapshot &snapshot)
{
    std::size_t finished = 0;
    for (std::size_t i = 0; i < snapshot.tasks.size(); ++i) {
        finished += snapshot.tasks.at(i).end == TaskEnd::Finished ? 1 : 0;
    }
    return finished;
}

std::optional<std::int64_t> tst_BatchWindow::lastValue(const Snapshot &snapshot,
                                                       const QString &counter)
{
    for (const CounterTimeline &timeline : snapshot.counters) {
        if (snapshot.text(timeline.name) == counter) {
            return timeline.samples.last().value;
        }
    }
    return std::nullopt;
}

void tst_BatchWindow::runInMode(const QString &mode)
{
    RunRequest request = m_window->workbench().runBar().request();
    request.parameters.set(u"mode"_s, mode);
    request.parameters.set(u"round_trip_ms"_s, qint64(roundTrip.count()));
    m_window->workbench().runBar().setRequest(*findScenario(u"names-of-users"_s), request);
    m_window->run();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->phase(), Session::Phase::Finished, 60'000);
    QCOMPARE(m_window->workbench().messages().text(), QString());
}

void tst_BatchWindow::theRunTakesTheRoundTripsOfItsMode()
{
    QFETCH(QString, mode);
    QFETCH(int, roundTrips);
    runInMode(mode);
    const Snapshot snapshot = m_session->snapshot();
    QCOMPARE(snapshot.tasks.size(), std::size_t(51)); // main and one for each name
    QCOMPARE(finishedTasks(snapshot), snapshot.tasks.size());
    QCOMPARE(snapshot.flushes.size(), std::size_t(roundTrips));
    QCOMPARE(lastValue(snapshot, u"round trips"_s), std::optional(std::int64_t(roundTrips)));
    QCOMPARE_GE(snapshot.now, TraceTime(roundTrips * roundTrip));
}

void tst_BatchWindow::theGraphTellsTheRoundTripsOfTheMode()
{
    QFETCH(QString, mode);
    QFETCH(int, roundTrips);
    runInMode(mode);
    GraphView &graph = m_window->workbench().graph();
    auto &tabs = *m_window->findChild<QTabWidget *>(u"sideTabs"_s);
    tabs.setCurrentIndex(0);
    QVERIFY(!graph.isVisible());
    const int tab = tabs.indexOf(&graph);
    const QRect place = tabs.tabBar()->tabRect(tab);
    QCOMPARE(tabs.tabText(tab), u"Graph"_s);
    QVERIFY(tabs.tabBar()->rect().contains(place));
    QTest::mouseClick(tabs.tabBar(), Qt::LeftButton, {}, place.center());
    QVERIFY(graph.isVisible());
    const QString told = graph.accessibleDescription();
    QVERIFY2(told.contains(u"Round trips: %1."_s.arg(roundTrips)), qPrintable(told));
    keepPicture(*m_window, u"batch-window-%1"_s.arg(mode));
}

COROSCOPE_TEST(tst_BatchWindow)
#include "tst_batchwindow.moc"
