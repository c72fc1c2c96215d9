// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QTranslator>

#include <memory>
#include <vector>

namespace Coroscope {

/// The language of the interface; it can change while windows are open, which then hear of it by
/// QEvent::LanguageChange.
class Localisation
{
public:
    struct Language
    {
        QString code;    ///< as a locale is named: "en", "zh_CN"
        QString ownName; ///< as its speakers call it
    };
    /// The languages that the interface is translated into; English is the first.
    static const QList<Language> &languages();
    /// The code of the language nearest to a locale's name such as "zh-Hans" or "de_DE.UTF-8"; the
    /// system's for an empty one. English if there is nothing near.
    static QString nearest(const QString &locale);

    /// Begins with the language nearest to `locale`. Needs a QCoreApplication.
    explicit Localisation(const QString &locale = {});
    Localisation(const Localisation &) = delete;
    Localisation &operator=(const Localisation &) = delete;
    ~Localisation();

    /// The code of the language in use.
    const QString &language() const noexcept { return m_language; }
    void setLanguage(const QString &locale);

private:
    void removeTranslators();
    void install(const QString &file, const QString &directory);

    QString m_language;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace Coroscope
