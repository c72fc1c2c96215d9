// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timescale.h"

#include <vector>

namespace Coroscope {

/// Whether the view moves by itself as the run goes on.
enum class Follow : std::uint8_t {
    Off,
    WholeRun, ///< shows all of the run, and grows in generous steps
    Newest    ///< keeps the newest moment in view at the width chosen
};

enum class RunProgress : std::uint8_t { Live, Over };

/// Whether a step of navigation can be undone by itself, or belongs to the one before.
enum class NavigationStep : std::uint8_t { New, Joined };

/// The part of a run that is in view: the only owner of that fact. A value.
class ViewRange
{
public:
    static constexpr TraceTime shortest{100}; ///< nothing shorter than this is ever shown

    const TimeRange &range() const noexcept { return m_state.range; }
    Follow follow() const noexcept { return m_state.follow; }
    bool isFollowing() const noexcept { return m_state.follow != Follow::Off; }

    /// Tells how far the run has come; moves the range when following.
    void setRun(TraceTime now, RunProgress progress);
    /// Forgets all navigation: for a new run.
    void reset();

    /// Makes the range `factor` times as long and keeps `at` where it is, as far as the run allows.
    /// While the run is live and followed, the newest moment stays in view from then on.
    void zoom(TraceTime at, double factor, NavigationStep step = NavigationStep::New);
    /// Moves the range; stops following.
    void pan(TraceTime by, NavigationStep step = NavigationStep::New);
    /// Shows just this, with a little room on both sides; stops following.
    void fit(TimeRange what);
    /// Moves the range so that `at` is in its middle; stops following.
    void centre(TraceTime at);
    /// The whole run, now and as it grows.
    void fitAll();
    /// The newest moment, at the width in view.
    void followNewest();
    void stopFollowing();

    bool canUndo() const noexcept { return !m_history.empty(); }
    /// Takes back the last step of navigation; false if there is none.
    bool undo();

    /// The end of the axis for a run that has come to `now`: later than it, and the same for a
    /// while as the run goes on.
    static TraceTime generousEnd(TraceTime now, RunProgress progress);

private:
    struct State
    {
        TimeRange range{TraceTime(0), TraceTime(1'000'000'000)};
        Follow follow = Follow::WholeRun;
    };

    TimeRange wholeRun() const;
    void remember(NavigationStep step);
    void setRange(TimeRange range);
    void moveToNewest();

    State m_state;
    std::vector<State> m_history;
    TraceTime m_now{};
    RunProgress m_progress = RunProgress::Live;
};

} // namespace Coroscope
