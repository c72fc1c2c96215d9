// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/language.h"

#include "ui/shell/localisation.h"

#include <algorithm>

namespace Coroscope {
namespace {

/// The locale of messages: the first of these that is set and not empty decides.
QString localeOfMessages()
{
    for (const char *name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const QString locale = qEnvironmentVariable(name);
        if (!locale.isEmpty()) {
            return locale;
        }
    }
    return QStringLiteral("C");
}

bool isWide(QChar character)
{
    switch (character.script()) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
        return true;
    default:
        break;
    }
    const char16_t code = character.unicode();
    return (code >= 0x3000 && code <= 0x303F) || (code >= 0xFF01 && code <= 0xFF60);
}

} // namespace

QString commandLanguage()
{
    const QString locale = localeOfMessages();
    const QString name = locale.section(u'.', 0, 0);
    if (name == QLatin1String("C") || name == QLatin1String("POSIX")) {
        return QStringLiteral("en");
    }
    QStringList wishes = qEnvironmentVariable("LANGUAGE").split(u':', Qt::SkipEmptyParts);
    wishes.append(locale);
    for (const QString &wish : wishes) {
        const QString nearest = Localisation::nearest(wish);
        if (nearest != QLatin1String("en") || wish.startsWith(QLatin1String("en"))) {
            return nearest;
        }
    }
    return QStringLiteral("en");
}

qsizetype cellsOf(const QString &text)
{
    return text.size() + std::count_if(text.begin(), text.end(), isWide);
}

} // namespace Coroscope
