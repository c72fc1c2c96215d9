// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/viewrange.h"

#include <QtCore/QPoint>

#include <optional>

class QEvent;
class QHelpEvent;
class QKeyEvent;
class QMouseEvent;
class QWheelEvent;

namespace Coroscope {

class TimelineView;
struct Row;

/// What mouse and keys do in a timeline.
class TimelineInput
{
public:
    explicit TimelineInput(TimelineView &view);

    /// True if the key means something here.
    bool keyPress(const QKeyEvent &event);
    /// True if the event is dealt with.
    bool viewportEvent(QEvent &event);

private:
    enum class Drag : std::uint8_t { None, Pending, Pan, Select, Cursor, Overview };

    bool plainKey(int key);
    bool moveKey(int key);
    void press(const QMouseEvent &event);
    void move(const QMouseEvent &event);
    void release(const QMouseEvent &event);
    void doubleClick(const QMouseEvent &event);
    bool wheel(const QWheelEvent &event);
    void click(QPoint place);
    void scrub(QPoint to);
    void hover(QPoint place);
    void leave();
    bool toolTip(const QHelpEvent &event);
    void pan(QPoint to);
    void select(const QMouseEvent &event);
    TraceTime edgeAt(const QMouseEvent &event) const;
    NavigationStep wheelStep();

    TimelineView &m_view;
    Drag m_drag = Drag::None;
    QPoint m_pressed;
    QPoint m_last;
    TraceTime m_anchor{};
    bool m_isWheeling = false; ///< the last step of navigation was made by the wheel
    NavigationStep m_panStep = NavigationStep::New;
};

} // namespace Coroscope
