// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/legend.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>

namespace Coroscope {
namespace {

constexpr int swatchWidth = 22;
constexpr int swatchHeight = 14;
constexpr int textGap = 5;
constexpr int entryGap = 16;

} // namespace

Legend::Legend(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("legend"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
}

void Legend::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

std::vector<Legend::Entry> Legend::entries() const
{
    const auto ended = [this](TaskEnd end) {
        const EndLook &look = m_theme.end(end);
        return BarLook{.fill = look.colour,
                       .edge = look.colour,
                       .ink = look.onMark,
                       .strong = look.colour,
                       .map = look.colour,
                       .pattern = Pattern::Solid,
                       .glyph = look.glyph};
    };
    return {{m_theme.state(TaskState::Running), tr("running")},
            {m_theme.state(TaskState::Blocking), tr("blocking")},
            {m_theme.state(TaskState::Awaiting), tr("awaiting")},
            {m_theme.state(TaskState::Ready), tr("ready")},
            {ended(TaskEnd::Finished), tr("finished")},
            {ended(TaskEnd::Failed), tr("failed")},
            {ended(TaskEnd::Cancelled), tr("cancelled")}};
}

int Legend::widthOf(const Entry &entry) const
{
    return swatchWidth + textGap + fontMetrics().horizontalAdvance(entry.label) + entryGap;
}

QSize Legend::sizeHint() const
{
    int width = 0;
    for (const Entry &entry : entries()) {
        width += widthOf(entry);
    }
    return {width, fontMetrics().height() + 6};
}

QSize Legend::minimumSizeHint() const
{
    return {swatchWidth, fontMetrics().height() + 6};
}

void Legend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    int x = 0;
    for (const Entry &entry : entries()) {
        const QRect swatch(x, (height() - swatchHeight) / 2, swatchWidth, swatchHeight);
        paintSwatch(painter, entry.look, swatch);
        painter.setPen(m_theme.colour(ColourRole::DimText));
        const int own = widthOf(entry);
        painter.drawText(QRect(swatch.right() + 1 + textGap, 0, own, height()),
                         Qt::AlignLeft | Qt::AlignVCenter, entry.label);
        x += own;
    }
}

void Legend::paintSwatch(QPainter &painter, const BarLook &look, const QRect &rect) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const int inset = look.pattern == Pattern::Thin ? rect.height() / 4 : 0;
    const QRect bar = rect.adjusted(0, inset, 0, -inset);
    painter.setPen(QPen(look.edge, 1));
    painter.setBrush(look.fill);
    painter.drawRoundedRect(QRectF(bar).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    paintInk(painter, look, bar);
    const QColor &text = m_theme.colour(ColourRole::Text);
    const QColor &inverse = m_theme.colour(ColourRole::OnAccent);
    painter.setPen(contrast(look.fill, text) >= contrast(look.fill, inverse) ? text : inverse);
    QFont small = font();
    small.setPixelSize(swatchHeight - 4);
    painter.setFont(small);
    painter.drawText(rect, Qt::AlignCenter, look.glyph);
    painter.restore();
}

void Legend::paintInk(QPainter &painter, const BarLook &look, const QRect &rect) const
{
    if (look.pattern == Pattern::Hatch) {
        painter.fillRect(rect.adjusted(1, 1, -1, -1), QBrush(look.ink, Qt::BDiagPattern));
    } else if (look.pattern == Pattern::Dots) {
        painter.fillRect(rect.adjusted(1, 1, -1, -1), QBrush(look.ink, Qt::Dense6Pattern));
    }
}

void Legend::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        updateGeometry();
        update();
    }
    QWidget::changeEvent(event);
}

} // namespace Coroscope
