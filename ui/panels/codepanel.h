// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/results.h"
#include "core/scenario/scenario.h"
#include "ui/panels/badges.h"
#include "ui/theme/theme.h"

#include <QtWidgets/QWidget>

#include <map>
#include <optional>
#include <vector>

class QsciLexerCPP;
class QsciScintilla;

namespace Coroscope {

/// The compiled source of the demo, with a badge for every task on the line where it stands, and
/// the line lit that holds the thread.
class CodePanel : public QWidget
{
    Q_OBJECT
public:
    explicit CodePanel(QWidget *parent = nullptr);

    /// Shows the demo's source, its first coroutine on top.
    void setScenario(const Scenario &scenario);
    void setTheme(const Theme &theme);
    /// Shows where the tasks stand at `at`.
    void setSnapshot(const Snapshot &snapshot, TraceTime at);
    void setSelectedTask(std::optional<TaskId> task);

    QString text() const;
    /// The badges beside a line, which counts from 1.
    std::vector<Badge> badgesAt(std::uint32_t line) const;
    /// The lines that are lit, counted from 1.
    std::vector<std::uint32_t> litLines() const;

Q_SIGNALS:
    /// The user clicked a badge; clicking again goes on to the next task of that line.
    void taskSelected(std::optional<Coroscope::TaskId> task);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct TaskBadge
    {
        TaskId task;
        Badge badge;
        bool operator==(const TaskBadge &) const = default;
    };
    using LineBadges = std::map<std::uint32_t, std::vector<TaskBadge>>;

    void makeEditor();
    void useFonts();
    void useColours();
    void retranslate();
    LineBadges badgesOf(const Snapshot &snapshot, TraceTime at) const;
    void showBadges();
    std::vector<Badge> plainBadges(const std::vector<TaskBadge> &badges) const;
    void selectAt(std::uint32_t line);

    QsciScintilla *m_editor;
    QsciLexerCPP *m_lexer;
    Theme m_theme = Themes::light();
    QString m_sourceFile;
    LineBadges m_badges;
    std::optional<TaskId> m_selected;
    int m_badgesWidth = 0;
};

} // namespace Coroscope
