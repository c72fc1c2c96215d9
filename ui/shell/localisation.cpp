// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/localisation.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLibraryInfo>
#include <QtCore/QLocale>

namespace Coroscope {

const QList<Localisation::Language> &Localisation::languages()
{
    static const QList<Language> all{{QStringLiteral("en"), QStringLiteral("English")},
                                     {QStringLiteral("zh_CN"), QStringLiteral("中文")}};
    return all;
}

QString Localisation::nearest(const QString &locale)
{
    const QLocale wanted = locale.isEmpty() ? QLocale::system() : QLocale(locale);
    return wanted.language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
}

Localisation::Localisation(const QString &locale)
{
    setLanguage(locale);
}

Localisation::~Localisation()
{
    removeTranslators();
}

void Localisation::removeTranslators()
{
    for (const auto &translator : m_translators) {
        QCoreApplication::removeTranslator(translator.get());
    }
    m_translators.clear();
}

void Localisation::install(const QString &file, const QString &directory)
{
    auto translator = std::make_unique<QTranslator>();
    if (translator->load(file, directory)) {
        QCoreApplication::installTranslator(translator.get());
        m_translators.push_back(std::move(translator));
    }
}

void Localisation::setLanguage(const QString &locale)
{
    const QString language = nearest(locale);
    if (language == m_language) {
        return;
    }
    removeTranslators();
    m_language = language;
    const QString ofQt = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
    install(QStringLiteral("qtbase_") + language, ofQt);
    install(QStringLiteral("qscintilla_") + language, ofQt);
    install(QStringLiteral("coroscope_") + language, QStringLiteral(":/i18n"));
}

} // namespace Coroscope
