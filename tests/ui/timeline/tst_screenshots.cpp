// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/batchrun.h"
#include "tests/support/testmain.h"
#include "tests/support/tracebuilder.h"
#include "tests/ui/cloudrun.h"
#include "ui/theme/stylesheet.h"
#include "ui/timeline/timelineview.h"

#include <QtTest/QtTest>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

QString folder()
{
    const QString path = qEnvironmentVariable("COROSCOPE_BINARY_DIR", QDir::tempPath())
        + QStringLiteral("/screenshots");
    QDir().mkpath(path);
    return path;
}

QFont testFont()
{
    QFont font = uiFont();
    font.setPixelSize(13);
    return font;
}

/// A lost update by three tasks: two stale writes.
TraceBuilder lostUpdate()
{
    TraceBuilder run;
    const QString counter = QStringLiteral("counter");
    run.task(QStringLiteral("main")).start(1).write(1, counter, QStringLiteral("0"), 0, {});
    for (std::uint32_t task = 2; task <= 4; ++task) {
        run.task(QStringLiteral("myproc %1").arg(task - 1));
    }
    run.await(1, AwaitReason::Gather);
    for (std::uint32_t task = 2; task <= 4; ++task) {
        run.at(0.05 * task).start(task).read(task, counter, QStringLiteral("0"), 0);
        run.sleep(task, 1 + 0.05 * task);
    }
    for (std::uint32_t task = 2; task <= 4; ++task) {
        run.at(1 + 0.05 * task).ready(task).resume(task);
        run.write(task, counter, QStringLiteral("1"), task - 1, 0).finish(task);
    }
    run.at(1.2).ready(1, TaskId(4)).resume(1).finish(1);
    return run;
}

/// When a request takes a step, 0 to 5.
struct Moment
{
    double at;
    std::uint32_t task;
    int step;
};

/// The steps of many requests, in order of time.
std::vector<Moment> requestMoments(int number)
{
    std::vector<Moment> moments;
    for (std::uint32_t i = 0; i < std::uint32_t(number); ++i) {
        const double delay = double((i * 7919) % 31) / 10;
        const std::array<double, 6> at{0.001 * i, 0.02 + 0.002 * i, 0.05 + 0.002 * i,
                                       0.08 + 0.002 * i, 0.1 + 0.002 * i + delay,
                                       0.25 + 0.004 * i + delay};
        for (std::size_t step = 0; step < at.size(); ++step) {
            moments.push_back({at[step], i + 2, int(step)});
        }
    }
    std::stable_sort(moments.begin(), moments.end(),
                     [](const Moment &a, const Moment &b) { return a.at < b.at; });
    return moments;
}

/// Many requests at once, some ends of every kind.
TraceBuilder requests(int number)
{
    TraceBuilder run;
    run.task(QStringLiteral("main")).start(1);
    for (int i = 0; i < number; ++i) {
        run.task(QStringLiteral("fetch %1").arg(i));
    }
    run.count(QStringLiteral("in flight limit"), number * 3 / 2);
    run.await(1, AwaitReason::Gather);
    const std::vector<Moment> moments = requestMoments(number);
    constexpr std::array steps{RequestStep::Queued, RequestStep::Connecting,
                               RequestStep::Encrypting, RequestStep::Sent, RequestStep::FirstByte,
                               RequestStep::Done};
    std::vector<std::uint32_t> requestOf(std::size_t(number) + 2, 0);
    std::uint32_t made = 0;
    std::int64_t inFlight = 0;
    for (const Moment &moment : moments) {
        run.at(moment.at);
        if (moment.step == 0) {
            requestOf[moment.task] = ++made;
            run.start(moment.task).request(moment.task, made, RequestStep::Queued);
            run.count(QStringLiteral("in flight"), ++inFlight);
            run.await(moment.task, AwaitReason::Request);
            continue;
        }
        run.request(moment.task, requestOf[moment.task], steps[std::size_t(moment.step)]);
        if (moment.step == 5) {
            run.count(QStringLiteral("in flight"), --inFlight);
            run.ready(moment.task).resume(moment.task);
            const auto outcome = moment.task % 11 == 0 ? Outcome::Failed
                : moment.task % 13 == 0               ? Outcome::Cancelled
                                                      : Outcome::Succeeded;
            run.end(moment.task, outcome);
        }
    }
    return run;
}

} // namespace

class TestScreenshots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMainStateCanBeSeen_data();
    void everyMainStateCanBeSeen();
};

void TestScreenshots::everyMainStateCanBeSeen_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isDark");
    for (const char *name : {"idle", "live", "selected", "done", "lost-update", "hello", "hundred",
                             "small", "cloud", "cloud-near", "flushes", "flushes-near"}) {
        QTest::addRow("%s-light", name) << QString::fromLatin1(name) << false;
        QTest::addRow("%s-dark", name) << QString::fromLatin1(name) << true;
    }
}

void TestScreenshots::everyMainStateCanBeSeen()
{
    QFETCH(QString, name);
    QFETCH(bool, isDark);
    TimelineView view;
    view.setFont(testFont());
    const Theme theme = isDark ? Themes::dark() : Themes::light();
    view.setTheme(theme);
    view.setStyleSheet(styleSheetOf(theme));
    const bool isCloud = name.startsWith(QStringLiteral("cloud"));
    const bool isLarge = isCloud || name == QStringLiteral("hundred");
    view.resize(isLarge ? QSize(1600, 1000) : QSize(960, 655));
    if (name == QStringLiteral("small")) {
        view.resize(500, 380);
    }
    view.show();
    if (name == QStringLiteral("lost-update")) {
        view.setSnapshot(lostUpdate().snapshot());
    } else if (name == QStringLiteral("hello")) {
        view.setSnapshot(requests(5).snapshot(2.8));
    } else if (name.startsWith(QStringLiteral("flushes"))) {
        const bool isNear = name.endsWith(QStringLiteral("near"));
        view.setSnapshot(dependentReads(isNear ? 5 : 50).snapshot());
    } else if (isCloud) {
        const bool isNear = name == QStringLiteral("cloud-near");
        view.setSnapshot(isNear ? CloudRun(9).snapshot() : CloudRun().snapshot());
        view.setVisibleRange(isNear ? TimeRange{seconds(0), seconds(9)} : view.visibleRange());
    } else if (isLarge) {
        view.setSnapshot(requests(100).snapshot(2.2));
    } else if (name == QStringLiteral("done")) {
        view.setSnapshot(sumThatDepends().snapshot());
    } else if (name != QStringLiteral("idle")) {
        view.setSnapshot(sumThatDepends(9.3).snapshot(9.3));
    }
    if (name == QStringLiteral("selected")) {
        view.setSelectedTask(TaskId(4));
        view.nextSpan();
        view.nextSpan();
    }
    QApplication::processEvents(); // the scroll bar comes and goes in its own time
    const QImage image = view.grab().toImage();
    QCOMPARE(image.size(), view.size());
    const QString suffix = isDark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png");
    QVERIFY(image.save(folder() + u'/' + name + suffix));
}

COROSCOPE_TEST(TestScreenshots)
#include "tst_screenshots.moc"
