// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/tracebuilder.h"

namespace Coroscope::Testing {

/// A key as tasks write it: "user:7".
inline QString userKey(int number)
{
    return QStringLiteral("user:%1").arg(number);
}

/// Some tasks under main, numbers 2 on, that each ask for the key of a user at 0.1 s; nothing is
/// sent yet.
inline TraceBuilder askingTasks(int tasks)
{
    TraceBuilder run;
    run.task(QStringLiteral("main")).start(1);
    for (int i = 1; i <= tasks; ++i) {
        run.task(QStringLiteral("get_name %1").arg(i));
    }
    run.await(1, AwaitReason::Gather).at(0.1);
    for (int i = 1; i <= tasks; ++i) {
        run.start(std::uint32_t(i) + 1)
            .await(std::uint32_t(i) + 1, AwaitReason::CacheRead, userKey(i));
    }
    return run;
}

/// The same, and all of them wait for one flush sent at 1 s.
inline TraceBuilder sentTasks(int tasks)
{
    TraceBuilder run = askingTasks(tasks);
    run.at(1).count(QStringLiteral("round trips"), 1);
    run.flush(std::uint32_t(tasks), QStringLiteral("user:1, user:2…"));
    for (int i = 1; i <= tasks; ++i) {
        run.awaitFlush(std::uint32_t(i) + 1);
    }
    return run;
}

/// The same, and the answer comes at 3 s.
inline TraceBuilder answeredTasks(int tasks)
{
    TraceBuilder run = sentTasks(tasks);
    run.at(3).endFlush(std::uint32_t(tasks));
    for (int i = 1; i <= tasks; ++i) {
        run.ready(std::uint32_t(i) + 1);
    }
    for (int i = 1; i <= tasks; ++i) {
        run.resume(std::uint32_t(i) + 1);
    }
    return run;
}

/// A task that reads a list first, and then, in as many tasks as told, what is in it: two round
/// trips of 0.2 s, the second of which fails for the last key.
inline TraceBuilder dependentReads(int tasks)
{
    TraceBuilder run;
    run.task(QStringLiteral("main")).start(1);
    run.task(QStringLiteral("get_upvoter_names")).await(1, AwaitReason::Task);
    run.at(0.01).start(2).await(2, AwaitReason::CacheRead, QStringLiteral("upvoters:42"));
    run.at(0.02).count(QStringLiteral("round trips"), 1);
    run.flush(1, QStringLiteral("upvoters:42")).awaitFlush(2);
    run.at(0.22).endFlush(1).ready(2).resume(2);
    for (int i = 1; i <= tasks; ++i) {
        run.task(QStringLiteral("get_name %1").arg(i), TaskId(2));
    }
    run.await(2, AwaitReason::Gather);
    for (std::uint32_t task = 3; task < std::uint32_t(tasks) + 3; ++task) {
        run.at(0.23).start(task).await(task, AwaitReason::CacheRead, userKey(int(task) - 2));
    }
    run.at(0.25).count(QStringLiteral("round trips"), 2);
    run.flush(std::uint32_t(tasks), QStringLiteral("user:1, user:2…"));
    for (std::uint32_t task = 3; task < std::uint32_t(tasks) + 3; ++task) {
        run.awaitFlush(task);
    }
    run.at(0.45).endFlush(std::uint32_t(tasks) - 1, 1, QStringLiteral("connection lost"));
    for (std::uint32_t task = 3; task < std::uint32_t(tasks) + 3; ++task) {
        run.ready(task).resume(task);
        run.end(task, task == std::uint32_t(tasks) + 2 ? Outcome::Failed : Outcome::Succeeded);
    }
    run.ready(2, TaskId(std::uint32_t(tasks) + 2)).resume(2).at(0.47).finish(2);
    run.ready(1, TaskId(2)).resume(1).finish(1);
    return run;
}

} // namespace Coroscope::Testing
