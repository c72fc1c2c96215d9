// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/batchrun.h"
#include "tests/support/testmain.h"
#include "ui/graph/graphlayout.h"

#include <QtTest/QtTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = GraphNodeId::Kind;

GraphPicture pictureOf(const TraceBuilder &run, const std::set<GraphNodeId> &opened = {})
{
    return layOut(dependencyGraphOf(run.snapshot()), opened);
}

} // namespace

class TestGraphLayout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRunWithoutTasksHasNoNodes();
    void aRunWithoutKeysHasItsTasksAndNoBox();
    void layersGoFromMainToTheKeys();
    void keysStandInABoxForEachFlush();
    void keysNotSentYetHaveABoxOfTheirOwn();
    void everyLineGoesFromWhoAsksToWhatIsAsked();
    void manySiblingsAreOneNode();
    void anOpenedNodeIsFollowedByEachOfItsSiblings();
    void nodesStayWhereTheyAreAsTheGraphGrows();
    void nodesOfALayerDoNotOverlap();
    void nodesAndBoxesAreFoundByPlace();
    void tenThousandNodesAreLaidOut();
};

void TestGraphLayout::aRunWithoutTasksHasNoNodes()
{
    QVERIFY(layOut(DependencyGraph(), {}).nodes.empty());
}

void TestGraphLayout::aRunWithoutKeysHasItsTasksAndNoBox()
{
    const GraphPicture picture = pictureOf(sumThatDepends());
    QCOMPARE(picture.nodes.size(), std::size_t(6));
    QVERIFY(picture.boxes.empty());
    QCOMPARE(picture.layers.size(), std::size_t(2));
    QCOMPARE(picture.edges.size(), std::size_t(5));
    QCOMPARE(picture.size, QSizeF(286, 168));
}

void TestGraphLayout::layersGoFromMainToTheKeys()
{
    const GraphPicture picture = pictureOf(answeredTasks(2));
    QCOMPARE(picture.layers.size(), std::size_t(3));
    QCOMPARE(picture.nodes.at(0).rect, QRectF(12, 12, 116, 24));
    QCOMPARE(picture.nodes.at(1).rect, QRectF(158, 12, 116, 24));
    QCOMPARE(picture.nodes.at(2).rect, QRectF(158, 42, 116, 24));
    QCOMPARE(picture.nodes.at(3).rect, QRectF(310, 34, 116, 24));
    QCOMPARE(picture.nodes.at(3).name, u"user:1"_s);
    QCOMPARE(picture.nodes.at(4).rect, QRectF(310, 64, 116, 24));
    QCOMPARE(picture.size, QSizeF(444, 106));
}

void TestGraphLayout::keysStandInABoxForEachFlush()
{
    const GraphPicture picture = pictureOf(dependentReads(2));
    QCOMPARE(picture.boxes.size(), std::size_t(2));
    QCOMPARE(picture.boxes.at(0).flush, std::optional(FlushId(1)));
    QCOMPARE(picture.boxes.at(0).keys, std::size_t(1));
    QCOMPARE(picture.boxes.at(0).rect, QRectF(450, 12, 128, 52));
    QCOMPARE(picture.boxes.at(1).rect, QRectF(450, 76, 128, 82));
}

void TestGraphLayout::keysNotSentYetHaveABoxOfTheirOwn()
{
    const GraphPicture asked = pictureOf(askingTasks(2));
    QCOMPARE(asked.boxes.size(), std::size_t(1));
    QVERIFY(!asked.boxes.at(0).flush);
    const GraphPicture sent = pictureOf(sentTasks(2));
    QCOMPARE(sent.boxes.at(0).rect, asked.boxes.at(0).rect);
    QCOMPARE(sent.nodes.back().rect, asked.nodes.back().rect);
}

void TestGraphLayout::everyLineGoesFromWhoAsksToWhatIsAsked()
{
    using enum GraphEdge::Kind;
    QCOMPARE(pictureOf(answeredTasks(2)).edges,
             (std::vector<GraphEdge>{{Reads, 1, 3}, {Reads, 2, 4}, {Creates, 0, 1},
                                     {Creates, 0, 2}}));
}

void TestGraphLayout::manySiblingsAreOneNode()
{
    const GraphPicture few = pictureOf(answeredTasks(24));
    QCOMPARE(few.nodes.size(), std::size_t(49));
    const GraphPicture many = pictureOf(answeredTasks(25));
    QCOMPARE(many.nodes.size(), std::size_t(3));
    QCOMPARE(many.nodes.at(1), (GraphNode{{Kind::Tasks, 1, 0}, QRectF(158, 12, 116, 40), 1,
                                          u"get_name"_s, 25, Siblings::Merged}));
    QCOMPARE(many.nodes.at(2), (GraphNode{{Kind::Keys, 1, 0}, QRectF(310, 34, 116, 40), 2,
                                          u"user:"_s, 25, Siblings::Merged}));
    QCOMPARE(many.edges.size(), std::size_t(2));
    QCOMPARE(many.nodeOfTask.at(25), std::uint32_t(1));
}

void TestGraphLayout::anOpenedNodeIsFollowedByEachOfItsSiblings()
{
    const GraphPicture picture = pictureOf(answeredTasks(25), {{Kind::Tasks, 1, 0}});
    QCOMPARE(picture.nodes.size(), std::size_t(28));
    QVERIFY(picture.nodes.at(1).siblings == Siblings::Shown);
    QCOMPARE(picture.nodes.at(2).id, (GraphNodeId{Kind::Task, 2, 0}));
    QCOMPARE(picture.nodes.at(2).rect.top(), picture.nodes.at(1).rect.bottom() + 6);
    QCOMPARE(picture.find({Kind::Task, 26, 0}), std::optional(std::uint32_t(26)));
    QCOMPARE(picture.edges.size(), std::size_t(25 + 26));
}

void TestGraphLayout::nodesStayWhereTheyAreAsTheGraphGrows()
{
    const TraceBuilder run = dependentReads(8);
    Fold fold(run.log().tables());
    DependencyGraph graph;
    std::optional<GraphPicture> before;
    for (std::size_t i = 0; i < run.log().size(); ++i) {
        fold.takeIn(run.log().at(i));
        graph.update(fold.snapshot());
        const GraphPicture picture = layOut(graph, {});
        if (before) {
            for (const std::uint32_t node : before->nodeOfTask) {
                QCOMPARE(picture.nodes.at(picture.nodeOfTask.at(node)).rect.topLeft(),
                         before->nodes.at(node).rect.topLeft());
            }
        }
        before = picture;
    }
    QCOMPARE(before->nodeOfTask.size(), std::size_t(10));
}

void TestGraphLayout::nodesOfALayerDoNotOverlap()
{
    const GraphPicture picture = pictureOf(dependentReads(60), {{Kind::Tasks, 2, 0}});
    for (const auto &layer : picture.layers) {
        for (std::size_t i = 1; i < layer.size(); ++i) {
            QCOMPARE_GT(picture.nodes[layer[i]].rect.top(),
                        picture.nodes[layer[i - 1]].rect.bottom());
        }
    }
    for (const GraphNode &node : picture.nodes) {
        QVERIFY(QRectF(QPointF(), picture.size).contains(node.rect));
    }
}

void TestGraphLayout::nodesAndBoxesAreFoundByPlace()
{
    const GraphPicture picture = pictureOf(answeredTasks(2));
    QCOMPARE(picture.nodeAt({160, 50}), std::optional(std::uint32_t(2)));
    QCOMPARE(picture.nodeAt({400, 70}), std::optional(std::uint32_t(4)));
    QVERIFY(!picture.nodeAt({140, 20}));
    QCOMPARE(picture.boxAt({306, 20}), &picture.boxes.front());
    QVERIFY(picture.boxAt({200, 20}) == nullptr);
}

void TestGraphLayout::tenThousandNodesAreLaidOut()
{
    const TraceBuilder run = dependentReads(10'000);
    QCOMPARE(pictureOf(run).nodes.size(), std::size_t(5));
    const GraphPicture picture = pictureOf(run, {{Kind::Tasks, 2, 0}, {Kind::Keys, 2, 0}});
    QCOMPARE(picture.nodes.size(), std::size_t(20'005));
    QCOMPARE(picture.layers.at(2).size(), std::size_t(10'001));
}

COROSCOPE_TEST(TestGraphLayout)
#include "tst_graphlayout.moc"
