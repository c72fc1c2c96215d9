// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphlayout.h"

#include <QtCore/QSet>

#include <algorithm>

namespace Coroscope {
namespace {

constexpr double margin = 12;
constexpr double nodeWidth = 116;
constexpr double layerGap = 30;
constexpr double nodeHeight = 24;
constexpr double manyHeight = 40; ///< with a line that counts states
constexpr double nodeGap = 6;
constexpr double boxPadding = 6;
constexpr double titleHeight = 22;
constexpr double boxGap = 12;

class GraphLayouter
{
public:
    GraphLayouter(const DependencyGraph &graph, const std::set<GraphNodeId> &opened)
        : m_graph(graph)
        , m_opened(opened)
    {
    }

    GraphPicture make()
    {
        placeTasks();
        m_keysLayer = m_picture.layers.size();
        double top = margin;
        for (const GraphFlush &flush : m_graph.flushes()) {
            top = placeBox(flush.flush, flush.keys, top);
        }
        if (!m_graph.unsent().empty()) {
            top = placeBox(std::nullopt, m_graph.unsent(), top);
        }
        joinTasks();
        double bottom = top - boxGap;
        double right = m_picture.boxes.empty() ? 0 : m_picture.boxes.front().rect.right();
        for (const GraphNode &node : m_picture.nodes) {
            bottom = std::max(bottom, node.rect.bottom());
            right = std::max(right, node.rect.right());
        }
        m_picture.size = QSizeF(right + margin, bottom + margin);
        return std::move(m_picture);
    }

private:
    bool isOpened(const GraphNodeId &id) const { return m_opened.contains(id); }
    static double left(std::size_t layer)
    {
        return margin + double(layer) * (nodeWidth + layerGap);
    }

    std::uint32_t add(GraphNode node, double top)
    {
        if (m_picture.layers.size() <= node.layer) {
            m_picture.layers.resize(node.layer + 1);
        }
        const double height = node.id.isMany() ? manyHeight : nodeHeight;
        node.rect = QRectF(left(node.layer) + (node.layer == m_keysLayer ? boxPadding : 0), top,
                           nodeWidth, height);
        const auto number = std::uint32_t(m_picture.nodes.size());
        m_picture.layers[node.layer].push_back(number);
        m_picture.nodes.push_back(std::move(node));
        return number;
    }
    /// Below the last node of a layer.
    std::uint32_t append(GraphNode node)
    {
        const auto &layers = m_picture.layers;
        const bool isFirst = node.layer >= layers.size() || layers[node.layer].empty();
        const double top = isFirst ? margin
                                   : m_picture.nodes[layers[node.layer].back()].rect.bottom()
                + nodeGap;
        return add(std::move(node), top);
    }

    void placeTasks()
    {
        m_groupNode.resize(m_graph.groups().size());
        m_picture.nodeOfTask.reserve(m_graph.tasks());
        for (std::uint32_t id = 1; id <= m_graph.tasks(); ++id) {
            const std::size_t number = m_graph.groupOf(TaskId(id));
            const TaskGroup &group = m_graph.groups()[number];
            auto &groupNode = m_groupNode[number];
            const bool areMany = group.members.size() > mostSiblings;
            const GraphNodeId groupId{GraphNodeId::Kind::Tasks, std::uint32_t(number), 0};
            const bool isMerged = areMany && !isOpened(groupId);
            if (areMany && !groupNode) {
                groupNode = append({groupId, {}, group.depth, group.name, group.members.size(),
                                    isMerged ? Siblings::Merged : Siblings::Shown});
            }
            m_picture.nodeOfTask.push_back(
                isMerged ? *groupNode
                         : append({{GraphNodeId::Kind::Task, id, 0}, {}, group.depth, {}, 1,
                                   Siblings::None}));
        }
    }

    double placeBox(std::optional<FlushId> flush, const std::vector<GraphKey> &keys, double top)
    {
        GraphBox box;
        box.flush = flush;
        box.keys = keys.size();
        const double x = left(m_keysLayer);
        box.title = QRectF(x + boxPadding, top, nodeWidth, titleHeight);
        double next = box.title.bottom();
        for (const std::vector<std::uint32_t> &alike : keysAlike(keys)) {
            next = placeKeys(flush, keys, alike, next);
        }
        const double bottom = next + boxPadding - (keys.empty() ? 0 : nodeGap);
        box.rect = QRectF(x, top, nodeWidth + 2 * boxPadding, bottom - top);
        m_picture.boxes.push_back(box);
        return box.rect.bottom() + boxGap;
    }

    /// The numbers of the keys, together what differs in nothing but a number.
    static std::vector<std::vector<std::uint32_t>> keysAlike(const std::vector<GraphKey> &keys)
    {
        std::vector<std::vector<std::uint32_t>> all;
        QHash<QString, std::size_t> places;
        for (std::uint32_t i = 0; i < keys.size(); ++i) {
            const QString name = withoutNumber(keys[i].name);
            const auto place = places.constFind(name);
            if (place == places.constEnd()) {
                places.insert(name, all.size());
                all.push_back({i});
            } else {
                all[*place].push_back(i);
            }
        }
        return all;
    }

    /// Returns where the next node goes.
    double placeKeys(std::optional<FlushId> flush, const std::vector<GraphKey> &keys,
                     const std::vector<std::uint32_t> &alike, double top)
    {
        const std::uint32_t flushNumber = flush ? flush->value() : 0;
        std::optional<std::uint32_t> many;
        bool isMerged = false;
        if (alike.size() > mostSiblings) {
            const GraphNodeId id{GraphNodeId::Kind::Keys, flushNumber, alike.front()};
            isMerged = !isOpened(id);
            many = add({id, {}, m_keysLayer, withoutNumber(keys[alike.front()].name), alike.size(),
                        isMerged ? Siblings::Merged : Siblings::Shown},
                       top);
            top += manyHeight + nodeGap;
        }
        for (const std::uint32_t key : alike) {
            std::uint32_t node = many.value_or(0);
            if (!isMerged) {
                node = add({{GraphNodeId::Kind::Key, flushNumber, key}, {}, m_keysLayer,
                            keys[key].name, 1, Siblings::None},
                           top);
                top += nodeHeight + nodeGap;
            }
            for (const TaskId reader : keys[key].readers) {
                join(GraphEdge::Kind::Reads, m_picture.nodeOfTask[reader.value() - 1], node);
            }
        }
        return top;
    }

    void join(GraphEdge::Kind kind, std::uint32_t from, std::uint32_t to)
    {
        const auto key = (std::uint64_t(from) << 32U) | to;
        if (from != to && !m_joined[std::size_t(kind)].contains(key)) {
            m_joined[std::size_t(kind)].insert(key);
            m_picture.edges.push_back({kind, from, to});
        }
    }

    void joinTasks()
    {
        for (std::uint32_t id = 1; id <= m_graph.tasks(); ++id) {
            const auto parent = m_graph.parentOf(TaskId(id));
            if (!parent) {
                continue;
            }
            const std::uint32_t from = m_picture.nodeOfTask[parent->value() - 1];
            if (const auto group = m_groupNode[m_graph.groupOf(TaskId(id))]) {
                join(GraphEdge::Kind::Creates, from, *group);
            }
            join(GraphEdge::Kind::Creates, from, m_picture.nodeOfTask[id - 1]);
        }
        for (const TaskAwait &await : m_graph.awaits()) {
            join(GraphEdge::Kind::Awaits, m_picture.nodeOfTask[await.waiter.value() - 1],
                 m_picture.nodeOfTask[await.awaited.value() - 1]);
        }
    }

    const DependencyGraph &m_graph;
    const std::set<GraphNodeId> &m_opened;
    GraphPicture m_picture;
    std::size_t m_keysLayer = std::size_t(-1); ///< not before the tasks are placed
    std::vector<std::optional<std::uint32_t>> m_groupNode; ///< of groups of many
    std::array<QSet<quint64>, 3> m_joined;                 ///< by kind
};

} // namespace

std::optional<std::uint32_t> GraphPicture::nodeAt(QPointF place) const
{
    for (const std::vector<std::uint32_t> &layer : layers) {
        const auto found = std::partition_point(
            layer.begin(), layer.end(),
            [&](std::uint32_t i) { return nodes[i].rect.bottom() < place.y(); });
        if (found != layer.end() && nodes[*found].rect.contains(place)) {
            return *found;
        }
    }
    return std::nullopt;
}

std::optional<std::uint32_t> GraphPicture::find(const GraphNodeId &id) const
{
    if (id.isTask() && id.first <= nodeOfTask.size()) {
        const std::uint32_t node = nodeOfTask[id.first - 1];
        return nodes[node].id == id ? std::optional(node) : std::nullopt;
    }
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].id == id) {
            return i;
        }
    }
    return std::nullopt;
}

const GraphBox *GraphPicture::boxAt(QPointF place) const
{
    const auto found = std::find_if(boxes.begin(), boxes.end(), [&](const GraphBox &box) {
        return box.rect.contains(place);
    });
    return found == boxes.end() ? nullptr : &*found;
}

GraphPicture layOut(const DependencyGraph &graph, const std::set<GraphNodeId> &opened)
{
    return GraphLayouter(graph, opened).make();
}

} // namespace Coroscope
