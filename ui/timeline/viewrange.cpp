// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/viewrange.h"

#include <algorithm>

namespace Coroscope {
namespace {

constexpr std::size_t longestHistory = 200;

TraceTime scaled(TraceTime time, double factor)
{
    return TraceTime(std::llround(std::clamp(double(time.count()) * factor, -4e18, 4e18)));
}

} // namespace

TraceTime ViewRange::generousEnd(TraceTime now, RunProgress progress)
{
    if (progress == RunProgress::Over) {
        return std::max(scaled(now, 1.08), TraceTime(1000));
    }
    TraceTime decade(1'000'000'000);
    const TraceTime atLeast = scaled(now, 1.08);
    while (true) {
        for (const double factor : {1.0, 1.6, 2.5, 4.0, 6.4}) {
            if (scaled(decade, factor) >= atLeast) {
                return scaled(decade, factor);
            }
        }
        decade *= 10;
    }
}

TimeRange ViewRange::wholeRun() const
{
    return {TraceTime(0), generousEnd(m_now, m_progress)};
}

void ViewRange::setRun(TraceTime now, RunProgress progress)
{
    m_now = now;
    m_progress = progress;
    if (m_state.follow == Follow::WholeRun) {
        m_state.range = wholeRun();
    } else if (m_state.follow == Follow::Newest) {
        moveToNewest();
    }
}

void ViewRange::reset()
{
    *this = ViewRange();
}

void ViewRange::remember(NavigationStep step)
{
    if (step == NavigationStep::Joined && !m_history.empty()) {
        return;
    }
    if (m_history.size() == longestHistory) {
        m_history.erase(m_history.begin());
    }
    m_history.push_back(m_state);
}

void ViewRange::setRange(TimeRange range)
{
    const TimeRange whole = wholeRun();
    const TraceTime longest = std::max(2 * whole.length(), shortest);
    const TraceTime length = std::clamp(range.length(), shortest, longest);
    // Some of the run stays in view: none can be lost by panning.
    const TraceTime first = whole.begin - length / 2;
    const TraceTime last = std::max(first, whole.end - length / 2);
    const TraceTime begin = std::clamp(range.begin, first, last);
    m_state.range = {begin, begin + length};
}

void ViewRange::moveToNewest()
{
    const TraceTime length = m_state.range.length();
    const TraceTime end = m_now + length / 10;
    const TraceTime begin = std::max(TraceTime(0), end - length);
    m_state.range = {begin, begin + length};
}

void ViewRange::zoom(TraceTime at, double factor, NavigationStep step)
{
    remember(step);
    const double bounded = std::clamp(factor, 1e-3, 1e3);
    const TraceTime length = std::max(scaled(m_state.range.length(), bounded), shortest);
    const double share = double((at - m_state.range.begin).count())
        / double(std::max(m_state.range.length(), TraceTime(1)).count());
    const TraceTime begin = at - scaled(length, share);
    setRange({begin, begin + length});
    if (m_state.follow == Follow::Off) {
        return;
    }
    m_state.follow = m_progress == RunProgress::Live ? Follow::Newest : Follow::Off;
    if (m_state.follow == Follow::Newest) {
        moveToNewest();
    }
}

void ViewRange::pan(TraceTime by, NavigationStep step)
{
    remember(step);
    m_state.follow = Follow::Off;
    setRange({m_state.range.begin + by, m_state.range.end + by});
}

void ViewRange::fit(TimeRange what)
{
    remember(NavigationStep::New);
    m_state.follow = Follow::Off;
    const TraceTime room = std::max(what.length() / 12, shortest / 2);
    setRange({what.begin - room, what.end + room});
}

void ViewRange::centre(TraceTime at)
{
    remember(NavigationStep::New);
    m_state.follow = Follow::Off;
    const TraceTime half = m_state.range.length() / 2;
    setRange({at - half, at + half});
}

void ViewRange::fitAll()
{
    remember(NavigationStep::New);
    m_state = {wholeRun(), Follow::WholeRun};
}

void ViewRange::followNewest()
{
    remember(NavigationStep::New);
    if (m_state.range.length() >= wholeRun().length()) {
        m_state = {wholeRun(), Follow::WholeRun};
        return;
    }
    m_state.follow = Follow::Newest;
    moveToNewest();
}

void ViewRange::stopFollowing()
{
    m_state.follow = Follow::Off;
}

bool ViewRange::undo()
{
    if (m_history.empty()) {
        return false;
    }
    m_state = m_history.back();
    m_history.pop_back();
    setRun(m_now, m_progress);
    return true;
}

} // namespace Coroscope
