// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QtWidgets/QWidget>

#include <vector>

namespace Coroscope {

/// What the colours, patterns and glyphs of the timeline mean.
class Legend : public QWidget
{
    Q_OBJECT
public:
    explicit Legend(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

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
    void paintSwatch(QPainter &painter, const BarLook &look, const QRect &rect) const;
    void paintInk(QPainter &painter, const BarLook &look, const QRect &rect) const;
    int widthOf(const Entry &entry) const;

    Theme m_theme = Themes::light();
};

} // namespace Coroscope
