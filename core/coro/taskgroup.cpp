// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/coro/taskgroup.h"

namespace Coroscope {
namespace {

std::string joined(const std::vector<std::exception_ptr> &errors)
{
    std::string text = std::to_string(errors.size()) + " failed: ";
    for (const std::exception_ptr &error : errors) {
        if (&error != &errors.front()) {
            text += "; ";
        }
        try {
            std::rethrow_exception(error);
        } catch (const std::exception &known) {
            text += known.what();
        } catch (...) {
            text += "unknown exception";
        }
    }
    return text;
}

bool isCancellation(const std::exception_ptr &error)
{
    try {
        std::rethrow_exception(error);
    } catch (const Cancelled &) {
        return true;
    } catch (...) {
        return false;
    }
}

} // namespace

TaskGroupError::TaskGroupError(std::vector<std::exception_ptr> errors)
    : runtime_error(joined(errors))
    , m_errors(std::move(errors))
{}

void TaskGroup::adopt(std::unique_ptr<Child> child, TaskBase &task)
{
    child->base = &task;
    task.addListener(*child);
    m_children.push_back(std::move(child));
    ++m_unfinished;
    if (m_isEnding) {
        task.cancel();
    }
}

void TaskGroup::childEnded(TaskBase &task)
{
    --m_unfinished;
    if (task.error() && !isCancellation(task.error())) {
        m_errors.push_back(task.error());
        cancelAll();
    }
    if (m_unfinished == 0 && m_waiter != nullptr) {
        TaskBase &waiter = *std::exchange(m_waiter, nullptr);
        waiter.scheduler().makeReady(waiter, &task);
    }
}

void TaskGroup::cancelAll()
{
    if (std::exchange(m_isEnding, true)) {
        return;
    }
    // Cancelling can end a task at once, which must not be taken for the end of the group.
    ++m_unfinished;
    for (const std::unique_ptr<Child> &child : m_children) {
        child->base->cancel();
    }
    --m_unfinished;
}

} // namespace Coroscope
