// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/theme/stylesheet.h"

#include <QtTest/QtTest>

using namespace Coroscope;
using enum ColourRole;

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastIsThatOfWcag();
    void textIsReadableWhereverItStands_data();
    void textIsReadableWhereverItStands();
    void barsStandOutFromTheLanes_data();
    void barsStandOutFromTheLanes();
    void statesDifferInPatternOrColourAndInGlyph_data();
    void statesDifferInPatternOrColourAndInGlyph();
    void stretchesDifferInPatternAndInGlyph();
    void aFunctionErrorLooksLikeNoOtherResult();
    void everyRoleHasAColour();
    void theSystemsPaletteDecidesTheShade();
    void theStyleSheetHoldsNoNameWithoutItsColour();
    void thePaletteIsTheThemes();
};

namespace {

void addThemes()
{
    QTest::addColumn<Theme>("theme");
    QTest::newRow("light") << Themes::light();
    QTest::newRow("dark") << Themes::dark();
}

} // namespace

Q_DECLARE_METATYPE(Coroscope::Theme)

void TestTheme::contrastIsThatOfWcag()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
    QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
    QVERIFY(std::abs(contrast(QColor(118, 118, 118), Qt::white) - 4.54) < 0.01);
}

void TestTheme::textIsReadableWhereverItStands_data()
{
    addThemes();
}

void TestTheme::textIsReadableWhereverItStands()
{
    QFETCH(Theme, theme);
    for (const auto ground : {Window, Panel, LaneEven, LaneOdd, Selection, Hover, AccentWash}) {
        for (const auto text : {Text, DimText}) {
            QCOMPARE_GE(contrast(theme.colour(text), theme.colour(ground)), 4.5);
        }
    }
    for (const auto text : {CodeKeyword, CodeType, CodeText, CodeNumber, CodeComment, Text}) {
        for (const auto ground : {Panel, CodeLine}) {
            QCOMPARE_GE(contrast(theme.colour(text), theme.colour(ground)), 4.5);
        }
    }
    QCOMPARE_GE(contrast(theme.colour(Accent), theme.colour(Panel)), 4.5);
    QCOMPARE_GE(contrast(theme.colour(Accent), theme.colour(AccentWash)), 4.5);
    QCOMPARE_GE(contrast(theme.colour(OnAccent), theme.colour(Accent)), 4.5);
    QCOMPARE_GE(contrast(theme.colour(OnNow), theme.colour(Now)), 4.5);
    QCOMPARE_GE(contrast(theme.colour(OnFlush), theme.colour(Flush)), 4.5);
    QCOMPARE_GE(contrast(theme.colour(VariableText), theme.colour(VariableFill)), 4.5);
    QCOMPARE_GE(contrast(theme.colour(Stale), theme.colour(LaneEven)), 4.5);
    for (const BarLook &look : theme.stretches) {
        const QColor pill = blended(theme.colour(Pill), look.fill);
        QCOMPARE_GE(contrast(theme.colour(Text), pill), 4.5);
    }
    for (const BarLook &look : theme.states) {
        const QColor pill = blended(theme.colour(Pill), look.fill);
        QCOMPARE_GE(contrast(theme.colour(Text), pill), 4.5);
    }
    for (const EndLook &look : theme.ends) {
        for (const auto ground : {LaneEven, LaneOdd, Selection}) {
            QCOMPARE_GE(contrast(look.text, theme.colour(ground)), 4.5);
        }
    }
}

void TestTheme::barsStandOutFromTheLanes_data()
{
    addThemes();
}

void TestTheme::barsStandOutFromTheLanes()
{
    QFETCH(Theme, theme);
    for (const auto ground : {LaneEven, LaneOdd, Selection}) {
        const QColor lane = theme.colour(ground);
        for (const BarLook &look : theme.states) {
            QCOMPARE_GE(contrast(look.edge, lane), 3.0);
            QCOMPARE_GE(contrast(look.strong, lane), 3.0);
        }
        for (const BarLook &look : theme.stretches) {
            QCOMPARE_GE(contrast(look.edge, lane), 3.0);
            QCOMPARE_GE(contrast(look.strong, lane), 3.0);
        }
        for (const auto line : {VariableEdge, Stale, Counter, Now, Link, Warning, Flush}) {
            QCOMPARE_GE(contrast(theme.colour(line), lane), 3.0);
        }
        for (const EndLook &look : theme.ends) {
            QCOMPARE_GE(contrast(look.colour, lane), 3.0);
        }
        QCOMPARE_GE(contrast(theme.result(RequestResult::FailureBehind).colour, lane), 3.0);
    }
}

void TestTheme::statesDifferInPatternOrColourAndInGlyph_data()
{
    addThemes();
}

void TestTheme::statesDifferInPatternOrColourAndInGlyph()
{
    QFETCH(Theme, theme);
    QCOMPARE(theme.state(TaskState::Running).pattern, Pattern::Solid);
    QCOMPARE(theme.state(TaskState::Blocking).pattern, Pattern::Hatch);
    QCOMPARE(theme.state(TaskState::Awaiting).pattern, Pattern::Thin);
    QCOMPARE(theme.state(TaskState::Ready).pattern, Pattern::Dots);
    for (const auto *table : {&theme.states, &theme.stretches}) {
        for (std::size_t i = 0; i < table->size(); ++i) {
            for (std::size_t k = 0; k < i; ++k) {
                QVERIFY((*table)[i].fill != (*table)[k].fill);
            }
        }
    }
    for (std::size_t i = 0; i < theme.states.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            QVERIFY(theme.states[i].glyph != theme.states[k].glyph);
        }
    }
}

void TestTheme::stretchesDifferInPatternAndInGlyph()
{
    for (const Theme &theme : {Themes::light(), Themes::dark()}) {
        for (std::size_t i = 0; i < theme.stretches.size(); ++i) {
            QCOMPARE(theme.stretches[i].glyph, Themes::glyphOf(RequestStretch(i)));
            for (std::size_t k = 0; k < i; ++k) {
                QVERIFY(theme.stretches[i].pattern != theme.stretches[k].pattern);
                QVERIFY(theme.stretches[i].glyph != theme.stretches[k].glyph);
            }
        }
        for (std::size_t i = 0; i < theme.ends.size(); ++i) {
            QCOMPARE(theme.ends[i].glyph, Themes::glyphOf(TaskEnd(i)));
        }
    }
    QVERIFY(Themes::glyphOf(ConnectionUse::New) != Themes::glyphOf(ConnectionUse::Reused));
    QVERIFY(!Themes::glyphOf(ConnectionUse::Unknown));
}

void TestTheme::aFunctionErrorLooksLikeNoOtherResult()
{
    for (const Theme &theme : {Themes::light(), Themes::dark()}) {
        const EndLook &function = theme.result(RequestResult::FailureBehind);
        QCOMPARE(function.glyph, u'ƒ');
        QCOMPARE_GE(contrast(function.onMark, function.colour), 4.5);
        for (const auto ground : {Panel, LaneEven, LaneOdd, Selection, AccentWash}) {
            QCOMPARE_GE(contrast(function.text, theme.colour(ground)), 4.5);
        }
        for (const auto other : {RequestResult::UnderWay, RequestResult::Succeeded,
                                 RequestResult::ErrorStatus, RequestResult::Failed}) {
            QCOMPARE(theme.result(other).glyph, Themes::glyphOf(other));
            QVERIFY(theme.result(other).glyph != function.glyph);
            QVERIFY(theme.result(other).colour != function.colour);
        }
    }
}

void TestTheme::everyRoleHasAColour()
{
    for (const Theme &theme : {Themes::light(), Themes::dark()}) {
        for (std::size_t role = 0; role < std::size_t(Count); ++role) {
            QVERIFY2(theme.colours[role].isValid(), QByteArray::number(qulonglong(role)));
        }
    }
    QVERIFY(Themes::light().colours != Themes::dark().colours);
}

void TestTheme::theSystemsPaletteDecidesTheShade()
{
    QVERIFY(!Themes::systemTheme(QPalette(Qt::white)).isDark());
    QVERIFY(Themes::systemTheme(QPalette(Qt::black)).isDark());
    for (const Theme &theme : {Themes::light(), Themes::dark()}) {
        QCOMPARE(Themes::systemTheme(paletteOf(theme)).isDark(), theme.isDark());
    }
}

void TestTheme::theStyleSheetHoldsNoNameWithoutItsColour()
{
    for (const Theme &theme : {Themes::light(), Themes::dark()}) {
        const QString sheet = styleSheetOf(theme);
        QVERIFY2(!sheet.contains(u'@'), qPrintable(sheet.mid(sheet.indexOf(u'@'), 30)));
        QVERIFY(sheet.contains(theme.colour(Accent).name()));
        QCOMPARE(sheet.count(u'{'), sheet.count(u'}'));
    }
}

void TestTheme::thePaletteIsTheThemes()
{
    const Theme theme = Themes::dark();
    const QPalette palette = paletteOf(theme);
    QCOMPARE(palette.color(QPalette::WindowText), theme.colour(Text));
    QCOMPARE(palette.color(QPalette::Base), theme.colour(Panel));
    QCOMPARE(palette.color(QPalette::Disabled, QPalette::ButtonText), theme.colour(DimText));
}

COROSCOPE_TEST(TestTheme)
#include "tst_theme.moc"
