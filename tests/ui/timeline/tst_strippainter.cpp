// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/timeline/strippainter.h"

#include <QtTest/QtTest>

#include <random>

using namespace Coroscope;

namespace {

constexpr QRect stripView(0, 0, 400, 40);
constexpr QRect laneArea(0, 5, 400, 26);

/// A lane in which one of `rarity` columns holds something, with a short bar now and then.
Lane randomLane(unsigned seed, unsigned rarity)
{
    std::mt19937 random(seed);
    Lane lane;
    lane.rect = stripView;
    lane.strip.rect = laneArea;
    for (int x = 0; x < stripView.width(); ++x) {
        const bool isUsed = random() % rarity == 0;
        lane.strip.columns.push_back(
            isUsed ? columnOf({5, 3, int(random() % 9), 1}, {true, true, true, true}) : Column());
        if (random() % (rarity * 9) == 0) {
            lane.bars.push_back({QRect(x, 13, 5, 10), {}, {}, TaskId(1), TaskState::Awaiting, {}});
        }
    }
    return lane;
}

QImage painted(const Lane &lane, const PaintKit &kit)
{
    QImage image(stripView.size(), QImage::Format_RGB32);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    StripPainter strips;
    strips.paint(painter, kit, lane, stripView);
    return image;
}

/// A theme in which running and blocking have one colour.
Theme withOneColour()
{
    Theme theme = Themes::light();
    theme.states[std::size_t(TaskState::Blocking)].strong = theme.state(TaskState::Running).strong;
    return theme;
}

/// Short bars and columns of one state only.
Lane laneOf(TaskState state, int bars)
{
    Lane lane;
    lane.rect = stripView;
    lane.strip.rect = QRect(QPoint(200, laneArea.top()), laneArea.bottomRight());
    Column column;
    column.shares[std::size_t(state)] = 255;
    lane.strip.columns = std::vector<Column>(std::size_t(bars), column);
    for (int i = 0; i < bars; ++i) {
        lane.bars.push_back({QRect(6 * i, 10, 4, 16), {}, {}, TaskId(1), state, {}});
    }
    return lane;
}

bool isTouched(const QImage &image, int x, int top, int bottom)
{
    for (int y = top; y <= bottom; ++y) {
        if (image.pixelColor(x, y) != QColor(Qt::magenta)) {
            return true;
        }
    }
    return false;
}

} // namespace

class TestStripPainter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyColumnThatHoldsSomethingIsPaintedAndNoOther_data();
    void everyColumnThatHoldsSomethingIsPaintedAndNoOther();
    void aColumnAloneIsWideEnoughToBeSeen();
    void eachStateOfAColumnCanBeSeen();
    void aFullStripFillsItsArea();
    void blockingAndRunningDifferInMoreThanColour_data();
    void blockingAndRunningDifferInMoreThanColour();
};

void TestStripPainter::everyColumnThatHoldsSomethingIsPaintedAndNoOther_data()
{
    QTest::addColumn<unsigned>("rarity");
    QTest::newRow("all") << 1U;
    QTest::newRow("half") << 2U;
    QTest::newRow("some") << 8U;
}

void TestStripPainter::everyColumnThatHoldsSomethingIsPaintedAndNoOther()
{
    QFETCH(unsigned, rarity);
    const PaintKit kit(Themes::light(), uiFont());
    for (unsigned seed = 1; seed <= 5; ++seed) {
        const Lane lane = randomLane(seed, rarity);
        const QImage image = painted(lane, kit);
        for (int x = 0; x < stripView.width(); ++x) {
            const bool inBar = std::any_of(lane.bars.begin(), lane.bars.end(), [x](const Bar &bar) {
                return x >= bar.rect.left() && x <= bar.rect.right();
            });
            const bool isUsed = !lane.strip.columns[std::size_t(x)].isEmpty();
            QCOMPARE(isTouched(image, x, 0, stripView.bottom()), isUsed || inBar);
            QCOMPARE(isTouched(image, x, 5, 6), isUsed);
        }
    }
}

void TestStripPainter::aColumnAloneIsWideEnoughToBeSeen()
{
    Lane lane;
    lane.rect = stripView;
    lane.strip.rect = QRect(50, 5, 1, 26);
    lane.strip.columns = {Column{{255, 0, 0, 0}}};
    const PaintKit kit(Themes::dark(), uiFont());
    const QImage image = painted(lane, kit);
    QVERIFY(!isTouched(image, 49, 0, stripView.bottom()));
    QCOMPARE(image.pixelColor(50, 10), kit.theme().state(TaskState::Running).strong);
    QCOMPARE(image.pixelColor(51, 10), kit.theme().state(TaskState::Running).strong);
    QVERIFY(!isTouched(image, 52, 0, stripView.bottom()));
}

void TestStripPainter::eachStateOfAColumnCanBeSeen()
{
    const PaintKit kit(Themes::light(), uiFont());
    Lane lane = randomLane(3, 1);
    lane.bars.clear();
    const QImage image = painted(lane, kit);
    for (int x = 0; x < stripView.width(); ++x) {
        for (const auto state : {TaskState::Running, TaskState::Blocking, TaskState::Ready,
                                 TaskState::Awaiting}) {
            bool isSeen = false;
            for (int y = laneArea.top(); y <= laneArea.bottom(); ++y) {
                isSeen = isSeen || image.pixelColor(x, y) == kit.theme().state(state).strong;
            }
            QVERIFY(isSeen);
        }
    }
}

void TestStripPainter::aFullStripFillsItsArea()
{
    const PaintKit kit(Themes::light(), uiFont());
    Lane lane = randomLane(4, 1);
    lane.bars.clear();
    const QImage image = painted(lane, kit);
    for (int y = 0; y < stripView.height(); ++y) {
        const bool isInside = y >= laneArea.top() && y <= laneArea.bottom();
        QCOMPARE(image.pixelColor(200, y) != QColor(Qt::magenta), isInside);
    }
}

void TestStripPainter::blockingAndRunningDifferInMoreThanColour_data()
{
    QTest::addColumn<int>("bars");
    QTest::newRow("few, drawn one by one") << 5;
    QTest::newRow("many, drawn as a picture") << 30;
}

void TestStripPainter::blockingAndRunningDifferInMoreThanColour()
{
    QFETCH(int, bars);
    const PaintKit kit(withOneColour(), uiFont());
    const QImage running = painted(laneOf(TaskState::Running, bars), kit);
    const QImage blocking = painted(laneOf(TaskState::Blocking, bars), kit);
    const QRect bar(0, 0, 4, stripView.height());
    const QRect column(200, 0, 4, stripView.height());
    QVERIFY(running.copy(bar) != blocking.copy(bar));
    QVERIFY(running.copy(column) != blocking.copy(column));
}

COROSCOPE_TEST(TestStripPainter)
#include "tst_strippainter.moc"
