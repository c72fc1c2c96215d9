// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timelinescene.h"

#include <QtWidgets/QAbstractScrollArea>

#include <functional>
#include <memory>

namespace Coroscope {

class TimelineInput;

/// The live picture of a run: who holds the thread, who is ready, who waits, who is done.
///
/// Takes snapshots as often as they come; each repaints once. Everything that mouse and keys do is
/// also a slot.
class TimelineView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit TimelineView(QWidget *parent = nullptr);
    ~TimelineView() override;

    void setSnapshot(const Snapshot &snapshot);
    /// Back to how it was before the first run.
    void clear();
    void setTheme(const Theme &theme);

    std::optional<TaskId> selectedTask() const;
    std::optional<Span> selectedSpan() const { return m_selectedSpan; }
    /// The moment that a click, a drag on the ruler or a chosen span has put the cursor at; none:
    /// the newest one, as always while a live run is followed.
    std::optional<TraceTime> cursorTime() const;
    /// What Shift and dragging selected.
    std::optional<TimeRange> selectedRange() const;
    bool isFollowing() const;
    TimeRange visibleRange() const;
    void setVisibleRange(TimeRange range);

    /// What is drawn, for export and tests.
    TimelineScene &scene() { return *m_scene; }
    QSize sizeHint() const override { return {960, 560}; }

public Q_SLOTS:
    void setSelectedTask(std::optional<Coroscope::TaskId> task);
    void selectSpan(std::optional<Coroscope::Span> span);
    void zoomIn();
    void zoomOut();
    void panEarlier();
    void panLater();
    /// The whole run, now and as it grows.
    void fitAll();
    /// Keeps the newest moment in view, and takes the cursor away.
    void follow();
    void stopFollowing();
    void undoNavigation();
    /// Brings the selection to the middle; asked again, makes it fill the view.
    void centreSelection();
    void nextSpan();
    void previousSpan();
    void nextLane();
    void previousLane();
    void collapseSelected();
    void expandSelected();
    void clearSelection();

Q_SIGNALS:
    void taskSelected(std::optional<Coroscope::TaskId> task);
    void cursorTimeChanged(std::optional<Coroscope::TraceTime> time);
    void followingChanged(bool isFollowing);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    friend class TimelineInput;

    /// Does something to the range and tells whoever wants to know.
    void navigate(const std::function<void(ViewRange &)> &step);
    void moveLane(int by);
    void toggleCollapsed(const Row &row);
    /// Puts the cursor there, unless a live run is being followed.
    void placeCursor(TraceTime time);
    void setCursorTime(std::optional<TraceTime> time);
    void setSelectedRange(std::optional<TimeRange> range);
    void updateScrollBar();
    void updateAccessibleText();

    std::unique_ptr<TimelineScene> m_scene;
    std::unique_ptr<TimelineInput> m_input;
    Theme m_theme;
    std::optional<Span> m_selectedSpan;
    bool m_wasFollowing = true;
};

} // namespace Coroscope
