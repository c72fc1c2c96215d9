// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphpainter.h"

#include "ui/graph/graphtext.h"

#include <QtGui/QPainterPath>

namespace Coroscope {
namespace {

constexpr double signWidth = 22;
constexpr std::size_t mostEdges = 1500;    ///< drawn at once
constexpr std::size_t mostHalfEdges = 50;  ///< of those that lead out of sight

class GraphPainter
{
public:
    GraphPainter(QPainter &painter, PaintKit &kit, const GraphScene &scene, const QRectF &seen)
        : m_painter(painter)
        , m_kit(kit)
        , m_scene(scene)
        , m_seen(seen)
    {
        for (std::size_t i = 0; i < m_brushes.size(); ++i) {
            m_brushes[i] = brushOf(kit.theme().states[i]);
        }
    }

    void paint()
    {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        for (const GraphBox &box : m_scene.picture.boxes) {
            if (box.rect.intersects(m_seen)) {
                paintBox(box);
            }
        }
        paintEdges();
        for (const std::vector<std::uint32_t> &layer : m_scene.picture.layers) {
            paintLayer(layer);
        }
        m_painter.restore();
    }

private:
    const GraphNode &node(std::uint32_t number) const { return m_scene.picture.nodes[number]; }
    bool isLit(std::uint32_t number) const
    {
        return m_scene.highlights.selected == number || m_scene.highlights.current == number;
    }

    void paintBox(const GraphBox &box)
    {
        m_painter.setPen(QPen(m_kit.colour(ColourRole::Flush), 1.2,
                              box.flush ? Qt::SolidLine : Qt::DashLine));
        m_painter.setBrush(m_kit.colour(ColourRole::FlushFill));
        m_painter.drawRoundedRect(box.rect, Spacing::radius, Spacing::radius);
        const QString text = m_kit.texts().firstFitting(
            {GraphText::title(m_scene.snapshot, box), GraphText::briefTitle(m_scene.snapshot, box)},
            TextRole::Label, box.title.width());
        m_kit.drawText(m_painter, box.title, Qt::AlignLeft, text, TextRole::Label,
                       m_kit.colour(ColourRole::Text));
    }

    void paintEdges()
    {
        std::size_t whole = mostEdges;
        std::size_t half = mostHalfEdges;
        std::vector<const GraphEdge *> lit;
        for (const GraphEdge &edge : m_scene.picture.edges) {
            const bool isFromSeen = m_seen.intersects(node(edge.from).rect);
            const bool isToSeen = m_seen.intersects(node(edge.to).rect);
            std::size_t &left = isFromSeen && isToSeen ? whole : half;
            if ((!isFromSeen && !isToSeen) || left == 0) {
                continue;
            }
            --left;
            if (isLit(edge.from) || isLit(edge.to)) {
                lit.push_back(&edge);
            } else {
                paintEdge(edge, 1.1);
            }
        }
        for (const GraphEdge *edge : lit) {
            paintEdge(*edge, 2.2);
        }
    }

    /// Far out of sight a line may end anywhere: long ones cost time.
    double nearBy(double y) const
    {
        constexpr double beyond = 800;
        return std::clamp(y, m_seen.top() - beyond, m_seen.bottom() + beyond);
    }

    void paintEdge(const GraphEdge &edge, double width)
    {
        const QRectF &from = node(edge.from).rect;
        const QRectF &to = node(edge.to).rect;
        const bool isSameLayer = node(edge.from).layer == node(edge.to).layer;
        const QPointF begin(from.right(), nearBy(from.center().y()));
        const QPointF end(isSameLayer ? to.right() : to.left(), nearBy(to.center().y()));
        const QPointF reach(isSameLayer ? 24 : std::max(12.0, (end.x() - begin.x()) / 2), 0);
        QPainterPath path(begin);
        path.cubicTo(begin + reach, isSameLayer ? end + reach : end - reach, end);
        QPen pen(m_kit.colour(edge.kind == GraphEdge::Kind::Reads ? ColourRole::Flush
                                                                  : ColourRole::Link),
                 width);
        if (edge.kind == GraphEdge::Kind::Awaits) {
            pen.setDashPattern({4, 3});
        }
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPath(path);
        const double back = isSameLayer ? 6 : -6;
        const std::array head{end, end + QPointF(back, -3), end + QPointF(back, 3)};
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(pen.color());
        m_painter.drawPolygon(head.data(), int(head.size()));
    }

    void paintLayer(const std::vector<std::uint32_t> &layer)
    {
        auto next = std::partition_point(layer.begin(), layer.end(), [this](std::uint32_t i) {
            return node(i).rect.bottom() < m_seen.top();
        });
        for (; next != layer.end() && node(*next).rect.top() <= m_seen.bottom(); ++next) {
            if (m_seen.intersects(node(*next).rect.adjusted(-3, -3, 3, 3))) {
                paintNode(*next);
            }
        }
    }

    void paintNode(std::uint32_t number)
    {
        const GraphNode &of = node(number);
        const bool isKey = of.id.kind == GraphNodeId::Kind::Key
            || of.id.kind == GraphNodeId::Kind::Keys;
        const bool isSelected = m_scene.highlights.selected == number;
        if (of.id.isMany()) {
            paintFrame(of.rect.translated(3, 3), isKey, false); // as a pile of cards
        }
        paintFrame(of.rect, isKey, isSelected);
        if (m_scene.highlights.current == number) {
            m_painter.setBrush(Qt::NoBrush);
            m_painter.setPen(QPen(m_kit.colour(ColourRole::Accent), 2));
            m_painter.drawRoundedRect(of.rect.adjusted(-2.5, -2.5, 2.5, 2.5), 6, 6);
        }
        paintSign(of);
        paintText(of);
    }

    void paintFrame(const QRectF &rect, bool isKey, bool isSelected)
    {
        m_painter.setPen(QPen(m_kit.colour(isSelected ? ColourRole::Accent
                                           : isKey    ? ColourRole::Flush
                                                      : ColourRole::Link),
                              isSelected ? 2.4 : 1));
        m_painter.setBrush(m_kit.colour(isSelected ? ColourRole::Selection : ColourRole::LaneEven));
        m_painter.drawRoundedRect(rect, Spacing::barRadius, Spacing::barRadius);
    }

    void paintSign(const GraphNode &of)
    {
        const QRectF area(of.rect.left(), of.rect.top(), signWidth, 24);
        if (of.id.isTask()) {
            return paintTaskSign(*m_scene.snapshot.task(TaskId(of.id.first)), area);
        }
        const QString sign = of.siblings == Siblings::Shown ? QStringLiteral("▾")
            : of.siblings == Siblings::Merged
            ? QStringLiteral("▸")
            : GraphText::sign(keyStateOf(m_scene.snapshot, of.id));
        m_kit.drawText(m_painter, area, Qt::AlignHCenter, sign, TextRole::Label,
                       m_kit.colour(ColourRole::Text));
    }

    void paintTaskSign(const TaskTimeline &task, const QRectF &area)
    {
        if (task.end != TaskEnd::None) {
            return drawEndMark(m_painter, m_kit.theme(), task.end, area.center(), 7);
        }
        const auto state = currentState(task, m_scene.snapshot.now);
        if (!state) {
            m_painter.setPen(QPen(m_kit.colour(ColourRole::DimText), 1.4));
            m_painter.setBrush(Qt::NoBrush);
            m_painter.drawEllipse(area.center(), 3.5, 3.5);
            return;
        }
        const BarLook &look = m_kit.theme().state(*state);
        const QRectF swatch(area.center().x() - 7, area.center().y() - 7, 14, 14);
        m_painter.setPen(QPen(look.edge, 1));
        m_painter.setBrush(m_brushes[std::size_t(*state)]);
        m_painter.drawRoundedRect(swatch, 3, 3);
        const QColor &dark = m_kit.colour(ColourRole::Text);
        const QColor &light = m_kit.colour(ColourRole::OnAccent);
        m_kit.drawText(m_painter, swatch, Qt::AlignHCenter, QString(look.glyph), TextRole::Status,
                       contrast(look.fill, dark) >= contrast(look.fill, light) ? dark : light);
    }

    void paintText(const GraphNode &of)
    {
        TextWidths &texts = m_kit.texts();
        const QRectF first(of.rect.left() + signWidth + 1, of.rect.top(),
                           of.rect.width() - signWidth - 5, 24);
        const QString name = GraphText::name(m_scene.snapshot, of);
        m_kit.drawText(m_painter, first, Qt::AlignLeft,
                       texts.elided(name, TextRole::Label, first.width()), TextRole::Label,
                       m_kit.colour(ColourRole::Text));
        if (of.id.kind == GraphNodeId::Kind::Tasks) {
            const TaskTally tally = tallyOf(m_scene.snapshot,
                                            m_scene.graph.groups().at(of.id.first));
            paintSecond(of, GraphText::tally(tally));
        } else if (of.id.kind == GraphNodeId::Kind::Keys) {
            paintSecond(of, GraphText::sign(keyStateOf(m_scene.snapshot, of.id))
                            + QStringLiteral(" ") + QString::number(of.count));
        }
    }

    void paintSecond(const GraphNode &of, const QString &text)
    {
        const QRectF second(of.rect.left() + 8, of.rect.top() + 20, of.rect.width() - 12, 18);
        m_kit.drawText(m_painter, second, Qt::AlignLeft,
                       m_kit.texts().elided(text, TextRole::Label, second.width()),
                       TextRole::Label, m_kit.colour(ColourRole::DimText));
    }

    QPainter &m_painter;
    PaintKit &m_kit;
    const GraphScene &m_scene;
    QRectF m_seen;
    std::array<QBrush, 5> m_brushes;
};

} // namespace

void paintGraph(QPainter &painter, PaintKit &kit, const GraphScene &scene, const QRectF &seen)
{
    GraphPainter(painter, kit, scene, seen).paint();
}

} // namespace Coroscope
