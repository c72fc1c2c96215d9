// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stage/stage.h"
#include "core/trace/fold.h"
#include "tests/support/tracecheck.h"

#include <QtCore/QStringList>
#include <QtTest/QTest>

namespace Coroscope::Testing {

/// The log of a run, and what its coroutines want remembered.
class RecordedRun
{
public:
    RecordedRun() = default;
    RecordedRun(const RecordedRun &) = delete;
    RecordedRun &operator=(const RecordedRun &) = delete;
    virtual ~RecordedRun() = default;

    virtual Stage &stage() = 0;
    Scheduler &scheduler() { return stage().scheduler(); }

    void note(const QString &text) { notes.append(text); }
    /// The same with the clock's time in milliseconds: "a 2500".
    void noteTime(const QString &text)
    {
        const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(stage().now());
        notes.append(QStringLiteral("%1 %2").arg(text).arg(now.count()));
    }

    Snapshot snapshot() const
    {
        Fold fold(log.tables());
        fold.takeIn(log);
        return fold.snapshot();
    }
    /// The task of that name; the test fails without one.
    TaskTimeline taskNamed(const QString &name) const
    {
        const Snapshot now = snapshot();
        for (std::size_t i = 0; i < now.tasks.size(); ++i) {
            if (now.text(now.tasks.at(i).name) == name) {
                return now.tasks.at(i);
            }
        }
        QTest::qFail(qPrintable(QStringLiteral("no task %1").arg(name)), __FILE__, __LINE__);
        return {};
    }
    TaskEnd endOf(const QString &name) const { return taskNamed(name).end; }
    QStringList output() const
    {
        const Snapshot now = snapshot();
        QStringList lines;
        for (std::size_t i = 0; i < now.output.size(); ++i) {
            lines.append(now.text(now.output.at(i).text));
        }
        return lines;
    }
    template<typename Body>
    std::vector<Body> eventsOf() const
    {
        std::vector<Body> found;
        for (std::size_t i = 0; i < log.size(); ++i) {
            const Event event = log.at(i);
            if (const auto *body = std::get_if<Body>(&event.body)) {
                found.push_back(*body);
            }
        }
        return found;
    }

    EventLog log;
    QStringList notes;
};


/// For cleanup(): no frame is left, and every trace was legal.
inline void verifyNothingIsLeft()
{
    QCOMPARE(TaskBase::frameCount(), std::size_t(0));
    QCOMPARE(takeFaults(), QStringList());
}

} // namespace Coroscope::Testing
