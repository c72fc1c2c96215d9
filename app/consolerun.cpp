// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/consolerun.h"

#include "app/commandline.h"
#include "app/language.h"
#include "core/analysis/results.h"
#include "core/analysis/statenames.h"
#include "ui/models/requesttext.h"

#include <QtCore/QEventLoop>
#include <QtCore/QTimer>

#include <csignal>

namespace Coroscope {
namespace {

constexpr int lookMilliseconds = 20;
constexpr qsizetype stateWidth = 13; // "never-started"
volatile std::sig_atomic_t interrupted = 0;

void onInterrupt(int)
{
    interrupted = 1;
    // A second Ctrl+C ends the program at once.
    std::signal(SIGINT, SIG_DFL);
}

QString blanks(qsizetype count)
{
    return QString(std::max<qsizetype>(0, count), u' ');
}

/// A column on the left with two blanks after it.
QString column(const QString &text, qsizetype width)
{
    return text + blanks(width + 2 - cellsOf(text));
}

qsizetype longestName(const Snapshot &snapshot, qsizetype least)
{
    qsizetype longest = least;
    for (std::size_t i = 0; i < snapshot.tasks.size(); ++i) {
        longest = std::max(longest, cellsOf(snapshot.text(snapshot.tasks.at(i).name)));
    }
    return longest;
}

QString number(std::optional<TraceTime> time)
{
    const QString text = time ? QString::number(toSeconds(*time), 'f', 3) : QStringLiteral("-");
    return text.rightJustified(10);
}

} // namespace

ConsoleRun::ConsoleRun(Session &session, Echo echo)
    : m_session(session)
    , m_echo(echo)
{
}

std::optional<RunProblem> ConsoleRun::run(const RunRequest &request)
{
    interrupted = 0;
    std::signal(SIGINT, onInterrupt);
    QEventLoop loop;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [this] { look(); });
    connect(&m_session, &Session::phaseChanged, &loop, [&loop](Session::Phase phase) {
        if (phase == Session::Phase::Finished) {
            loop.quit();
        }
    });
    if (auto problem = m_session.start(request)) {
        return problem;
    }
    timer.start(lookMilliseconds);
    loop.exec();
    std::signal(SIGINT, SIG_DFL);
    echoNewLines();
    return m_session.problem();
}

void ConsoleRun::look()
{
    if (interrupted != 0 && !m_wasInterrupted) {
        m_wasInterrupted = true;
        m_session.stop();
    }
    echoNewLines();
}

void ConsoleRun::echoNewLines()
{
    if (m_echo == Echo::Nothing) {
        return;
    }
    const Snapshot snapshot = m_session.snapshot();
    for (; m_echoed < snapshot.output.size(); ++m_echoed) {
        say(snapshot.text(snapshot.output.at(m_echoed).text) + QLatin1Char('\n'));
    }
}

QString requestsText(const Snapshot &snapshot)
{
    constexpr std::size_t mostReasons = 10;
    const QStringList lines = RequestText::totals(requestTotals(snapshot), mostReasons);
    return lines.isEmpty() ? QString()
                           : QLatin1Char('\n') + lines.join(QLatin1Char('\n'))
                                 + QLatin1Char('\n');
}

QString resultsText(const Snapshot &snapshot)
{
    const QStringList heads{ConsoleRun::tr("started"),  ConsoleRun::tr("finished"),
                            ConsoleRun::tr("elapsed"),  ConsoleRun::tr("running"),
                            ConsoleRun::tr("blocking"), ConsoleRun::tr("awaiting"),
                            ConsoleRun::tr("ready")};
    const QString nameHead = ConsoleRun::tr("task");
    const qsizetype nameWidth = longestName(snapshot, cellsOf(nameHead));
    QString text = ConsoleRun::tr("Results, times in seconds:") + QLatin1Char('\n')
        + column(nameHead, nameWidth) + column(ConsoleRun::tr("state"), stateWidth);
    for (const QString &head : heads) {
        text += blanks(10 - cellsOf(head)) + head;
    }
    text += QLatin1Char('\n');
    for (const TaskFigures &figures : resultsTable(snapshot)) {
        text += column(snapshot.text(snapshot.task(figures.task)->name), nameWidth)
            + column(nameOf(figures.end), stateWidth) + number(figures.started)
            + number(figures.finished) + number(figures.elapsed);
        for (const TraceTime time : figures.times) {
            text += number(time);
        }
        if (const auto said = figures.error ? figures.error : figures.result) {
            text += QStringLiteral("  ")
                    + (figures.error ? RequestText::failure(snapshot.text(*said))
                                     : snapshot.text(*said));
        }
        text += QLatin1Char('\n');
    }
    return text + requestsText(snapshot);
}

} // namespace Coroscope
