// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelineinput.h"

#include "ui/timeline/flushtext.h"
#include "ui/timeline/spantext.h"
#include "ui/timeline/timelineview.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QWheelEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolTip>

#include <cmath>

namespace Coroscope {
namespace {

using Area = TimelineHit::Area;

/// Who held the thread at a moment, or holds it since.
std::optional<TaskId> holderAt(const Snapshot &snapshot, TraceTime at)
{
    const std::size_t i = snapshot.thread.firstEndingAfter(at);
    if (i < snapshot.thread.size() && snapshot.thread.at(i).begin <= at) {
        return snapshot.thread.at(i).task;
    }
    const auto open = currentThreadSpan(snapshot);
    return open && open->begin <= at && at <= open->end ? std::optional(open->task) : std::nullopt;
}

} // namespace

TimelineInput::TimelineInput(TimelineView &view)
    : m_view(view)
{
}

bool TimelineInput::keyPress(const QKeyEvent &event)
{
    m_isWheeling = false;
    if (event.matches(QKeySequence::Undo)) {
        m_view.undoNavigation();
        return true;
    }
    const auto modifiers = event.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier);
    return modifiers == Qt::NoModifier && (plainKey(event.key()) || moveKey(event.key()));
}

bool TimelineInput::plainKey(int key)
{
    switch (key) {
    case Qt::Key_W:
        m_view.zoomIn();
        return true;
    case Qt::Key_S:
        m_view.zoomOut();
        return true;
    case Qt::Key_A:
        m_view.panEarlier();
        return true;
    case Qt::Key_D:
        m_view.panLater();
        return true;
    case Qt::Key_F:
        m_view.centreSelection();
        return true;
    case Qt::Key_Home:
        m_view.fitAll();
        return true;
    case Qt::Key_End:
        m_view.follow();
        return true;
    case Qt::Key_Escape:
        m_view.clearSelection();
        return true;
    default:
        return false;
    }
}

bool TimelineInput::moveKey(int key)
{
    const auto row = m_view.selectedTask()
        ? m_view.m_scene->rows().ownRowOfTask(*m_view.selectedTask())
        : std::nullopt;
    const auto children = row ? m_view.m_scene->rows().rows()[*row].children : Row::Children::None;
    switch (key) {
    case Qt::Key_Up:
        m_view.previousLane();
        return true;
    case Qt::Key_Down:
        m_view.nextLane();
        return true;
    case Qt::Key_Left:
        // On a lane without a chosen span the keys open and close, as in a tree.
        if (!m_view.selectedSpan() && children == Row::Children::Shown) {
            m_view.collapseSelected();
        } else {
            m_view.previousSpan();
        }
        return true;
    case Qt::Key_Right:
        if (!m_view.selectedSpan() && children == Row::Children::Hidden) {
            m_view.expandSelected();
        } else {
            m_view.nextSpan();
        }
        return true;
    case Qt::Key_Period:
        m_view.nextSpan();
        return true;
    case Qt::Key_Comma:
        m_view.previousSpan();
        return true;
    default:
        return false;
    }
}

bool TimelineInput::viewportEvent(QEvent &event)
{
    switch (event.type()) {
    case QEvent::MouseButtonPress:
        press(static_cast<const QMouseEvent &>(event));
        return true;
    case QEvent::MouseMove:
        move(static_cast<const QMouseEvent &>(event));
        return true;
    case QEvent::MouseButtonRelease:
        release(static_cast<const QMouseEvent &>(event));
        return true;
    case QEvent::MouseButtonDblClick:
        doubleClick(static_cast<const QMouseEvent &>(event));
        return true;
    case QEvent::Wheel:
        return wheel(static_cast<const QWheelEvent &>(event));
    case QEvent::ToolTip:
        return toolTip(static_cast<const QHelpEvent &>(event));
    case QEvent::Leave:
        leave();
        return false;
    default:
        return false;
    }
}

void TimelineInput::press(const QMouseEvent &event)
{
    m_isWheeling = false;
    if (event.button() != Qt::LeftButton) {
        return;
    }
    m_pressed = m_last = event.position().toPoint();
    m_panStep = NavigationStep::New;
    const TimelineHit hit = m_view.m_scene->hitAt(m_pressed);
    if (hit.area == Area::Overview) {
        m_drag = Drag::Overview;
        pan(m_pressed);
    } else if (hit.area == Area::Ruler) {
        m_drag = Drag::Cursor;
        scrub(m_pressed);
    } else if (hit.area == Area::Lanes && (event.modifiers() & Qt::ShiftModifier) != 0) {
        m_drag = Drag::Select;
        m_anchor = edgeAt(event);
    } else {
        m_drag = Drag::Pending;
    }
}

void TimelineInput::move(const QMouseEvent &event)
{
    const QPoint place = event.position().toPoint();
    if (m_drag == Drag::Pending
        && (place - m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
        m_drag = Drag::Pan;
    }
    if (m_drag == Drag::Pan || m_drag == Drag::Overview) {
        pan(place);
    } else if (m_drag == Drag::Select) {
        select(event);
    } else if (m_drag == Drag::Cursor) {
        scrub(place);
    } else {
        hover(place);
    }
}

void TimelineInput::release(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton) {
        return;
    }
    if (m_drag == Drag::Pending) {
        click(event.position().toPoint());
    }
    m_drag = Drag::None;
}

void TimelineInput::pan(QPoint to)
{
    if (m_drag == Drag::Overview) {
        const TimelineHit hit = m_view.m_scene->hitAt({to.x(), m_pressed.y()});
        if (hit.time) {
            const TimeRange seen = m_view.visibleRange();
            const TraceTime by = *hit.time - (seen.begin + seen.length() / 2);
            m_view.navigate([&](ViewRange &view) { view.pan(by, m_panStep); });
        }
    } else {
        const TimeScale scale = m_view.m_scene->scale();
        const TraceTime by = scale.time(m_last.x()) - scale.time(to.x());
        if (by != TraceTime(0)) {
            m_view.navigate([&](ViewRange &view) { view.pan(by, m_panStep); });
        }
        m_view.verticalScrollBar()->setValue(m_view.verticalScrollBar()->value()
                                             - (to.y() - m_last.y()));
    }
    m_panStep = NavigationStep::Joined;
    m_last = to;
}

TraceTime TimelineInput::edgeAt(const QMouseEvent &event) const
{
    const TimelineHit hit = m_view.m_scene->hitAt(event.position().toPoint());
    if ((event.modifiers() & Qt::AltModifier) != 0) {
        return m_view.m_scene->scale().time(event.position().x());
    }
    return m_view.m_scene->snapped(event.position().x(), hit.row);
}

void TimelineInput::select(const QMouseEvent &event)
{
    const TraceTime at = edgeAt(event);
    m_view.setSelectedRange(TimeRange{std::min(at, m_anchor), std::max(at, m_anchor)});
}

void TimelineInput::scrub(QPoint to)
{
    if (m_view.m_scene->isLive()) {
        m_view.stopFollowing();
    }
    m_view.placeCursor(m_view.m_scene->scale().time(to.x()));
}

void TimelineInput::click(QPoint place)
{
    const TimelineHit hit = m_view.m_scene->hitAt(place);
    m_view.setSelectedRange(std::nullopt);
    if (hit.area == Area::Disclosure) {
        m_view.toggleCollapsed(*hit.row);
    } else if (hit.row && hit.row->kind == Row::Kind::Task) {
        const auto span = hit.area == Area::Lanes
            ? spanAt(*m_view.m_scene->snapshot(), hit.row->task(), *hit.time)
            : std::nullopt;
        m_view.selectSpan(span);
        m_view.setSelectedTask(hit.row->task());
    } else if (hit.row && hit.row->kind == Row::Kind::Thread && hit.area == Area::Lanes) {
        const Snapshot &snapshot = *m_view.m_scene->snapshot();
        if (const auto task = holderAt(snapshot, *hit.time)) {
            m_view.selectSpan(spanAt(snapshot, *task, *hit.time));
        }
    }
    if (hit.area == Area::Lanes) {
        m_view.placeCursor(*hit.time);
    }
}

void TimelineInput::doubleClick(const QMouseEvent &event)
{
    const TimelineHit hit = m_view.m_scene->hitAt(event.position().toPoint());
    if (hit.area != Area::Lanes || !hit.row || hit.row->kind != Row::Kind::Task) {
        return;
    }
    if (const auto span = spanAt(*m_view.m_scene->snapshot(), hit.row->task(), *hit.time)) {
        m_view.selectSpan(span);
        m_view.navigate([&](ViewRange &view) { view.fit({span->begin, span->end}); });
    }
}

NavigationStep TimelineInput::wheelStep()
{
    return std::exchange(m_isWheeling, true) ? NavigationStep::Joined : NavigationStep::New;
}

bool TimelineInput::wheel(const QWheelEvent &event)
{
    const QPoint delta = event.angleDelta();
    const double notches = (delta.y() != 0 ? delta.y() : delta.x()) / 120.0;
    if ((event.modifiers() & Qt::ControlModifier) != 0) {
        const TraceTime at = m_view.m_scene->scale().time(event.position().x());
        const double factor = std::pow(1.25, -notches);
        m_view.navigate([&](ViewRange &view) { view.zoom(at, factor, wheelStep()); });
        return true;
    }
    const bool isSideways = (event.modifiers() & Qt::ShiftModifier) != 0
        || std::abs(delta.x()) > std::abs(delta.y());
    if (isSideways) {
        const auto length = double(m_view.visibleRange().length().count());
        const TraceTime by(std::llround(-notches * length / 10));
        m_view.navigate([&](ViewRange &view) { view.pan(by, wheelStep()); });
        return true;
    }
    QScrollBar &bar = *m_view.verticalScrollBar();
    bar.setValue(bar.value() - int(std::lround(notches * 3 * bar.singleStep())));
    return true;
}

void TimelineInput::hover(QPoint place)
{
    const TimelineHit hit = m_view.m_scene->hitAt(place);
    auto &pointerX = m_view.m_scene->highlights().pointerX;
    const bool isInside = hit.area == Area::Lanes || hit.area == Area::Ruler;
    const auto x = isInside ? std::optional<double>(place.x()) : std::nullopt;
    if (pointerX != x) {
        pointerX = x;
        m_view.viewport()->update();
    }
}

void TimelineInput::leave()
{
    m_view.m_scene->highlights().pointerX.reset();
    m_view.viewport()->update();
}

bool TimelineInput::toolTip(const QHelpEvent &event)
{
    const TimelineHit hit = m_view.m_scene->hitAt(event.pos());
    std::optional<Span> span;
    const FlushLine *flush = hit.area == Area::Lanes
        ? flushLineAt(m_view.m_scene->picture(), event.pos())
        : nullptr;
    if (flush != nullptr) {
        QToolTip::showText(event.globalPos(),
                           FlushText::toolTip(*m_view.m_scene->snapshot(), flush->first,
                                              flush->last),
                           &m_view);
        return true;
    }
    if (hit.area == Area::Lanes && hit.row && hit.row->kind == Row::Kind::Task) {
        span = spanAt(*m_view.m_scene->snapshot(), hit.row->task(), *hit.time);
    }
    if (span) {
        QToolTip::showText(event.globalPos(),
                           SpanText::toolTip(*m_view.m_scene->snapshot(), *span), &m_view);
    } else {
        QToolTip::hideText();
    }
    return true;
}

} // namespace Coroscope
