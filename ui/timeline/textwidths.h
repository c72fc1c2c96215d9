// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QString>
#include <QtGui/QFont>
#include <QtGui/QFontMetricsF>

#include <array>
#include <initializer_list>

namespace Coroscope {

enum class TextRole : std::uint8_t { Name, StrongName, Status, Label, StrongLabel, Value, Tick };

/// The fonts of the timeline, all made from one.
std::array<QFont, 7> timelineFonts(const QFont &base);

/// Widths of texts in the timeline's fonts; a text measured before costs one look-up.
class TextWidths
{
public:
    explicit TextWidths(const QFont &base);

    const QFont &font(TextRole role) const { return m_fonts[std::size_t(role)]; }
    double width(const QString &text, TextRole role);
    double height(TextRole role) const { return m_heights[std::size_t(role)]; }
    /// The size of the text, 1 for names of 13 pixels.
    double scale() const noexcept { return m_scale; }
    /// The first of the texts that fits into `room`; empty if none does.
    QString firstFitting(std::initializer_list<QString> texts, TextRole role, double room);
    /// The text, shortened to fit into `room`.
    QString elided(const QString &text, TextRole role, double room);

private:
    std::array<QFont, 7> m_fonts;
    std::array<double, 7> m_heights{};
    std::array<QHash<QString, double>, 7> m_widths;
    std::array<QHash<QString, QString>, 7> m_elided;
    double m_scale = 1;
};

} // namespace Coroscope
