// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/trace/randomtrace.h"

namespace Coroscope::Testing {

void RandomTrace::pass(int most)
{
    m_now += draw(0, most);
    m_builder.at(m_now);
}

void RandomTrace::step()
{
    pass(3);
    if (m_thread.empty()) {
        stepOffThread();
    } else {
        stepOnThread();
    }
}

void RandomTrace::stepOnThread()
{
    Life &life = m_tasks[m_thread.back()];
    if (life.stage == Stage::Blocking) {
        stepWhileBlocking(life);
        return;
    }
    switch (draw(0, 9)) {
    case 0:
        m_builder.block(life.id);
        life.stage = Stage::Blocking;
        return;
    case 1:
    case 2:
        callChild(life.id);
        return;
    case 3:
        m_builder.readyAwait(life.id);
        return;
    case 4:
        m_builder.finish(life.id, chance(50) ? Outcome::Succeeded : Outcome::Failed);
        leave(life, Stage::Over);
        return;
    default:
        suspend(life);
    }
}

void RandomTrace::stepWhileBlocking(Life &life)
{
    pass(20);
    noteDueSleeps();
    m_builder.unblock(life.id);
    life.stage = Stage::Running;
}

void RandomTrace::suspend(Life &life)
{
    if (chance(50)) {
        life.due = m_now + draw(0, 10);
        m_builder.suspend(life.id, AwaitReason::Sleep, life.due);
    } else {
        m_builder.suspend(life.id, AwaitReason::Event);
    }
    leave(life, Stage::Awaiting);
}

void RandomTrace::callChild(TaskId parent)
{
    const TaskId id = m_builder.create(QStringLiteral("child"), parent);
    m_tasks.push_back({id, Stage::Created, {}});
    if (chance(40)) {
        enter(m_tasks.back());
    }
}

void RandomTrace::stepOffThread()
{
    Life &life = m_tasks[std::size_t(draw(0, int(m_tasks.size()) - 1))];
    switch (life.stage) {
    case Stage::Created:
        if (chance(80)) {
            enter(life);
        } else {
            m_builder.finish(life.id, Outcome::Cancelled);
            life.stage = Stage::Over;
        }
        return;
    case Stage::Awaiting:
        makeReady(life);
        return;
    case Stage::Ready:
        enter(life);
        return;
    default:
        if (m_tasks.size() < 40) {
            callChild(TaskId(1));
        }
    }
}

void RandomTrace::makeReady(Life &life)
{
    if (life.due && *life.due > m_now) {
        m_now = *life.due;
    }
    m_builder.at(life.due.value_or(m_now));
    m_builder.ready(life.id);
    m_builder.at(m_now);
    life.due.reset();
    life.stage = Stage::Ready;
}

void RandomTrace::noteDueSleeps()
{
    for (Life &life : m_tasks) {
        if (life.stage == Stage::Awaiting && life.due && *life.due <= m_now && chance(70)) {
            makeReady(life);
        }
    }
}

void RandomTrace::enter(Life &life)
{
    if (life.stage == Stage::Created) {
        m_builder.start(life.id);
    } else {
        m_builder.resume(life.id);
    }
    life.stage = Stage::Running;
    m_thread.push_back(life.id.value() - 1);
}

void RandomTrace::leave(Life &life, Stage to)
{
    life.stage = to;
    m_thread.pop_back();
}

void RandomTrace::loseTheRest()
{
    while (!m_thread.empty()) {
        Life &life = m_tasks[m_thread.back()];
        if (life.stage == Stage::Blocking) {
            stepWhileBlocking(life);
        }
        suspend(life);
    }
    for (Life &life : m_tasks) {
        if (life.stage != Stage::Over) {
            pass(1);
            m_builder.lose(life.id);
            life.stage = Stage::Over;
        }
    }
}

} // namespace Coroscope::Testing
