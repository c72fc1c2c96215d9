// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QtGui/QFontDatabase>

#include <cmath>
#include <initializer_list>
#include <utility>

namespace Coroscope {
namespace {

using enum ColourRole;

struct Entry
{
    ColourRole role;
    QRgb light;
    QRgb dark;
};

// One row a role: light, dark. Alpha comes first.
constexpr std::array<Entry, std::size_t(Count)> colourTable{{
    {Window, 0xFFF6F7F9, 0xFF15181E},       {Panel, 0xFFFFFFFF, 0xFF1B1F27},
    {LaneEven, 0xFFFFFFFF, 0xFF191C23},     {LaneOdd, 0xFFF8F9FB, 0xFF15181E},
    {Separator, 0xFFE2E5EA, 0xFF2A2F3A},    {Grid, 0xFFEEF0F4, 0xFF1F232C},
    {Text, 0xFF1C2230, 0xFFE6E9EF},         {DimText, 0xFF5D6778, 0xFF98A2B3},
    {Accent, 0xFF0072B2, 0xFF56B4E9},       {OnAccent, 0xFFFFFFFF, 0xFF0E141B},
    {AccentWash, 0xFFE8F1FB, 0xFF22303F},   {Selection, 0xFFE8F1FB, 0xFF1D2733},
    {Hover, 0xFFEEF2F7, 0xFF20252E},        {Now, 0xFFD6336C, 0xFFFF5C93},
    {OnNow, 0xFFFFFFFF, 0xFF14060C},        {Future, 0x59F6F7F9, 0x5915181E},
    {Pill, 0xEBFFFFFF, 0xEB1B1F27},         {Link, 0xFF697386, 0xFF8B95A7},
    {VariableFill, 0xFFE8F1FB, 0xFF22303F}, {VariableEdge, 0xFF3B8EC2, 0xFF4A93C0},
    {VariableText, 0xFF0068A3, 0xFF66BDEE}, {Stale, 0xFFB3123B, 0xFFFF6B81},
    {Counter, 0xFFA8790A, 0xFFE5B93F},      {CounterFill, 0x59F2C14E, 0x59E5B93F},
    {Flush, 0xFF6A3FB5, 0xFFB79CFF},        {FlushFill, 0x146A3FB5, 0x1FB79CFF},
    {OnFlush, 0xFFFFFFFF, 0xFF170A2E},
    {Warning, 0xFFD55E00, 0xFFE8743B},      {CodeLine, 0xFFFFF4D6, 0xFF3A331E},
    {CodeKeyword, 0xFF7A3E9D, 0xFFC792EA},  {CodeType, 0xFF00677F, 0xFF6FC7D8},
    {CodeText, 0xFF2C6E2F, 0xFF9CCC7A},     {CodeNumber, 0xFF9A4A00, 0xFFF0A35E},
    {CodeComment, 0xFF5D6778, 0xFF98A2B3},
}};

QColor colourOf(QRgb rgba)
{
    return QColor::fromRgba(rgba);
}

struct BarColours
{
    QRgb fill;
    QRgb edge;
    QRgb ink;
    QRgb strong;
    QRgb map;
};

BarLook look(const BarColours &of, Pattern pattern, char16_t glyph)
{
    return {colourOf(of.fill), colourOf(of.edge), colourOf(of.ink), colourOf(of.strong),
            colourOf(of.map),  pattern,           QChar(glyph)};
}

constexpr std::array<char16_t, 5> stateSigns{u'▶', u'■', u'◷', u'◔', u'✓'};

constexpr char16_t signOf(TaskState state)
{
    return stateSigns[std::size_t(state)];
}

constexpr std::array<char16_t, 5> stretchSigns{u'⋯', u'⇄', u'⚿', u'◷', u'↓'};

constexpr char16_t signOf(RequestStretch stretch)
{
    return stretchSigns[std::size_t(stretch)];
}

constexpr std::array<char16_t, 6> endSigns{u' ', u'✓', u'✕', u'⊘', u'○', u'◌'};

constexpr char16_t signOf(TaskEnd end)
{
    return endSigns[std::size_t(end)];
}

constexpr std::array<char16_t, 5> resultSigns{u'◷', u'✓', u'✕', u'ƒ', u'✕'};

constexpr char16_t signOf(RequestResult result)
{
    return resultSigns[std::size_t(result)];
}

EndLook endLook(QRgb colour, QRgb onMark, QRgb text, char16_t glyph)
{
    return {colourOf(colour), colourOf(onMark), colourOf(text), QChar(glyph)};
}

/// Requests end like tasks, but for a failure behind the service, which looks like neither of them.
void setResults(Theme &theme, const EndLook &failureBehind)
{
    const auto like = [&theme](TaskEnd end, RequestResult result) {
        EndLook look = theme.end(end);
        look.glyph = QChar(signOf(result));
        return look;
    };
    theme.results = {like(TaskEnd::None, RequestResult::UnderWay),
                     like(TaskEnd::Finished, RequestResult::Succeeded),
                     like(TaskEnd::Failed, RequestResult::ErrorStatus), failureBehind,
                     like(TaskEnd::Failed, RequestResult::Failed)};
}

void setColours(Theme &theme)
{
    for (const Entry &entry : colourTable) {
        theme.colours[std::size_t(entry.role)]
            = colourOf(theme.isDark() ? entry.dark : entry.light);
    }
}

double luminance(const QColor &colour)
{
    const auto linear = [](double channel) {
        return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

QFont withFamily(QFont font, std::initializer_list<QString> wishes)
{
    const QStringList families = QFontDatabase::families();
    for (const QString &wish : wishes) {
        if (families.contains(wish)) {
            font.setFamily(wish);
            return font;
        }
    }
    return font;
}

} // namespace

Theme Themes::light()
{
    Theme theme;
    setColours(theme);
    theme.states = {look({0xFF0072B2, 0xFF0072B2, 0, 0xFF0072B2, 0xFF0072B2}, Pattern::Solid,
                         signOf(TaskState::Running)),
                    look({0xFFD55E00, 0xFFC25500, 0x66FFFFFF, 0xFFD55E00, 0xFFD55E00},
                         Pattern::Hatch, signOf(TaskState::Blocking)),
                    look({0xFFCFE6F4, 0xFF4A90BE, 0, 0xFF468ABA, 0xFFB5D8EE}, Pattern::Thin,
                         signOf(TaskState::Awaiting)),
                    look({0xFFF8DFA3, 0xFFA8790A, 0x8C1C2230, 0xFFB0820F, 0xFFF2C14E},
                         Pattern::Dots, signOf(TaskState::Ready)),
                    look({0xFFE2E5EA, 0xFF808A9A, 0, 0xFF808A9A, 0xFFE2E5EA}, Pattern::Thin,
                         signOf(TaskState::Done))};
    theme.stretches = {look({0xFFE9EBEF, 0xFF808A9A, 0x8C5D6778, 0xFF808A9A, 0xFFE9EBEF},
                            Pattern::Dots, signOf(RequestStretch::Queued)),
                       look({0xFFB79CDB, 0xFF7E57B5, 0x66FFFFFF, 0xFF8F6BC4, 0xFFB79CDB},
                            Pattern::Hatch, signOf(RequestStretch::Connecting)),
                       look({0xFF7E57B5, 0xFF5E3A94, 0x66FFFFFF, 0xFF7E57B5, 0xFF7E57B5},
                            Pattern::Cross, signOf(RequestStretch::Encrypting)),
                       look({0xFFBFE3DE, 0xFF2E8F86, 0, 0xFF2E8F86, 0xFFBFE3DE},
                            Pattern::Thin, signOf(RequestStretch::Waiting)),
                       look({0xFF0F877B, 0xFF0F877B, 0, 0xFF0F877B, 0xFF0F877B},
                            Pattern::Solid, signOf(RequestStretch::Downloading))};
    theme.ends = {endLook(0xFF808A9A, 0xFFFFFFFF, 0xFF5D6778, signOf(TaskEnd::None)),
                  endLook(0xFF008A64, 0xFFFFFFFF, 0xFF007A58, signOf(TaskEnd::Finished)),
                  endLook(0xFFB3123B, 0xFFFFFFFF, 0xFFB3123B, signOf(TaskEnd::Failed)),
                  endLook(0xFF5D6778, 0xFFFFFFFF, 0xFF5D6778, signOf(TaskEnd::Cancelled)),
                  endLook(0xFFB3123B, 0xFFFFFFFF, 0xFFB3123B, signOf(TaskEnd::Lost)),
                  endLook(0xFF5D6778, 0xFFFFFFFF, 0xFF5D6778, signOf(TaskEnd::NeverStarted))};
    setResults(theme, endLook(0xFF9A4A00, 0xFFFFFFFF, 0xFF9A4A00,
                              signOf(RequestResult::FailureBehind)));
    return theme;
}

Theme Themes::dark()
{
    Theme theme;
    theme.shade = Theme::Shade::Dark;
    setColours(theme);
    theme.states = {look({0xFF56B4E9, 0xFF56B4E9, 0, 0xFF56B4E9, 0xFF56B4E9}, Pattern::Solid,
                         signOf(TaskState::Running)),
                    look({0xFFE8743B, 0xFFE8743B, 0x66FFFFFF, 0xFFE8743B, 0xFFE8743B},
                         Pattern::Hatch, signOf(TaskState::Blocking)),
                    look({0xFF24405A, 0xFF4A7CA5, 0, 0xFF4A7CA5, 0xFF2B4E6E}, Pattern::Thin,
                         signOf(TaskState::Awaiting)),
                    look({0xFF877131, 0xFFC9A53C, 0x80E6E9EF, 0xFFC9A53C, 0xFFE5B93F},
                         Pattern::Dots, signOf(TaskState::Ready)),
                    look({0xFF2A2F3A, 0xFF6B7585, 0, 0xFF6B7585, 0xFF2A2F3A}, Pattern::Thin,
                         signOf(TaskState::Done))};
    theme.stretches = {look({0xFF2A2F3A, 0xFF6B7585, 0x8098A2B3, 0xFF6B7585, 0xFF2A2F3A},
                            Pattern::Dots, signOf(RequestStretch::Queued)),
                       look({0xFF6E55A0, 0xFF9C82CF, 0x4DFFFFFF, 0xFF9C82CF, 0xFF6E55A0},
                            Pattern::Hatch, signOf(RequestStretch::Connecting)),
                       look({0xFFA98BE0, 0xFFA98BE0, 0x66000000, 0xFFA98BE0, 0xFFA98BE0},
                            Pattern::Cross, signOf(RequestStretch::Encrypting)),
                       look({0xFF1F4A48, 0xFF3F8F88, 0, 0xFF3F8F88, 0xFF1F4A48},
                            Pattern::Thin, signOf(RequestStretch::Waiting)),
                       look({0xFF36B8AA, 0xFF36B8AA, 0, 0xFF36B8AA, 0xFF36B8AA},
                            Pattern::Solid, signOf(RequestStretch::Downloading))};
    theme.ends = {endLook(0xFF6B7585, 0xFFFFFFFF, 0xFF98A2B3, signOf(TaskEnd::None)),
                  endLook(0xFF2BC29A, 0xFF0B1F19, 0xFF2BC29A, signOf(TaskEnd::Finished)),
                  endLook(0xFFFF6B81, 0xFF25070C, 0xFFFF6B81, signOf(TaskEnd::Failed)),
                  endLook(0xFF98A2B3, 0xFF15181E, 0xFF98A2B3, signOf(TaskEnd::Cancelled)),
                  endLook(0xFFFF6B81, 0xFF15181E, 0xFFFF6B81, signOf(TaskEnd::Lost)),
                  endLook(0xFF98A2B3, 0xFF15181E, 0xFF98A2B3, signOf(TaskEnd::NeverStarted))};
    setResults(theme, endLook(0xFFF0A35E, 0xFF241204, 0xFFF0A35E,
                              signOf(RequestResult::FailureBehind)));
    return theme;
}

Theme Themes::systemTheme(const QPalette &palette)
{
    const bool isDark = luminance(palette.color(QPalette::Window)) < 0.18;
    return isDark ? dark() : light();
}

QChar Themes::glyphOf(TaskState state)
{
    return QChar(signOf(state));
}

QChar Themes::glyphOf(RequestStretch stretch)
{
    return QChar(signOf(stretch));
}

QChar Themes::glyphOf(TaskEnd end)
{
    return QChar(signOf(end));
}

QChar Themes::glyphOf(RequestResult result)
{
    return QChar(signOf(result));
}

QChar Themes::flushGlyph()
{
    return QChar(u'⇊');
}

std::optional<QChar> Themes::glyphOf(ConnectionUse connection)
{
    switch (connection) {
    case ConnectionUse::New:
        return QChar(u'✚');
    case ConnectionUse::Reused:
        return QChar(u'↻');
    case ConnectionUse::Unknown:
        break;
    }
    return std::nullopt;
}

double contrast(const QColor &one, const QColor &other)
{
    const auto [dark, light] = std::minmax({luminance(one), luminance(other)});
    return (light + 0.05) / (dark + 0.05);
}

QColor blended(const QColor &above, const QColor &below)
{
    const auto mix = [share = double(above.alphaF())](double over, double under) {
        return float(over * share + under * (1 - share));
    };
    return QColor::fromRgbF(mix(above.redF(), below.redF()), mix(above.greenF(), below.greenF()),
                            mix(above.blueF(), below.blueF()));
}

QFont uiFont()
{
    return withFamily(QFontDatabase::systemFont(QFontDatabase::GeneralFont),
                      {QStringLiteral("Inter")});
}

QFont monoFont()
{
    QFont font = withFamily(QFontDatabase::systemFont(QFontDatabase::FixedFont),
                            {QStringLiteral("JetBrains Mono"), QStringLiteral("DejaVu Sans Mono")});
    font.setStyleHint(QFont::Monospace);
    return font;
}

} // namespace Coroscope
