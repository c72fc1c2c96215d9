// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/requesttotalscard.h"

#include "ui/models/requesttext.h"
#include "ui/theme/theme.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>

namespace Coroscope {
namespace {

constexpr std::size_t mostReasons = 3;

} // namespace

RequestTotalsCard::RequestTotalsCard(QWidget *parent)
    : QFrame(parent)
    , m_label(new QLabel(this))
{
    setObjectName(QStringLiteral("requestTotals"));
    setProperty("card", true);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Spacing::wide, Spacing::tight, Spacing::normal, Spacing::tight);
    layout->addWidget(m_label);
    showText();
}

void RequestTotalsCard::setTotals(const RequestTotals &totals)
{
    if (m_totals != totals) {
        m_totals = totals;
        showText();
    }
}

QString RequestTotalsCard::text() const
{
    return m_label->text();
}

void RequestTotalsCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        showText();
    }
    QFrame::changeEvent(event);
}

void RequestTotalsCard::showText()
{
    const QStringList lines = RequestText::totals(m_totals, mostReasons);
    QString text;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        // Two to a line, where it is long enough; a wide window shows more rows for it.
        text += i == 0 ? QString() : i % 2 == 1 ? QStringLiteral("   ·   ") : QStringLiteral("\n");
        text += lines.at(i);
    }
    m_label->setText(text);
    m_label->setAccessibleName(tr("Figures of the requests"));
    setVisible(m_totals.requests > 0);
}

} // namespace Coroscope
