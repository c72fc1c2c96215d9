// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stage/realstage.h"
#include "tests/bench/medians.h"

#include <QCoro/QCoroTask>
#include <QCoro/QCoroTimer>
#include <QtCore/QCoreApplication>
#include <QtCore/QEventLoop>

#include <cstdio>

using namespace Coroscope;

namespace {

constexpr int rounds = 301;
constexpr int awaitsOfARound = 500;

QCoro::Task<void> awaitPlainly(QTimer &timer)
{
    for (int i = 0; i < awaitsOfARound; ++i) {
        timer.start(0);
        co_await timer;
    }
}

Task<void> awaitRecorded(QTimer &timer)
{
    for (int i = 0; i < awaitsOfARound; ++i) {
        timer.start(0);
        co_await timer;
    }
}

struct Figures
{
    std::vector<double> plain;
    std::vector<double> recorded;
    std::vector<double> ratios;
};

QCoro::Task<void> measurePlain(QTimer &timer, std::vector<double> &figures)
{
    const auto begin = std::chrono::steady_clock::now();
    co_await awaitPlainly(timer);
    const std::chrono::duration<double, std::nano> passed = std::chrono::steady_clock::now() - begin;
    figures.push_back(passed.count() / awaitsOfARound);
}

Task<void> measureRecorded(QTimer &timer, std::vector<double> &figures)
{
    const auto begin = std::chrono::steady_clock::now();
    co_await awaitRecorded(timer);
    const std::chrono::duration<double, std::nano> passed = std::chrono::steady_clock::now() - begin;
    figures.push_back(passed.count() / awaitsOfARound);
}

/// Both kinds by turns inside one run, so that the machine's mood is the same for both.
Task<void> measureByTurns(Figures &figures)
{
    QTimer timer;
    timer.setSingleShot(true);
    for (int round = 0; round < rounds; ++round) {
        co_await measurePlain(timer, figures.plain);
        co_await measureRecorded(timer, figures.recorded);
        figures.ratios.push_back(figures.recorded.back() / figures.plain.back());
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    EventLog log;
    Figures figures;
    {
        RealStage stage(log, 1, 1);
        stage.run(measureByTurns(figures));
    }
    std::printf("await in a plain QCoro::Task: %.0f ns\n", Bench::median(figures.plain));
    std::printf("await in a Coroscope::Task, recorded: %.0f ns\n",
                Bench::median(figures.recorded));
    std::printf("ratio: %.3f (target <= 1.15)\n", Bench::median(figures.ratios));
    return 0;
}
