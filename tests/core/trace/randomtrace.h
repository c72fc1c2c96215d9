// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seededrandom.h"
#include "tests/support/eventscript.h"

#include <vector>

namespace Coroscope::Testing {

/// Writes a trace of random events that could have happened in a run: nested eager starts, blocking
/// calls that overrun sleeps, cancellations before the start, losses.
class RandomTrace
{
public:
    explicit RandomTrace(std::uint32_t seed)
        : m_random(seed)
    {
        m_tasks.push_back({m_builder.create(QStringLiteral("main")), Stage::Created, {}});
    }
    /// One more event, or a few that belong together.
    void step();
    /// Loses every task that has not ended.
    void loseTheRest();
    const EventScript &builder() const { return m_builder; }
    int now() const { return m_now; }

private:
    enum class Stage { Created, Running, Blocking, Awaiting, Ready, Over };
    struct Life
    {
        TaskId id;
        Stage stage;
        std::optional<int> due;
    };

    bool chance(int percent) { return draw(1, 100) <= percent; }
    int draw(int least, int most) { return m_random.wholeNumber(least, most); }
    void pass(int most);
    void stepOnThread();
    void stepOffThread();
    void stepWhileBlocking(Life &life);
    void suspend(Life &life);
    void callChild(TaskId parent);
    void makeReady(Life &life);
    void enter(Life &life);
    void leave(Life &life, Stage to);
    void noteDueSleeps();

    EventScript m_builder;
    SeededRandom m_random;
    std::vector<Life> m_tasks;
    std::vector<std::size_t> m_thread;
    int m_now = 0;
};

} // namespace Coroscope::Testing
