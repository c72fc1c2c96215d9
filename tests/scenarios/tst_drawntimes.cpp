// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/workfigures.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

#include <algorithm>
#include <numeric>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

/// How the reads of a pipeline, or the sleeps of the bois, are drawn, and what CPython draws then.
struct Draw
{
    quint32 seed = 1;
    int least = 1;
    int most = 5;
    std::vector<int> seconds = {2, 5, 1, 3, 1};
};

void rowsOfDraws()
{
    QTest::addColumn<Draw>("draw");
    QTest::newRow("the defaults") << Draw{};
    QTest::newRow("seed 7") << Draw{7, 2, 9, {7, 4, 8, 2, 3, 3, 7}};
    QTest::newRow("one only") << Draw{2, 3, 3, {3}};
    QTest::newRow("none to wait for") << Draw{42, 0, 0, {0, 0, 0}};
    QTest::newRow("from zero") << Draw{3, 0, 10, {3, 9, 8, 2, 5, 9}};
    QTest::newRow("the largest seed") << Draw{4294967295, 1, 5, {5, 2, 2, 5, 5, 3, 5, 3}};
}

int sumOf(const std::vector<int> &seconds)
{
    return std::accumulate(seconds.begin(), seconds.end(), 0);
}

int longestOf(const std::vector<int> &seconds)
{
    return *std::max_element(seconds.begin(), seconds.end());
}

/// The numbers of the draws in the order in which they are over, equal ones in order of number.
std::vector<int> orderOfArrival(const std::vector<int> &seconds)
{
    std::vector<int> numbers(seconds.size());
    std::iota(numbers.begin(), numbers.end(), 0);
    std::stable_sort(numbers.begin(), numbers.end(), [&seconds](int a, int b) {
        return seconds.at(std::size_t(a)) < seconds.at(std::size_t(b));
    });
    return numbers;
}

ScenarioRun runPipeline(const Draw &draw, const QString &mode, double compute)
{
    RunRequest request = requestFor(
        QStringLiteral("pipeline"),
        {{QStringLiteral("reads"), QString::number(draw.seconds.size())},
         {QStringLiteral("read_min_s"), QString::number(draw.least)},
         {QStringLiteral("read_max_s"), QString::number(draw.most)},
         {QStringLiteral("compute_s"), QString::number(compute)},
         {QStringLiteral("mode"), mode}});
    request.seed = draw.seed;
    return ScenarioRun::onVirtualStage(request);
}

ScenarioRun runBois(const Draw &draw)
{
    RunRequest request = requestFor(
        QStringLiteral("sleepy-bois"),
        {{QStringLiteral("tasks"), QString::number(draw.seconds.size())},
         {QStringLiteral("min_s"), QString::number(draw.least)},
         {QStringLiteral("max_s"), QString::number(draw.most)}});
    request.seed = draw.seed;
    return ScenarioRun::onVirtualStage(request);
}

/// One task by its name.
TaskFigures figuresNamed(const ScenarioRun &run, const QString &name)
{
    for (const TaskFigures &figures : run.calls()) {
        if (run.snapshot().text(run.snapshot().task(figures.task)->name) == name) {
            return figures;
        }
    }
    qFatal("no task named %s", qUtf8Printable(name));
}

TaskFigures readOf(const ScenarioRun &run, int number)
{
    return figuresNamed(run, QStringLiteral("read %1").arg(number + 1));
}

TaskFigures computeOf(const ScenarioRun &run, int number)
{
    return figuresNamed(run, QStringLiteral("compute %1").arg(number + 1));
}

} // namespace

// The demos whose times are drawn by chance, with the draws of CPython's random.randint.
class tst_DrawnTimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePipelinesJobsAreTheArticles_data();
    void thePipelinesJobsAreTheArticles();
    void sequentialReadsAndComputesTakeTurns_data();
    void sequentialReadsAndComputesTakeTurns();
    void readsFirstOverlapsTheReadsAndThenComputes_data();
    void readsFirstOverlapsTheReadsAndThenComputes();
    void interleavedComputesInOrderOfArrivalAndNeverTwoAtOnce_data();
    void interleavedComputesInOrderOfArrivalAndNeverTwoAtOnce();
    void interleavedIsNeverLaterThanReadsFirst();
    void thePipelinePrintsTheArticlesLines();
    void tenThousandReadsRun();
    void theBoisWakeInOrderOfTheirSleeps_data();
    void theBoisWakeInOrderOfTheirSleeps();
    void theBoisPrintTheArticlesLines();
};

void tst_DrawnTimes::thePipelinesJobsAreTheArticles_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<int>("job");
    QTest::newRow("sequential") << QStringLiteral("sequential") << 17;
    QTest::newRow("reads first") << QStringLiteral("reads-first") << 10;
    QTest::newRow("interleaved") << QStringLiteral("interleaved") << 6;
}

void tst_DrawnTimes::thePipelinesJobsAreTheArticles()
{
    QFETCH(QString, mode);
    QFETCH(int, job);

    const ScenarioRun run = ScenarioRun::onVirtualStage(
        requestFor(QStringLiteral("pipeline"), {{QStringLiteral("mode"), mode}}));

    QCOMPARE(run.fault(), QString());
    QCOMPARE(run.main().elapsed, fromSeconds(job));
    QCOMPARE(run.output().last(),
             QStringLiteral("Job finished in %1 seconds.").arg(fiveDecimals(job)));
    QCOMPARE(run.calls().size(), std::size_t(10));
}

void tst_DrawnTimes::sequentialReadsAndComputesTakeTurns_data()
{
    rowsOfDraws();
}

void tst_DrawnTimes::sequentialReadsAndComputesTakeTurns()
{
    QFETCH(Draw, draw);

    const ScenarioRun run = runPipeline(draw, QStringLiteral("sequential"), 1.25);

    QCOMPARE(run.fault(), QString());
    double now = 0;
    for (std::size_t number = 0; number < draw.seconds.size(); ++number) {
        QCOMPARE(readOf(run, int(number)).started, fromSeconds(now));
        now += draw.seconds.at(number);
        QCOMPARE(readOf(run, int(number)).finished, fromSeconds(now));
        QCOMPARE(computeOf(run, int(number)).started, fromSeconds(now));
        now += 1.25;
        QCOMPARE(computeOf(run, int(number)).finished, fromSeconds(now));
    }
    QCOMPARE(run.main().elapsed, fromSeconds(now));
}

void tst_DrawnTimes::readsFirstOverlapsTheReadsAndThenComputes_data()
{
    rowsOfDraws();
}

void tst_DrawnTimes::readsFirstOverlapsTheReadsAndThenComputes()
{
    QFETCH(Draw, draw);

    const ScenarioRun run = runPipeline(draw, QStringLiteral("reads-first"), 1.25);

    QCOMPARE(run.fault(), QString());
    double now = longestOf(draw.seconds);
    for (std::size_t number = 0; number < draw.seconds.size(); ++number) {
        QCOMPARE(readOf(run, int(number)).started, TraceTime(0));
        QCOMPARE(readOf(run, int(number)).elapsed, fromSeconds(draw.seconds.at(number)));
        QCOMPARE(computeOf(run, int(number)).started, fromSeconds(now));
        now += 1.25;
        QCOMPARE(computeOf(run, int(number)).finished, fromSeconds(now));
    }
    QCOMPARE(run.main().elapsed, fromSeconds(now));
}

void tst_DrawnTimes::interleavedComputesInOrderOfArrivalAndNeverTwoAtOnce_data()
{
    rowsOfDraws();
}

void tst_DrawnTimes::interleavedComputesInOrderOfArrivalAndNeverTwoAtOnce()
{
    QFETCH(Draw, draw);

    const ScenarioRun run = runPipeline(draw, QStringLiteral("interleaved"), 1.25);

    QCOMPARE(run.fault(), QString());
    double now = 0;
    for (const int number : orderOfArrival(draw.seconds)) {
        const int arrival = draw.seconds.at(std::size_t(number));
        QCOMPARE(timeIn(readOf(run, number), TaskState::Awaiting), fromSeconds(arrival));
        now = std::max(now, double(arrival));
        QCOMPARE(computeOf(run, number).started, fromSeconds(now));
        QCOMPARE(timeIn(computeOf(run, number), TaskState::Blocking), fromSeconds(1.25));
        now += 1.25;
        QCOMPARE(computeOf(run, number).finished, fromSeconds(now));
    }
    QCOMPARE(run.main().elapsed, fromSeconds(now));
}

void tst_DrawnTimes::interleavedIsNeverLaterThanReadsFirst()
{
    Draw draw;
    draw.seconds.resize(8);
    for (draw.seed = 0; draw.seed < 40; ++draw.seed) {
        const auto jobOf = [&draw](const QString &mode) {
            return *runPipeline(draw, mode, 0.75).main().elapsed;
        };
        const TraceTime interleaved = jobOf(QStringLiteral("interleaved"));
        const TraceTime readsFirst = jobOf(QStringLiteral("reads-first"));
        QVERIFY2(interleaved <= readsFirst, qPrintable(QString::number(draw.seed)));
        QVERIFY2(readsFirst <= jobOf(QStringLiteral("sequential")),
                 qPrintable(QString::number(draw.seed)));
    }
}

void tst_DrawnTimes::thePipelinePrintsTheArticlesLines()
{
    const ScenarioRun run = ScenarioRun::onVirtualStage(requestFor(QStringLiteral("pipeline")));

    const QStringList expected{QStringLiteral("   read 3 finished in 1.00000 seconds."),
                               QStringLiteral("   read 5 finished in 1.00000 seconds."),
                               QStringLiteral("   compute 3 finished in 1.00000 seconds."),
                               QStringLiteral("   compute 5 finished in 1.00000 seconds."),
                               QStringLiteral("   read 1 finished in 3.00000 seconds."),
                               QStringLiteral("   read 4 finished in 3.00000 seconds."),
                               QStringLiteral("   compute 1 finished in 1.00000 seconds."),
                               QStringLiteral("   compute 4 finished in 1.00000 seconds."),
                               QStringLiteral("   read 2 finished in 5.00000 seconds."),
                               QStringLiteral("   compute 2 finished in 1.00000 seconds."),
                               QStringLiteral("Job finished in 6.00000 seconds.")};
    QCOMPARE(run.output(), expected);
}

void tst_DrawnTimes::tenThousandReadsRun()
{
    const ScenarioRun run = ScenarioRun::onVirtualStage(requestFor(
        QStringLiteral("pipeline"), {{QStringLiteral("reads"), QStringLiteral("10000")}}));

    QCOMPARE(run.fault(), QString());
    QCOMPARE(run.ends().count(QStringLiteral("finished")), 20001);
    QCOMPARE(run.main().elapsed, fromSeconds(10001));
}

void tst_DrawnTimes::theBoisWakeInOrderOfTheirSleeps_data()
{
    rowsOfDraws();
}

void tst_DrawnTimes::theBoisWakeInOrderOfTheirSleeps()
{
    QFETCH(Draw, draw);

    const ScenarioRun run = runBois(draw);

    QCOMPARE(run.fault(), QString());
    QStringList names;
    QStringList lines;
    for (const int number : orderOfArrival(draw.seconds)) {
        const int sleep = draw.seconds.at(std::size_t(number));
        names += QStringLiteral("boi_%1").arg(number);
        lines += QStringLiteral("Sleepy Boi boi_%1 woke up after %2s").arg(number).arg(sleep);
        QCOMPARE(figuresNamed(run, names.last()).started, TraceTime(0));
        QCOMPARE(figuresNamed(run, names.last()).elapsed, fromSeconds(sleep));
    }
    const int longest = longestOf(draw.seconds);
    lines += QStringLiteral("It took %1.000s to execute, the total wait time was %2s.")
                 .arg(longest)
                 .arg(sumOf(draw.seconds));
    QCOMPARE(run.finishOrder(), names);
    QCOMPARE(run.output(), lines);
    QCOMPARE(run.main().elapsed, fromSeconds(longest));
}

void tst_DrawnTimes::theBoisPrintTheArticlesLines()
{
    const ScenarioRun run = ScenarioRun::onVirtualStage(requestFor(QStringLiteral("sleepy-bois")));

    const QStringList expected{
        QStringLiteral("Sleepy Boi boi_2 woke up after 1s"),
        QStringLiteral("Sleepy Boi boi_4 woke up after 1s"),
        QStringLiteral("Sleepy Boi boi_0 woke up after 2s"),
        QStringLiteral("Sleepy Boi boi_3 woke up after 3s"),
        QStringLiteral("Sleepy Boi boi_1 woke up after 5s"),
        QStringLiteral("It took 5.000s to execute, the total wait time was 12s.")};
    QCOMPARE(run.output(), expected);
}

COROSCOPE_TEST(tst_DrawnTimes)
#include "tst_drawntimes.moc"
