// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/session/sessionfixture.h"

#include "core/analysis/statenames.h"
#include "core/net/networkclient.h"

#include <QtTest/QTest>

namespace Coroscope::Testing {
namespace {

constexpr int patienceMilliseconds = 30'000;

} // namespace

SessionFixture::SessionFixture(const QString &serverProgram)
{
    m_environment.serverProgram = serverProgram;
    m_environment.makeHttpClient = [](Recorder &recorder) {
        return std::make_unique<NetworkClient>(recorder);
    };
    m_session = std::make_unique<Session>(m_environment);
    QObject::connect(m_session.get(), &Session::phaseChanged, m_session.get(),
                     [this](Session::Phase phase) { m_phases.append(phase); });
}

bool SessionFixture::run(const RunRequest &request)
{
    return !m_session->start(request) && waitForEnd();
}

bool SessionFixture::waitForEnd()
{
    return QTest::qWaitFor([this] { return m_session->phase() == Session::Phase::Finished; },
                           patienceMilliseconds);
}

bool SessionFixture::waitForState(TaskState state)
{
    return QTest::qWaitFor(
        [this, state] { return m_session->snapshot().statesNow.at(std::size_t(state)) > 0; },
        patienceMilliseconds);
}

QStringList SessionFixture::ends()
{
    const Snapshot snapshot = m_session->snapshot();
    QStringList ends;
    for (std::size_t i = 0; i < snapshot.tasks.size(); ++i) {
        ends.append(nameOf(snapshot.tasks.at(i).end));
    }
    return ends;
}

QString SessionFixture::unfinishedRequests()
{
    const Snapshot snapshot = m_session->snapshot();
    QStringList found;
    for (std::size_t i = 0; i < snapshot.requests.size(); ++i) {
        const RequestTimeline &request = snapshot.requests.at(i);
        if (!request.isDone()) {
            QString steps;
            for (const auto &step : request.steps) {
                steps += QLatin1Char(step ? '+' : '-');
            }
            found.append(QStringLiteral("%1 %2").arg(request.id.value()).arg(steps));
        }
    }
    return found.join(QStringLiteral(", "));
}

std::int64_t SessionFixture::peakOf(const QString &counter)
{
    const Snapshot snapshot = m_session->snapshot();
    for (const CounterTimeline &timeline : snapshot.counters) {
        if (snapshot.text(timeline.name) == counter) {
            return timeline.peak;
        }
    }
    return 0;
}

} // namespace Coroscope::Testing
