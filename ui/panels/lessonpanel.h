// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"

#include <QtWidgets/QTextBrowser>

namespace Coroscope {

/// The lesson of a demo, in the interface's language where there is one, else in English.
///
/// Lessons are Markdown resources, :/lessons/<id>.<language>.md. Links lead nowhere.
class LessonPanel : public QTextBrowser
{
    Q_OBJECT
public:
    explicit LessonPanel(QWidget *parent = nullptr);

    /// Shows the lesson; the language is a locale's name such as "en" or "zh_CN". The scenario
    /// must outlive the panel.
    void setScenario(const Scenario &scenario);
    void setLanguage(const QString &language);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showLesson();
    QString lessonText() const;
    QString shortLesson() const;

    const Scenario *m_scenario = nullptr;
    QString m_language = QStringLiteral("en");
};

} // namespace Coroscope
