// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QtWidgets/QWidget>

#include <vector>

namespace Coroscope {

/// What the colours, patterns and glyphs of the timeline mean: as many as there is room for, the
/// states and the usual ends at least; the tool tip names all of them.
class Legend : public QWidget
{
    Q_OBJECT
public:
    explicit Legend(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// Those that are drawn in the width that the legend has.
    QStringList shownLabels() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Entry
    {
        BarLook look;
        QString label;
    };
    std::vector<Entry> entries() const;
    /// How many entries from the first on fit into a width.
    std::size_t fitting(const std::vector<Entry> &entries, int width) const;
    int widthOf(const std::vector<Entry> &entries, std::size_t count) const;
    void retranslate();
    void paintSwatch(QPainter &painter, const BarLook &look, const QRect &rect) const;
    void paintInk(QPainter &painter, const BarLook &look, const QRect &rect) const;
    int widthOf(const Entry &entry) const;

    Theme m_theme = Themes::light();
};

} // namespace Coroscope
