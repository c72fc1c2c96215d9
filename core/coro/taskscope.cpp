// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/coro/taskscope.h"

#include <vector>

namespace Coroscope {

class TaskScope::State : public std::enable_shared_from_this<State>
{
public:
    void keep(std::shared_ptr<void> object) { m_objects.push_back(std::move(object)); }
    void adopt(std::shared_ptr<void> handle, TaskBase &task)
    {
        if (task.hasEnded()) {
            noteError(task);
        } else {
            task.addListener(m_children.emplace_back(*this, task));
            m_self = shared_from_this();
            ++m_unfinished;
        }
        m_handles.push_back(std::move(handle));
    }
    void cancel()
    {
        const std::shared_ptr<State> alive = shared_from_this();
        for (Child &child : m_children) {
            if (child.task != nullptr) {
                child.task->cancel();
            }
        }
    }
    bool hasUnfinished() const noexcept { return m_unfinished > 0; }
    void setWaiter(TaskBase *waiter) noexcept { m_waiter = waiter; }
    void rethrow() const
    {
        if (m_error) {
            std::rethrow_exception(m_error);
        }
    }
    ~State()
    {
        // The frames of tasks go before what they refer to.
        m_handles.clear();
    }

private:
    struct Child : EndListener
    {
        Child(State &its, TaskBase &listened)
            : state(its)
            , task(&listened)
        {}
        void taskEnded(TaskBase &ended) override
        {
            task = nullptr;
            state.noteError(ended);
            state.childGone(&ended);
        }
        void taskLost() override
        {
            task = nullptr;
            state.childGone(nullptr);
        }
        State &state;
        TaskBase *task; ///< null once it has ended
    };

    void noteError(const TaskBase &task)
    {
        if (!m_error) {
            m_error = task.error();
        }
    }
    void childGone(const TaskBase *cause)
    {
        if (--m_unfinished > 0) {
            return;
        }
        if (TaskBase *const waiter = std::exchange(m_waiter, nullptr)) {
            waiter->scheduler().makeReady(*waiter, cause);
        }
        // May be the end of this object.
        m_self.reset();
    }

    std::vector<std::shared_ptr<void>> m_objects;
    std::deque<Child> m_children;
    std::deque<std::shared_ptr<void>> m_handles;
    std::shared_ptr<State> m_self; ///< while a task is unfinished
    std::exception_ptr m_error;
    std::size_t m_unfinished = 0;
    TaskBase *m_waiter = nullptr;
};

TaskScope::TaskScope()
    : m_state(std::make_shared<State>())
{}

TaskScope::~TaskScope()
{
    m_state->cancel();
}

void TaskScope::cancel()
{
    m_state->cancel();
}

void TaskScope::keep(std::shared_ptr<void> object)
{
    m_state->keep(std::move(object));
}

void TaskScope::adopt(std::shared_ptr<void> handle, TaskBase &task)
{
    m_state->adopt(std::move(handle), task);
}

AwaitDescription TaskScope::Join::describe()
{
    return {AwaitReason::Gather, Scheduler::current()->recorder().log().text(QStringLiteral("{…}")),
            std::nullopt};
}

bool TaskScope::Join::isReady()
{
    return !m_state->hasUnfinished();
}

void TaskScope::Join::begin(TaskBase &waiter)
{
    m_state->setWaiter(&waiter);
}

CancelResult TaskScope::Join::cancel()
{
    m_isCancelled = true;
    m_state->cancel();
    return CancelResult::Delegated;
}

void TaskScope::Join::abandon() noexcept
{
    m_state->setWaiter(nullptr);
}

void TaskScope::Join::await_resume() const
{
    if (m_isCancelled) {
        throw Cancelled();
    }
    m_state->rethrow();
}

} // namespace Coroscope
