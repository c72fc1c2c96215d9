// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coro/gather.h"
#include "tests/support/testmain.h"
#include "tests/support/virtualrun.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int depthOfAll = 10'000;

enum class How { Awaited, Scheduled, Gathered };

Task<int> descend(VirtualRun &run, How how, int levels, TraceTime atTheBottom)
{
    if (levels == 0) {
        co_await run.stage().sleepFor(atTheBottom);
        co_return 0;
    }
    if (how == How::Awaited) {
        co_return 1 + co_await descend(run, how, levels - 1, atTheBottom);
    }
    if (how == How::Scheduled) {
        Task<int> inner = start(u"inner"_s, descend(run, how, levels - 1, atTheBottom));
        co_return 1 + co_await inner;
    }
    std::vector<Task<int>> one;
    one.push_back(descend(run, how, levels - 1, atTheBottom));
    const std::vector<int> depths = co_await gather(std::move(one));
    co_return 1 + depths.at(0);
}

Task<void> descends(VirtualRun &run, How how, int &depth)
{
    depth = co_await descend(run, how, depthOfAll, 1s);
}

Task<void> leavesOneBehind(VirtualRun &run, How how)
{
    {
        Task<int> dropped = start(u"dropped"_s, descend(run, how, depthOfAll, 1h));
    }
    co_await run.stage().sleepFor(1s);
}

Task<void> cancels(VirtualRun &run, How how)
{
    Task<int> task = start(u"cancelled"_s, descend(run, how, depthOfAll, 1h));
    co_await run.stage().sleepFor(1s);
    task.cancel();
    try {
        co_await task;
    } catch (const Cancelled &) {
        run.note(u"cancelled"_s);
    }
}

Task<void> stops(VirtualRun &run, How how)
{
    Task<int> task = start(u"stopped"_s, descend(run, how, depthOfAll, 1h));
    co_await run.stage().sleepFor(1s);
    run.requestStop();
    co_await task;
}

} // namespace

/// Ten thousand tasks, each awaiting the next.
class tst_Depth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }

    void aDeepChainComesToItsEnd_data() { addWays(); }
    void aDeepChainComesToItsEnd()
    {
        QFETCH(How, how);
        int depth = 0;
        VirtualRun run;
        run.run(descends(run, how, depth));
        QCOMPARE(depth, depthOfAll);
    }

    void aDeepChainThatIsLostIsDestroyed_data() { addWays(); }
    void aDeepChainThatIsLostIsDestroyed()
    {
        QFETCH(How, how);
        VirtualRun run;
        run.run(leavesOneBehind(run, how));
        QCOMPARE(run.endOf(u"dropped"_s), TaskEnd::Lost);
    }

    void aDeepChainCanBeCancelled_data() { addWays(); }
    void aDeepChainCanBeCancelled()
    {
        QFETCH(How, how);
        VirtualRun run;
        run.run(cancels(run, how));
        QCOMPARE(run.notes, QStringList{u"cancelled"_s});
    }

    void aDeepChainCanBeStopped_data() { addWays(); }
    void aDeepChainCanBeStopped()
    {
        QFETCH(How, how);
        VirtualRun run;
        run.run(stops(run, how));
        QCOMPARE(run.endOf(u"stopped"_s), TaskEnd::Cancelled);
    }

private:
    static void addWays()
    {
        QTest::addColumn<How>("how");
        QTest::newRow("awaited where it is called") << How::Awaited;
        QTest::newRow("scheduled, then awaited") << How::Scheduled;
        QTest::newRow("gathered") << How::Gathered;
    }
};

COROSCOPE_TEST(tst_Depth)
#include "tst_depth.moc"
