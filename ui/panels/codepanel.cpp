// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/codepanel.h"

#include "ui/models/texts.h"
#include "ui/panels/codecolours.h"
#include "ui/panels/fonts.h"
#include "ui/panels/qscintilla.h"


#include <QtCore/QEvent>
#include <QtCore/QRegularExpression>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace Coroscope {
namespace {

constexpr int numbersMargin = 0;
constexpr int badgesMargin = 1;
constexpr int litMarker = 0;
constexpr int firstBadgeMarker = 1;
constexpr int lastBadgeMarker = 24; // the ones above are folding's
constexpr int narrowestBadges = 26;

bool isLit(TaskState state)
{
    return state == TaskState::Running || state == TaskState::Blocking;
}

int firstCoroutine(const QString &source)
{
    static const QRegularExpression coroutine(QStringLiteral("^Task<[^;]*$"),
                                              QRegularExpression::MultilineOption);
    const QRegularExpressionMatch match = coroutine.match(source);
    return match.hasMatch() ? int(source.left(match.capturedStart()).count(u'\n')) : 0;
}

} // namespace

CodePanel::CodePanel(QWidget *parent)
    : QWidget(parent)
    , m_editor(new QsciScintilla(this))
    , m_lexer(new QsciLexerCPP(this))
{
    setObjectName(QStringLiteral("codePanel"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_editor);
    makeEditor();
    useFonts();
    useColours();
    retranslate();
}

void CodePanel::makeEditor()
{
    m_editor->setLexer(m_lexer);
    m_editor->setReadOnly(true);
    m_editor->setUtf8(true);
    m_editor->setFrameShape(QFrame::NoFrame);
    m_editor->setTabWidth(4);
    m_editor->setMarginType(numbersMargin, QsciScintilla::NumberMargin);
    m_editor->setMarginType(badgesMargin, QsciScintilla::SymbolMarginColor);
    m_editor->setMarginWidth(2, 0);
    m_editor->setMarginSensitivity(badgesMargin, true);
    unsigned badges = 0;
    for (int marker = firstBadgeMarker; marker <= lastBadgeMarker; ++marker) {
        badges |= 1U << unsigned(marker);
    }
    m_editor->setMarginMarkerMask(badgesMargin, int(badges));
    m_editor->setMarginMarkerMask(numbersMargin, 0);
    m_editor->markerDefine(QsciScintilla::Background, litMarker);
    m_editor->SendScintilla(QsciScintilla::SCI_SETCARETSTYLE, QsciScintilla::CARETSTYLE_INVISIBLE);
    m_editor->SendScintilla(QsciScintilla::SCI_SETSCROLLWIDTHTRACKING, 1L);
    m_editor->SendScintilla(QsciScintilla::SCI_SETSCROLLWIDTH, 1L);
    connect(m_editor, &QsciScintilla::marginClicked, this, [this](int margin, int line) {
        if (margin == badgesMargin) {
            selectAt(std::uint32_t(line + 1));
        }
    });
}

void CodePanel::setScenario(const Scenario &scenario)
{
    m_sourceFile = scenario.sourceFile;
    m_badges.clear();
    m_badgesWidth = 0;
    m_editor->setText(scenario.sourceText());
    useFonts();
    showBadges();
    m_editor->setFirstVisibleLine(std::max(0, firstCoroutine(m_editor->text()) - 1));
}

void CodePanel::setTheme(const Theme &theme)
{
    m_theme = theme;
    useColours();
    showBadges();
}

CodePanel::LineBadges CodePanel::badgesOf(const Snapshot &snapshot, TraceTime at) const
{
    LineBadges badges;
    for (const TaskStand &stand : standsAt(snapshot, at)) {
        if (!stand.line || snapshot.location(*stand.line).file != m_sourceFile) {
            continue;
        }
        const Badge badge{badgeLabel(taskName(snapshot, stand.task)), stand.state, false};
        badges[snapshot.location(*stand.line).line].push_back({stand.task, badge});
    }
    return badges;
}

void CodePanel::setSnapshot(const Snapshot &snapshot, TraceTime at)
{
    LineBadges badges = snapshot.tables ? badgesOf(snapshot, at) : LineBadges();
    if (badges != m_badges) {
        m_badges = std::move(badges);
        showBadges();
    }
}

void CodePanel::setSelectedTask(std::optional<TaskId> task)
{
    if (m_selected != task) {
        m_selected = task;
        showBadges();
    }
}

std::vector<Badge> CodePanel::plainBadges(const std::vector<TaskBadge> &badges) const
{
    std::vector<Badge> plain;
    for (const TaskBadge &entry : badges) {
        plain.push_back(entry.badge);
        plain.back().isSelected = entry.task == m_selected;
    }
    return plain;
}

void CodePanel::showBadges()
{
    m_editor->markerDeleteAll();
    const int height = m_editor->textHeight(0) - 1;
    int marker = firstBadgeMarker;
    int width = std::max(m_badgesWidth, narrowestBadges);
    for (const auto &[line, tasks] : m_badges) {
        const int row = int(line) - 1;
        if (std::any_of(tasks.begin(), tasks.end(),
                        [](const TaskBadge &entry) { return isLit(entry.badge.state); })) {
            m_editor->markerAdd(row, litMarker);
        }
        if (marker <= lastBadgeMarker) {
            const QImage image
                = paintBadges(fittingBadges(plainBadges(tasks)), m_theme, font(), height);
            width = std::max(width, image.width() + 6);
            m_editor->markerDefine(image, marker);
            m_editor->markerAdd(row, marker++);
        }
    }
    // Never narrower during one demo, so that the code does not jump to and fro.
    m_badgesWidth = width;
    m_editor->setMarginWidth(badgesMargin, width);
}

QString CodePanel::text() const
{
    return m_editor->text();
}

std::vector<Badge> CodePanel::badgesAt(std::uint32_t line) const
{
    const auto found = m_badges.find(line);
    return found != m_badges.end() ? plainBadges(found->second) : std::vector<Badge>();
}

std::vector<std::uint32_t> CodePanel::litLines() const
{
    std::vector<std::uint32_t> lines;
    for (const auto &[line, tasks] : m_badges) {
        if ((m_editor->markersAtLine(int(line) - 1) & (1U << litMarker)) != 0) {
            lines.push_back(line);
        }
    }
    return lines;
}

void CodePanel::selectAt(std::uint32_t line)
{
    const auto found = m_badges.find(line);
    if (found == m_badges.end()) {
        return;
    }
    const std::vector<TaskBadge> &tasks = found->second;
    const auto selected = std::find_if(tasks.begin(), tasks.end(), [this](const TaskBadge &entry) {
        return entry.task == m_selected;
    });
    const bool isLast = selected == tasks.end() || std::next(selected) == tasks.end();
    Q_EMIT taskSelected(isLast ? tasks.front().task : std::next(selected)->task);
}

void CodePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange) {
        useFonts();
        showBadges();
    } else if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void CodePanel::useFonts()
{
    const QFont code = codeFont(font());
    m_lexer->setFont(code);
    m_lexer->setDefaultFont(code);
    m_editor->setFont(code);
    m_editor->setMarginsFont(code);
    const auto digits = QString::number(std::max(99, m_editor->lines())).size() + 1;
    m_editor->setMarginWidth(numbersMargin, QString(digits, u'0'));
    m_editor->setExtraAscent(2);
    m_editor->setExtraDescent(2);
}

void CodePanel::useColours()
{
    colourCode(*m_lexer, m_theme);
    const QColor &paper = m_theme.colour(ColourRole::Panel);
    m_editor->setPaper(paper);
    m_editor->setMarginsBackgroundColor(paper);
    m_editor->setMarginBackgroundColor(badgesMargin, paper);
    m_editor->setMarginsForegroundColor(m_theme.colour(ColourRole::DimText));
    m_editor->setMarkerBackgroundColor(m_theme.colour(ColourRole::CodeLine), litMarker);
    m_editor->setSelectionBackgroundColor(m_theme.colour(ColourRole::Accent));
    m_editor->setSelectionForegroundColor(m_theme.colour(ColourRole::OnAccent));
}

void CodePanel::retranslate()
{
    m_editor->setAccessibleName(tr("Source code of the demo"));
}

} // namespace Coroscope
