// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelineview.h"

#include "ui/timeline/spantext.h"
#include "ui/timeline/timelineinput.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QScrollBar>

namespace Coroscope {
namespace {

constexpr double zoomStep = 1.4;

bool isSameSpan(const Span &one, const Span &other)
{
    return one.task == other.task && one.begin == other.begin && one.state == other.state;
}

} // namespace

TimelineView::TimelineView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_theme(Themes::light())
{
    m_scene = std::make_unique<TimelineScene>(m_theme, font());
    m_input = std::make_unique<TimelineInput>(*this);
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    updateScrollBar();
    updateAccessibleText();
}

TimelineView::~TimelineView() = default;

void TimelineView::navigate(const std::function<void(ViewRange &)> &step)
{
    step(m_scene->editRange());
    if (isFollowing() != m_wasFollowing) {
        m_wasFollowing = isFollowing();
        Q_EMIT followingChanged(m_wasFollowing);
    }
    viewport()->update();
}

void TimelineView::setSnapshot(const Snapshot &snapshot)
{
    const auto selected = selectedTask();
    const auto cursor = cursorTime();
    m_scene->setSnapshot(snapshot);
    if (selected && !selectedTask()) {
        m_selectedSpan.reset();
        Q_EMIT taskSelected(std::nullopt);
    }
    if (cursor && !cursorTime()) {
        Q_EMIT cursorTimeChanged(std::nullopt);
    }
    if (m_selectedSpan) {
        // An open span has grown since.
        const auto grown = spanAt(snapshot, m_selectedSpan->task, m_selectedSpan->begin);
        if (grown && isSameSpan(*grown, *m_selectedSpan)) {
            m_selectedSpan = grown;
            m_scene->highlights().selectedSpan = TimeRange{grown->begin, grown->end};
        }
    }
    updateScrollBar();
    navigate([](ViewRange &) {});
}

void TimelineView::clear()
{
    clearSelection();
    m_scene->clear();
    updateScrollBar();
    navigate([](ViewRange &) {});
}

void TimelineView::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_scene->setLook(theme, font());
    viewport()->update();
}

std::optional<TaskId> TimelineView::selectedTask() const
{
    return m_scene->highlights().selectedTask;
}

std::optional<TimeRange> TimelineView::selectedRange() const
{
    return m_scene->highlights().range;
}

bool TimelineView::isFollowing() const
{
    return m_scene->range().isFollowing();
}

TimeRange TimelineView::visibleRange() const
{
    return m_scene->range().range();
}

void TimelineView::setVisibleRange(TimeRange range)
{
    navigate([range](ViewRange &view) { view.fit(range); });
}

void TimelineView::setSelectedTask(std::optional<TaskId> task)
{
    if (task == selectedTask()) {
        return;
    }
    if (m_selectedSpan && m_selectedSpan->task != task) {
        m_selectedSpan.reset();
        m_scene->highlights().selectedSpan.reset();
    }
    m_scene->highlights().selectedTask = task;
    if (task) {
        m_scene->reveal(*task);
        updateScrollBar();
    }
    updateAccessibleText();
    viewport()->update();
    Q_EMIT taskSelected(task);
}

void TimelineView::selectSpan(std::optional<Span> span)
{
    m_selectedSpan = span;
    auto &highlights = m_scene->highlights();
    highlights.selectedSpan.reset();
    if (span) {
        highlights.selectedSpan = TimeRange{span->begin, span->end};
        setSelectedTask(span->task);
        placeCursor(span->begin);
    }
    updateAccessibleText();
    viewport()->update();
}

void TimelineView::zoomIn()
{
    const TimeRange seen = visibleRange();
    navigate([&](ViewRange &view) { view.zoom(seen.begin + seen.length() / 2, 1 / zoomStep); });
}

void TimelineView::zoomOut()
{
    const TimeRange seen = visibleRange();
    navigate([&](ViewRange &view) { view.zoom(seen.begin + seen.length() / 2, zoomStep); });
}

void TimelineView::panEarlier()
{
    navigate([this](ViewRange &view) { view.pan(-visibleRange().length() / 8); });
}

void TimelineView::panLater()
{
    navigate([this](ViewRange &view) { view.pan(visibleRange().length() / 8); });
}

void TimelineView::fitAll()
{
    navigate([](ViewRange &view) { view.fitAll(); });
}

void TimelineView::follow()
{
    setCursorTime(std::nullopt);
    navigate([](ViewRange &view) { view.followNewest(); });
}

void TimelineView::stopFollowing()
{
    navigate([](ViewRange &view) { view.stopFollowing(); });
}

void TimelineView::undoNavigation()
{
    navigate([](ViewRange &view) { view.undo(); });
}

void TimelineView::centreSelection()
{
    if (!m_selectedSpan) {
        return;
    }
    const TimeRange span{m_selectedSpan->begin, m_selectedSpan->end};
    const TraceTime middle = span.begin + span.length() / 2;
    const TimeRange seen = visibleRange();
    const TraceTime off = middle - (seen.begin + seen.length() / 2);
    const bool isCentred = std::abs(off.count()) < seen.length().count() / 50;
    m_scene->reveal(m_selectedSpan->task);
    updateScrollBar();
    navigate([&](ViewRange &view) { isCentred ? view.fit(span) : view.centre(middle); });
}

void TimelineView::nextSpan()
{
    if (m_scene->hasRun() && m_selectedSpan) {
        if (const auto span = spanAfter(*m_scene->snapshot(), *m_selectedSpan)) {
            selectSpan(span);
        }
    } else if (m_scene->hasRun()) {
        const TaskId task = selectedTask().value_or(TaskId(1));
        const auto &started = m_scene->snapshot()->task(task)->started;
        selectSpan(started ? spanAt(*m_scene->snapshot(), task, *started) : std::nullopt);
    }
}

void TimelineView::previousSpan()
{
    if (m_scene->hasRun() && m_selectedSpan) {
        if (const auto span = spanBefore(*m_scene->snapshot(), *m_selectedSpan)) {
            selectSpan(span);
        }
    }
}

void TimelineView::moveLane(int by)
{
    if (!m_scene->hasRun()) {
        return;
    }
    const auto &rows = m_scene->rows().rows();
    const auto current = selectedTask() ? m_scene->rows().rowOfTask(*selectedTask())
                                        : std::nullopt;
    std::ptrdiff_t index = current ? std::ptrdiff_t(*current) + by : 1;
    while (index >= 0 && index < std::ssize(rows)
           && rows[std::size_t(index)].kind != Row::Kind::Task) {
        index += by;
    }
    if (index < 0 || index >= std::ssize(rows)) {
        return;
    }
    const TaskId task = rows[std::size_t(index)].task();
    const auto at = m_selectedSpan ? std::optional(m_selectedSpan->begin) : std::nullopt;
    setSelectedTask(task);
    if (at) {
        selectSpan(spanAt(*m_scene->snapshot(), task, *at));
    }
}

void TimelineView::nextLane()
{
    moveLane(1);
}

void TimelineView::previousLane()
{
    moveLane(-1);
}

void TimelineView::toggleCollapsed(const Row &row)
{
    m_scene->setCollapsed(row.task(), row.children == Row::Children::Shown);
    updateScrollBar();
    viewport()->update();
}

void TimelineView::collapseSelected()
{
    if (selectedTask()) {
        m_scene->setCollapsed(*selectedTask(), true);
        updateScrollBar();
        viewport()->update();
    }
}

void TimelineView::expandSelected()
{
    if (selectedTask()) {
        m_scene->setCollapsed(*selectedTask(), false);
        updateScrollBar();
        viewport()->update();
    }
}

void TimelineView::clearSelection()
{
    selectSpan(std::nullopt);
    setSelectedTask(std::nullopt);
    setSelectedRange(std::nullopt);
    setCursorTime(std::nullopt);
}

std::optional<TraceTime> TimelineView::cursorTime() const
{
    return m_scene->highlights().cursor;
}

void TimelineView::placeCursor(TraceTime time)
{
    if (m_scene->hasRun() && !(m_scene->isLive() && isFollowing())) {
        setCursorTime(std::clamp(time, TraceTime(0), m_scene->snapshot()->now));
    }
}

void TimelineView::setCursorTime(std::optional<TraceTime> time)
{
    if (cursorTime() != time) {
        m_scene->highlights().cursor = time;
        viewport()->update();
        Q_EMIT cursorTimeChanged(time);
    }
}

void TimelineView::setSelectedRange(std::optional<TimeRange> range)
{
    if (selectedRange() != range) {
        m_scene->highlights().range = range;
        viewport()->update();
    }
}

void TimelineView::updateScrollBar()
{
    const int page = m_scene->rows().bodyViewHeight(m_scene->layout().lanes.height());
    const int scroll = m_scene->scroll();
    verticalScrollBar()->setRange(0, m_scene->largestScroll());
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(24);
    verticalScrollBar()->setValue(scroll);
}

void TimelineView::updateAccessibleText()
{
    setAccessibleName(tr("Timeline"));
    QString text = tr("Nothing is selected. Arrow keys move through spans and lanes.");
    if (m_scene->hasRun() && m_selectedSpan) {
        text = SpanText::accessible(*m_scene->snapshot(), *m_selectedSpan);
    } else if (m_scene->hasRun() && selectedTask()) {
        const TaskTimeline &task = *m_scene->snapshot()->task(*selectedTask());
        text = tr("task %1, %2").arg(m_scene->snapshot()->text(task.name),
                                     SpanText::status(*m_scene->snapshot(), task));
    }
    setAccessibleDescription(text);
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    m_scene->paint(painter);
}

void TimelineView::resizeEvent(QResizeEvent *)
{
    m_scene->setSize(viewport()->size());
    updateScrollBar();
}

void TimelineView::scrollContentsBy(int, int)
{
    m_scene->setScroll(verticalScrollBar()->value());
    viewport()->update();
}

void TimelineView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    const bool isOtherLanguage = event->type() == QEvent::LanguageChange;
    if (isOtherLanguage || event->type() == QEvent::FontChange) {
        // Labels are laid out, in the language's words.
        m_scene->setLook(m_theme, font());
        updateScrollBar();
        viewport()->update();
    }
    if (isOtherLanguage) {
        updateAccessibleText();
    }
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (!m_input->keyPress(*event)) {
        QAbstractScrollArea::keyPressEvent(event);
    }
}

bool TimelineView::viewportEvent(QEvent *event)
{
    return m_input->viewportEvent(*event) || QAbstractScrollArea::viewportEvent(event);
}

} // namespace Coroscope
