// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphview.h"

#include "ui/graph/graphtext.h"
#include "ui/timeline/flushtext.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolTip>

#include <cmath>

namespace Coroscope {
namespace {

constexpr double smallestFit = 0.6; ///< smaller, nothing could be read: it scrolls instead
constexpr double largestFit = 1.25;
constexpr double smallestZoom = 0.2;
constexpr double largestZoom = 4;
constexpr double graphZoomStep = 1.25;

QString emptyText()
{
    return GraphView::tr("No tasks yet. Press Run to see who waits for whom, and for which keys.");
}

} // namespace

GraphView::GraphView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_theme(Themes::light())
    , m_kit(m_theme, font())
{
    setObjectName(QStringLiteral("graphView"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    updateAccessibleText();
}

void GraphView::setSnapshot(const Snapshot &snapshot)
{
    if (m_snapshot && m_snapshot->tables != snapshot.tables) {
        m_opened.clear();
        m_current.reset();
        m_zoom.reset();
    }
    m_snapshot = snapshot;
    m_isOld = true;
    if (isVisible()) {
        takeIn();
    }
}

void GraphView::takeIn()
{
    m_isOld = false;
    if (m_graph.update(*m_snapshot)) {
        layOutAgain();
    }
    updateAccessibleText();
    viewport()->update();
}

void GraphView::layOutAgain()
{
    m_picture = layOut(m_graph, m_opened);
    if (m_current && !m_picture.find(*m_current)) {
        m_current.reset();
    }
    updateScrollBars();
    viewport()->update();
}

void GraphView::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_kit = PaintKit(m_theme, font());
    viewport()->update();
}

void GraphView::setSelectedTask(std::optional<TaskId> task)
{
    if (m_selected == task) {
        return;
    }
    m_selected = task;
    const auto node = highlights().selected;
    if (node && isVisible()) {
        m_current = m_picture.nodes[*node].id;
        ensureVisible(m_picture.nodes[*node].rect);
    }
    updateAccessibleText();
    viewport()->update();
}

std::optional<std::uint32_t> GraphView::currentNumber() const
{
    return m_current ? m_picture.find(*m_current) : std::nullopt;
}

GraphHighlights GraphView::highlights() const
{
    GraphHighlights found;
    found.current = hasFocus() ? currentNumber() : std::nullopt;
    if (m_selected && m_selected->value() <= m_picture.nodeOfTask.size()) {
        found.selected = m_picture.nodeOfTask[m_selected->value() - 1];
    }
    return found;
}

void GraphView::setCurrentNode(std::optional<GraphNodeId> node)
{
    m_current = node;
    if (const auto number = currentNumber()) {
        ensureVisible(m_picture.nodes[*number].rect);
    }
    updateAccessibleText();
    viewport()->update();
}

void GraphView::activateCurrent()
{
    const auto number = currentNumber();
    if (!number) {
        return;
    }
    const GraphNodeId id = m_picture.nodes[*number].id;
    if (id.isTask()) {
        setSelectedTask(TaskId(id.first));
        Q_EMIT taskSelected(TaskId(id.first));
    } else if (id.isMany()) {
        if (m_opened.erase(id) == 0) {
            m_opened.insert(id);
        }
        layOutAgain();
        updateAccessibleText();
    }
}

double GraphView::zoom() const
{
    if (m_zoom || m_picture.size.isEmpty()) {
        return m_zoom.value_or(1);
    }
    return std::clamp(viewport()->width() / m_picture.size.width(), smallestFit, largestFit);
}

void GraphView::setZoom(std::optional<double> zoom, QPointF about)
{
    const QPointF place = inPicture(about);
    m_zoom = zoom ? std::optional(std::clamp(*zoom, smallestZoom, largestZoom)) : std::nullopt;
    updateScrollBars();
    const QPointF shift = place * this->zoom() - about;
    horizontalScrollBar()->setValue(int(std::lround(shift.x())));
    verticalScrollBar()->setValue(int(std::lround(shift.y())));
    viewport()->update();
}

void GraphView::zoomIn()
{
    setZoom(zoom() * graphZoomStep, {});
}

void GraphView::zoomOut()
{
    setZoom(zoom() / graphZoomStep, {});
}

void GraphView::fitWidth()
{
    setZoom(std::nullopt, {});
}

QPointF GraphView::inPicture(QPointF place) const
{
    return (place + QPointF(horizontalScrollBar()->value(), verticalScrollBar()->value())) / zoom();
}

void GraphView::updateScrollBars()
{
    const QSizeF size = m_picture.size * zoom();
    const auto update = [](QScrollBar &bar, double whole, int page) {
        bar.setRange(0, std::max(0, int(std::ceil(whole)) - page));
        bar.setPageStep(page);
        bar.setSingleStep(24);
    };
    update(*horizontalScrollBar(), size.width(), viewport()->width());
    update(*verticalScrollBar(), size.height(), viewport()->height());
}

void GraphView::ensureVisible(const QRectF &rect)
{
    const auto reach = [](QScrollBar &bar, double from, double to) {
        constexpr double around = 12;
        if (from - around < bar.value()) {
            bar.setValue(int(from - around));
        } else if (to + around > bar.value() + bar.pageStep()) {
            bar.setValue(int(to + around) - bar.pageStep());
        }
    };
    const double by = zoom();
    reach(*horizontalScrollBar(), rect.left() * by, rect.right() * by);
    reach(*verticalScrollBar(), rect.top() * by, rect.bottom() * by);
}

void GraphView::updateAccessibleText()
{
    setAccessibleName(tr("Dependency graph"));
    if (m_isOld || m_picture.nodes.empty()) {
        setAccessibleDescription(emptyText());
        return;
    }
    const auto number = currentNumber();
    const QString summary = GraphText::summary(*m_snapshot, m_graph);
    setAccessibleDescription(
        number ? GraphText::sentence(*m_snapshot, m_graph, m_picture.nodes[*number])
                     + QStringLiteral("\n") + summary
               : summary);
}

void GraphView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_kit.colour(ColourRole::Panel));
    if (m_picture.nodes.empty() || !m_snapshot) {
        painter.setPen(m_kit.colour(ColourRole::DimText));
        painter.setFont(font());
        painter.drawText(viewport()->rect().adjusted(24, 24, -24, -24),
                         Qt::AlignCenter | Qt::TextWordWrap, emptyText());
        return;
    }
    painter.translate(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
    painter.scale(zoom(), zoom());
    const QRectF seen(inPicture({0, 0}), QSizeF(viewport()->size()) / zoom());
    paintGraph(painter, m_kit, {*m_snapshot, m_graph, m_picture, highlights()}, seen);
}

void GraphView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
}

void GraphView::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    if (m_isOld) {
        takeIn();
    }
}

void GraphView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        updateAccessibleText();
    }
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        m_kit = PaintKit(m_theme, font());
        viewport()->update();
    }
}

void GraphView::keyPressEvent(QKeyEvent *event)
{
    if (!zoomKey(event->key()) && !moveKey(event->key())) {
        QAbstractScrollArea::keyPressEvent(event);
    }
}

bool GraphView::zoomKey(int key)
{
    switch (key) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return true;
    case Qt::Key_Minus:
        zoomOut();
        return true;
    case Qt::Key_0:
        fitWidth();
        return true;
    default:
        return false;
    }
}

bool GraphView::moveKey(int key)
{
    switch (key) {
    case Qt::Key_Up:
        moveInLayer(-1);
        return true;
    case Qt::Key_Down:
        moveInLayer(1);
        return true;
    case Qt::Key_Left:
        moveAlong(Direction::Left);
        return true;
    case Qt::Key_Right:
        moveAlong(Direction::Right);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activateCurrent();
        return true;
    default:
        return false;
    }
}

void GraphView::moveInLayer(int by)
{
    if (m_picture.nodes.empty()) {
        return;
    }
    const auto number = currentNumber();
    if (!number) {
        return setCurrentNode(m_picture.nodes.front().id);
    }
    const auto &layer = m_picture.layers[m_picture.nodes[*number].layer];
    const auto place = std::find(layer.begin(), layer.end(), *number) - layer.begin() + by;
    if (place >= 0 && place < std::ssize(layer)) {
        setCurrentNode(m_picture.nodes[layer[std::size_t(place)]].id);
    }
}

void GraphView::moveAlong(Direction direction)
{
    const auto number = currentNumber();
    if (!number) {
        return moveInLayer(0);
    }
    // Of several lines, the one that leads to the nearest node.
    const double y = m_picture.nodes[*number].rect.center().y();
    std::optional<std::uint32_t> nearest;
    for (const GraphEdge &edge : m_picture.edges) {
        const std::uint32_t here = direction == Direction::Right ? edge.from : edge.to;
        const std::uint32_t there = direction == Direction::Right ? edge.to : edge.from;
        const auto distance = [&](std::uint32_t node) {
            return std::abs(m_picture.nodes[node].rect.center().y() - y);
        };
        if (here == *number && (!nearest || distance(there) < distance(*nearest))) {
            nearest = there;
        }
    }
    if (nearest) {
        setCurrentNode(m_picture.nodes[*nearest].id);
    }
}

void GraphView::wheelEvent(QWheelEvent *event)
{
    if ((event->modifiers() & Qt::ControlModifier) == 0) {
        return QAbstractScrollArea::wheelEvent(event);
    }
    setZoom(zoom() * std::pow(graphZoomStep, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

void GraphView::mousePressEvent(QMouseEvent *event)
{
    const auto node = m_picture.nodeAt(inPicture(event->position()));
    if (event->button() == Qt::LeftButton && node) {
        setCurrentNode(m_picture.nodes[*node].id);
        activateCurrent();
    }
}

QString GraphView::toolTipAt(QPoint place) const
{
    const QPointF at = inPicture(place);
    if (m_isOld || !m_snapshot) {
        return {};
    }
    if (const auto node = m_picture.nodeAt(at)) {
        return GraphText::sentence(*m_snapshot, m_graph, m_picture.nodes[*node]).toHtmlEscaped();
    }
    const GraphBox *box = m_picture.boxAt(at);
    return box != nullptr && box->flush
        ? FlushText::toolTip(*m_snapshot, *box->flush, *box->flush)
        : QString();
}

bool GraphView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto &help = static_cast<const QHelpEvent &>(*event);
        QToolTip::showText(help.globalPos(), toolTipAt(help.pos()), this);
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace Coroscope
