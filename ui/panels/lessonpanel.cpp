// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/lessonpanel.h"

#include "ui/models/texts.h"

#include <QtCore/QEvent>
#include <QtCore/QFile>

namespace Coroscope {

LessonPanel::LessonPanel(QWidget *parent)
    : QTextBrowser(parent)
{
    setObjectName(QStringLiteral("lessonPanel"));
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(16);
}

void LessonPanel::setScenario(const Scenario &scenario)
{
    m_scenario = &scenario;
    showLesson();
}

void LessonPanel::setLanguage(const QString &language)
{
    if (m_language != language) {
        m_language = language;
        showLesson();
    }
}

void LessonPanel::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        showLesson();
    }
}

QString LessonPanel::lessonText() const
{
    for (const QString &language : {m_language, QStringLiteral("en")}) {
        QFile file(QStringLiteral(":/lessons/%1.%2.md").arg(m_scenario->id, language));
        if (file.open(QIODevice::ReadOnly)) {
            return QString::fromUtf8(file.readAll());
        }
    }
    return shortLesson();
}

QString LessonPanel::shortLesson() const
{
    return QStringLiteral("# %1\n\n%2\n\n**%3** %4\n")
        .arg(scenarioText(m_scenario->title), scenarioText(m_scenario->summary), tr("Predict:"),
             scenarioText(m_scenario->question));
}

void LessonPanel::showLesson()
{
    setAccessibleName(tr("Lesson"));
    if (m_scenario != nullptr) {
        setMarkdown(lessonText());
    }
}

} // namespace Coroscope
