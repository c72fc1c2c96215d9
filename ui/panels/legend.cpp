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
constexpr std::size_t leastEntries = 7; ///< the states and the usual ends

} // namespace

Legend::Legend(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("legend"));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    retranslate();
}

void Legend::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

std::vector<Legend::Entry> Legend::entries() const
{
    const auto mark = [](const EndLook &look) {
        return BarLook{.fill = look.colour,
                       .edge = look.colour,
                       .ink = look.onMark,
                       .strong = look.colour,
                       .map = look.colour,
                       .pattern = Pattern::Solid,
                       .glyph = look.glyph};
    };
    const BarLook flush = mark({m_theme.colour(ColourRole::Flush),
                                m_theme.colour(ColourRole::OnFlush),
                                m_theme.colour(ColourRole::Flush), Themes::flushGlyph()});
    return {{m_theme.state(TaskState::Running), tr("running")},
            {m_theme.state(TaskState::Blocking), tr("blocking")},
            {m_theme.state(TaskState::Awaiting), tr("awaiting")},
            {m_theme.state(TaskState::Ready), tr("ready")},
            {mark(m_theme.end(TaskEnd::Finished)), tr("finished")},
            {mark(m_theme.end(TaskEnd::Failed)), tr("failed")},
            {mark(m_theme.end(TaskEnd::Cancelled)), tr("cancelled")},
            {mark(m_theme.end(TaskEnd::Lost)), tr("lost")},
            {mark(m_theme.end(TaskEnd::NeverStarted)), tr("never started")},
            {mark(m_theme.result(RequestResult::FailureBehind)), tr("function error")},
            {flush, tr("keys sent to a store")},
            {m_theme.stretch(RequestStretch::Queued), tr("request queued")},
            {m_theme.stretch(RequestStretch::Connecting), tr("connecting")},
            {m_theme.stretch(RequestStretch::Encrypting), tr("connecting with TLS")},
            {m_theme.stretch(RequestStretch::Waiting), tr("waiting for the answer")},
            {m_theme.stretch(RequestStretch::Downloading), tr("downloading")}};
}

int Legend::widthOf(const Entry &entry) const
{
    return swatchWidth + textGap + fontMetrics().horizontalAdvance(entry.label) + entryGap;
}

int Legend::widthOf(const std::vector<Entry> &entries, std::size_t count) const
{
    int width = 0;
    for (std::size_t i = 0; i < count; ++i) {
        width += widthOf(entries[i]);
    }
    return width;
}

std::size_t Legend::fitting(const std::vector<Entry> &entries, int width) const
{
    std::size_t count = entries.size();
    while (count > 0 && widthOf(entries, count) > width) {
        --count;
    }
    return count;
}

QSize Legend::sizeHint() const
{
    const std::vector<Entry> all = entries();
    return {widthOf(all, all.size()), fontMetrics().height() + 6};
}

QSize Legend::minimumSizeHint() const
{
    return {widthOf(entries(), leastEntries), fontMetrics().height() + 6};
}

QStringList Legend::shownLabels() const
{
    const std::vector<Entry> all = entries();
    QStringList labels;
    for (std::size_t i = 0; i < fitting(all, width()); ++i) {
        labels.append(all[i].label);
    }
    return labels;
}

void Legend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    int x = 0;
    const std::vector<Entry> all = entries();
    const std::size_t count = fitting(all, width());
    for (std::size_t i = 0; i < count; ++i) {
        const Entry &entry = all[i];
        const QRect swatch(x, (height() - swatchHeight) / 2, swatchWidth, swatchHeight);
        paintSwatch(painter, entry.look, swatch);
        painter.setPen(m_theme.colour(ColourRole::DimText));
        const int own = widthOf(entry);
        painter.drawText(QRect(swatch.right() + 1 + textGap, 0, own, height()),
                         Qt::AlignLeft | Qt::AlignVCenter, entry.label);
        x += own;
    }
}

void Legend::retranslate()
{
    QStringList lines;
    for (const Entry &entry : entries()) {
        lines.append(entry.look.glyph + QStringLiteral("  ") + entry.label);
    }
    setToolTip(lines.join(u'\n'));
    setAccessibleName(tr("Legend"));
    setAccessibleDescription(lines.join(u'\n'));
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
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        updateGeometry();
        update();
    }
    QWidget::changeEvent(event);
}

} // namespace Coroscope
