// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/timeline/countercache.h"
#include "ui/timeline/flushcache.h"
#include "ui/timeline/lanecache.h"
#include "ui/timeline/rowlayout.h"
#include "ui/timeline/ruler.h"
#include "ui/timeline/textwidths.h"

#include <QtCore/QPointF>
#include <QtCore/QRect>
#include <QtCore/QString>

#include <vector>

namespace Coroscope {

/// A text that has its place.
struct Label
{
    enum class Style : std::uint8_t {
        Plain, ///< secondary text over a bar or in a gap
        Pill,  ///< in a bar, on a light ground
        Value, ///< a variable's value
        Ended, ///< beside the mark of a task's end, in its colour
        Stale  ///< beside a stale write
    };
    QRectF rect;
    QString text;
    Style style = Style::Plain;
    TaskEnd end = TaskEnd::None; ///< of Ended
};

/// A stretch of one state, wide enough to be seen as such.
struct Bar
{
    QRect rect;
    TraceTime begin{};
    TraceTime end{};
    TaskId task{1};
    TaskState state = TaskState::Running;
    std::optional<RequestStretch> stretch; ///< of a bar that is part of a request
};

/// The columns of a lane from `rect.left()` on, as many as it is wide.
struct Strip
{
    QRect rect;
    std::vector<Column> columns;
};

/// A sign at one place.
struct Mark
{
    enum class Kind : std::uint8_t { Created, Start, End, Trouble, Read, Write, StaleWrite };
    Kind kind = Kind::Start;
    QPointF centre;
    double radius = 0;
    TaskEnd end = TaskEnd::None; ///< of an end
    RequestResult result = RequestResult::UnderWay; ///< of a request's trouble
};

/// The value of a variable between two writes.
struct ValueBox
{
    QRect rect;
    enum class Kind : std::uint8_t { Value, StaleValue, Merged } kind = Kind::Value;
};

/// A counter's height over some columns; `rect` reaches down to the lane's ground.
struct CounterStep
{
    QRect rect;
    std::int64_t value = 0;
};

/// A counter's limit over some columns.
struct LimitLine
{
    int first = 0; ///< column
    int last = 0;
    int y = 0;
    std::int64_t value = 0;
    bool operator==(const LimitLine &) const = default;
};

/// All that is drawn in one row.
struct Lane
{
    Row row;
    QRect rect;
    std::vector<Bar> bars;
    std::optional<QRect> unstarted; ///< a line from a task's creation to its start
    Strip strip;
    std::vector<Mark> marks;
    std::vector<ValueBox> boxes;
    std::vector<CounterStep> steps;
    std::vector<LimitLine> limits; ///< of the counter
    std::vector<Label> labels;
};

/// A line from one lane to another.
struct Link
{
    enum class Kind : std::uint8_t {
        Wake,     ///< from the task that made another ready, or gave it the thread
        Write,    ///< from the writing task to the variable
        StaleWrite
    };
    Kind kind = Kind::Wake;
    QPointF from;
    QPointF to;
    bool operator==(const Link &) const = default;
};

/// One flush, or several too close to one another to tell apart: a line through the lanes that wait
/// for it, from the topmost to the lowest.
struct FlushLine
{
    enum class Answer : std::uint8_t { UnderWay, Whole, WithFailures };
    FlushId first;
    FlushId last;               ///< the same for a flush by itself
    Answer answer = Answer::UnderWay;
    int column = 0;             ///< of the moment when it was sent; may lie before the view
    int endColumn = 0;          ///< of the answer, or of the newest moment while it is under way
    int top = 0;
    int bottom = 0;
    double radius = 0;          ///< of the marks
    std::vector<double> marks;  ///< centres of the lanes in view that wait, from top to bottom
    std::optional<QRectF> cap;  ///< none if there is no room
    QString text;               ///< in the cap
    bool isMerged() const noexcept { return first != last; }
};

/// Everything that is drawn of a snapshot, with its place. Painting only replays it. Equal inputs
/// give equal geometry.
struct TimelineGeometry
{
    QRect view; ///< where the lanes are
    TimeScale scale;
    std::vector<Lane> lanes; ///< from top to bottom
    std::vector<Link> links;
    std::vector<FlushLine> flushes; ///< in order of sending
    std::vector<Tick> ticks;
    std::optional<double> nowX; ///< none when out of sight
};

/// What geometry is made from.
struct GeometryInput
{
    const Snapshot &snapshot;
    const TraceIndex &index; ///< of this snapshot
    const RowLayout &rows;   ///< of this snapshot
    TimeScale scale;
    QRect view; ///< where the lanes are, in pixels; times lie as `scale` says
    int scroll = 0;
    TextWidths &texts;
    LaneCache &lanes; ///< makes it faster, never different, as does the next
    CounterCache &counters;
    FlushCache &flushes;
};

TimelineGeometry geometryOf(const GeometryInput &input);

/// The flush whose line or cap is there, or within a few pixels of there; null if none is.
const FlushLine *flushLineAt(const TimelineGeometry &geometry, QPoint place);

} // namespace Coroscope
