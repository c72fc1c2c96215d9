// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/requesttotals.h"
#include "core/trace/snapshot.h"

#include <QtGui/QColor>
#include <QtGui/QFont>
#include <QtGui/QPalette>

#include <array>
#include <optional>

namespace Coroscope {

/// What a colour is for. Every colour of the window has a role here and a value in the themes.
enum class ColourRole : std::uint8_t {
    Window,        ///< behind everything; rulers and buttons
    Panel,         ///< side panels, toolbars
    LaneEven,      ///< lanes and the header column beside them, alternating
    LaneOdd,
    Separator,     ///< between panels and between lanes
    Grid,          ///< time grid in the lanes
    Text,
    DimText,       ///< secondary text, still readable
    Accent,        ///< links, the current tab, the primary button
    OnAccent,      ///< text on Accent
    AccentWash,    ///< background of what is chosen in a list or among options
    Selection,     ///< background of the selected lane
    Hover,         ///< background under the pointer
    Now,           ///< line and badge of the newest moment
    OnNow,         ///< text on Now
    Future,        ///< laid over the time after the newest moment; translucent
    Pill,          ///< behind a label that stands in a bar; translucent
    Link,          ///< arrows between lanes
    VariableFill,  ///< a value's box in a variable's lane
    VariableEdge,  ///< its border, threads and dots
    VariableText,
    Stale,         ///< stale writes
    Counter,       ///< steps of a counter
    CounterFill,
    Flush,         ///< lines and marks of keys sent to a store
    FlushFill,     ///< laid over the time until the answer; translucent
    OnFlush,       ///< text on Flush
    Warning,       ///< accents of cards
    CodeLine,      ///< the running line in the code view
    CodeKeyword,
    CodeType,
    CodeText,      ///< string and character literals
    CodeNumber,
    CodeComment,
    Count
};

/// How an area is filled, so that states differ without their colours.
enum class Pattern : std::uint8_t { Solid, Hatch, Thin, Dots, Cross };

/// How a bar of one kind is drawn.
struct BarLook
{
    QColor fill;
    QColor edge;   ///< of the outline; at least 3:1 against the lanes
    QColor ink;    ///< of hatches and dots; translucent
    QColor strong; ///< where there is room for neither pattern nor outline; at least 3:1
    QColor map;    ///< on the overview
    Pattern pattern = Pattern::Solid;
    QChar glyph;
};

/// How a task's end, or a request's, is marked.
struct EndLook
{
    QColor colour; ///< of the mark
    QColor onMark; ///< of what stands in it
    QColor text;   ///< of text beside it
    QChar glyph;
};

/// The stretches of a request, in their order; drawn within the lane of its task.
enum class RequestStretch : std::uint8_t { Queued, Connecting, Encrypting, Waiting, Downloading };

/// Distances in pixels at the usual text size.
struct Spacing
{
    static constexpr int tight = 4;
    static constexpr int normal = 8;
    static constexpr int wide = 16;
    static constexpr int radius = 6;    ///< corners of buttons and cards
    static constexpr int barRadius = 4; ///< corners of bars
};

/// The look of the whole window: state → colour, pattern and glyph. A value; the only place of the
/// project where colours are written down.
struct Theme
{
    enum class Shade : std::uint8_t { Light, Dark };

    Shade shade = Shade::Light;
    std::array<QColor, std::size_t(ColourRole::Count)> colours;
    std::array<BarLook, 5> states;    ///< by TaskState
    std::array<BarLook, 5> stretches; ///< by RequestStretch
    std::array<EndLook, 6> ends;      ///< by TaskEnd
    std::array<EndLook, 5> results;   ///< by RequestResult

    const QColor &colour(ColourRole role) const { return colours[std::size_t(role)]; }
    const BarLook &state(TaskState state) const { return states[std::size_t(state)]; }
    const BarLook &stretch(RequestStretch part) const { return stretches[std::size_t(part)]; }
    const EndLook &end(TaskEnd end) const { return ends[std::size_t(end)]; }
    const EndLook &result(RequestResult of) const { return results[std::size_t(of)]; }
    bool isDark() const { return shade == Shade::Dark; }
};

namespace Themes {

Theme light();
Theme dark();
/// Light or dark, whichever the palette's own window is.
Theme systemTheme(const QPalette &palette);
/// The same in every theme.
QChar glyphOf(TaskState state);
QChar glyphOf(RequestStretch stretch);
QChar glyphOf(TaskEnd end);
QChar glyphOf(RequestResult result);
/// Of keys sent to a store, all in one question.
QChar flushGlyph();
/// Stands beside the words for a new connection or a reused one; none for an unknown one.
std::optional<QChar> glyphOf(ConnectionUse connection);

} // namespace Themes

/// Contrast of two opaque colours, 1 to 21, as WCAG 2 defines it.
double contrast(const QColor &one, const QColor &other);

/// What is seen where `above`, which may be translucent, lies on the opaque `below`.
QColor blended(const QColor &above, const QColor &below);

/// The proportional font: Inter if it is installed, else the system's; the system's size.
QFont uiFont();
/// The fixed-width font for code and values: JetBrains Mono, DejaVu Sans Mono or the system's.
QFont monoFont();

} // namespace Coroscope
