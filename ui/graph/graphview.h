// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/graphpainter.h"

#include <QtWidgets/QAbstractScrollArea>

namespace Coroscope {

/// The live picture of who waits for whom: main, its tasks, and the keys they read in a box for
/// each round trip to a store.
///
/// Arrow keys move along the lines and through a layer, Enter selects a task, or opens and closes
/// what stands for many. While it is not visible it only remembers the newest snapshot.
class GraphView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit GraphView(QWidget *parent = nullptr);

    void setSnapshot(const Snapshot &snapshot);
    void setTheme(const Theme &theme);
    void setSelectedTask(std::optional<TaskId> task);

    const GraphPicture &picture() const noexcept { return m_picture; }
    /// Where the keyboard is.
    std::optional<GraphNodeId> currentNode() const noexcept { return m_current; }
    void setCurrentNode(std::optional<GraphNodeId> node);
    /// Pixels for each pixel of the picture: as many as let it fill the width, within reason, until
    /// the user zooms.
    double zoom() const;
    QString toolTipAt(QPoint place) const;
    QSize sizeHint() const override { return {400, 500}; }

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void fitWidth();
    /// Selects the task, or shows each of many, or no more.
    void activateCurrent();

Q_SIGNALS:
    void taskSelected(std::optional<Coroscope::TaskId> task);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void takeIn();
    void layOutAgain();
    void setZoom(std::optional<double> zoom, QPointF about);
    void updateScrollBars();
    void updateAccessibleText();
    void ensureVisible(const QRectF &rect);
    bool zoomKey(int key);
    bool moveKey(int key);
    void moveInLayer(int by);
    enum class Direction { Left, Right };
    void moveAlong(Direction direction);
    QPointF inPicture(QPointF place) const;
    std::optional<std::uint32_t> currentNumber() const;
    GraphHighlights highlights() const;

    Theme m_theme;
    PaintKit m_kit;
    std::optional<Snapshot> m_snapshot;
    DependencyGraph m_graph;
    GraphPicture m_picture;
    std::set<GraphNodeId> m_opened;
    std::optional<GraphNodeId> m_current;
    std::optional<TaskId> m_selected;
    std::optional<double> m_zoom; ///< none: fits the width
    bool m_isOld = false;         ///< the snapshot is not yet shown
};

} // namespace Coroscope
