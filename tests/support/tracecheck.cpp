// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tracecheck.h"

#include "core/trace/transitions.h"

#include <utility>

namespace Coroscope::Testing {
namespace {

QStringList &faults()
{
    static QStringList list;
    return list;
}

} // namespace

QString faultOf(const EventLog &log)
{
    TraceValidator validator;
    for (std::size_t i = 0; i < log.size(); ++i) {
        if (const auto fault = validator.check(log.at(i))) {
            return QStringLiteral("event %1: %2").arg(fault->index).arg(fault->what);
        }
    }
    return {};
}

void rememberFault(const EventLog &log)
{
    if (const QString fault = faultOf(log); !fault.isEmpty()) {
        faults().append(fault);
    }
}

QStringList takeFaults()
{
    return std::exchange(faults(), {});
}

} // namespace Coroscope::Testing
