// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/coro/gather.h"

namespace Coroscope {

/// What a task looks like where its result was expected, much as Python shows it:
/// "<Task pending read()>".
template<typename T>
QString describe(const Task<T> &task)
{
    const QString state = task.hasEnded() ? QStringLiteral("finished") : QStringLiteral("pending");
    return QStringLiteral("<Task %1 %2()>").arg(state, task.base().name());
}

/// The same of a gather that was not awaited: "<gather pending>".
template<typename T, GatherErrors Errors>
QString describe(Gather<T, Errors> &gather)
{
    return gather.isReady() ? QStringLiteral("<gather finished>")
                            : QStringLiteral("<gather pending>");
}

} // namespace Coroscope
