// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/graphlayout.h"
#include "ui/timeline/paintkit.h"

namespace Coroscope {

/// What is drawn over a graph by choice of the user: numbers of nodes.
struct GraphHighlights
{
    std::optional<std::uint32_t> current;  ///< where the keyboard is
    std::optional<std::uint32_t> selected; ///< stands for the selected task, or holds it
};

/// What a graph is painted from; all of one run.
struct GraphScene
{
    const Snapshot &snapshot;
    const DependencyGraph &graph;
    const GraphPicture &picture;
    GraphHighlights highlights;
};

/// Paints the part of a graph that lies in `seen`; costs in proportion to what is seen, and little
/// for what is not.
void paintGraph(QPainter &painter, PaintKit &kit, const GraphScene &scene, const QRectF &seen);

} // namespace Coroscope
