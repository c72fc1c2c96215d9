// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// First: moc 6.4 cannot read what the events' header begins with.
#include "tests/support/testmain.h"

#include "core/trace/packedevent.h"

#include <QtTest/QTest>

#include <limits>

using namespace Coroscope;

Q_DECLARE_METATYPE(Coroscope::Event)

namespace {

constexpr auto largest = std::numeric_limits<std::uint32_t>::max();

void addRow(const char *name, const EventBody &body)
{
    QTest::newRow(name) << Event{TraceTime(123'456'789'012), TaskId(7), body};
}

void addAwaits()
{
    addRow("suspended, everything",
           TaskSuspended{AwaitId(largest), AwaitReason::Other, TextId(largest),
                         LocationId(largest), TraceTime(std::numeric_limits<qint64>::max())});
    addRow("suspended, nothing",
           TaskSuspended{AwaitId(1), AwaitReason::Sleep, std::nullopt, std::nullopt, std::nullopt});
    addRow("suspended, due at nought",
           TaskSuspended{AwaitId(1), AwaitReason::Sleep, std::nullopt, std::nullopt, TraceTime(0)});
    addRow("suspended, detail only",
           TaskSuspended{AwaitId(2), AwaitReason::Mutex, TextId(3), std::nullopt, std::nullopt});
    addRow("awaited ready, everything",
           AwaitedReady{AwaitReason::Gather, TextId(largest), LocationId(largest)});
    addRow("awaited ready, nothing", AwaitedReady{AwaitReason::Task, std::nullopt, std::nullopt});
    addRow("ready with cause", TaskReady{AwaitId(largest), TaskId(largest)});
    addRow("ready without cause", TaskReady{AwaitId(3), std::nullopt});
    addRow("resumed", TaskResumed{AwaitId(largest)});
}

void addVariables()
{
    addRow("read, with line",
           VariableRead{TextId(largest), TextId(2), largest, ValueKind::Number, LocationId(9)});
    addRow("read, without line",
           VariableRead{TextId(1), TextId(largest), 0, ValueKind::Text, std::nullopt});
    addRow("written, everything",
           VariableWritten{TextId(1), TextId(2), largest, largest, ValueKind::Number,
                           LocationId(largest)});
    addRow("written, based on version nought",
           VariableWritten{TextId(1), TextId(2), 1, 0, ValueKind::Text, std::nullopt});
    addRow("written, based on nothing known",
           VariableWritten{TextId(1), TextId(2), 1, std::nullopt, ValueKind::Text, std::nullopt});
}

void addRequests()
{
    addRow("request, everything",
           RequestPhase{RequestId(largest), RequestStep::Done, ConnectionUse::Reused, 65535,
                        std::numeric_limits<std::uint64_t>::max(), TextId(largest)});
    addRow("request, nothing",
           RequestPhase{RequestId(1), RequestStep::Queued, ConnectionUse::Unknown, std::nullopt,
                        std::nullopt, std::nullopt});
    addRow("request, status and size nought",
           RequestPhase{RequestId(1), RequestStep::FirstByte, ConnectionUse::New, 0, 0,
                        std::nullopt});
    addRow("request, size only",
           RequestPhase{RequestId(1), RequestStep::Downloading, ConnectionUse::New, std::nullopt,
                        450'000, std::nullopt});
}

void addLives()
{
    addRow("created, everything",
           TaskCreated{TaskId(largest), TextId(largest), StartPolicy::Lazy, LocationId(largest)});
    addRow("created, nothing",
           TaskCreated{std::nullopt, TextId(1), StartPolicy::Eager, std::nullopt});
    addRow("started", TaskStarted{});
    addRow("block began with line", BlockBegan{LocationId(4)});
    addRow("block began without line", BlockBegan{std::nullopt});
    addRow("block ended", BlockEnded{});
    addRow("finished with text", TaskFinished{Outcome::Failed, TextId(5)});
    addRow("finished without text", TaskFinished{Outcome::Cancelled, std::nullopt});
    addRow("lost", TaskLost{});
    addRow("work began with line", WorkBegan{7, LocationId(largest)});
    addRow("work began without line", WorkBegan{1, std::nullopt});
    addRow("work ended", WorkEnded{7});
    addRow("flush began, everything",
           FlushBegan{FlushId(largest), TextId(largest), largest, TextId(largest)});
    addRow("flush began, no text", FlushBegan{FlushId(1), TextId(1), 0, std::nullopt});
    addRow("flush awaited", FlushAwaited{FlushId(largest)});
    addRow("flush ended, everything",
           FlushEnded{FlushId(largest), largest, largest, TextId(largest)});
    addRow("flush ended, nothing", FlushEnded{FlushId(1), 0, 0, std::nullopt});
    addRow("printed", Printed{TextId(largest)});
    addRow("counter", CounterChanged{TextId(3), std::numeric_limits<std::int64_t>::min()});
}

} // namespace

class tst_PackedEvent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unpackingGivesWhatWasPacked_data()
    {
        QTest::addColumn<Event>("event");
        addLives();
        addAwaits();
        addVariables();
        addRequests();
        QTest::newRow("no task") << Event{TraceTime(0), std::nullopt, CounterChanged{TextId(1), 0}};
        QTest::newRow("latest time")
            << Event{TraceTime(std::numeric_limits<qint64>::max()), TaskId(1), TaskStarted{}};
    }
    void unpackingGivesWhatWasPacked()
    {
        QFETCH(Event, event);
        QVERIFY(unpack(pack(event)) == event);
    }

    void anEventTakesFortyBytesAtMost() { QCOMPARE_LE(sizeof(PackedEvent), std::size_t(40)); }
};

COROSCOPE_TEST(tst_PackedEvent)
#include "tst_packedevent.moc"
