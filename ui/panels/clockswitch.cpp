// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/clockswitch.h"

#include <QtCore/QEvent>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QToolButton>

namespace Coroscope {

ClockSwitch::ClockSwitch(QWidget *parent)
    : QWidget(parent)
    , m_real(new QToolButton(this))
    , m_virtual(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *group = new QButtonGroup(this);
    for (QToolButton *button : {m_real, m_virtual}) {
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
        group->addButton(button);
    }
    m_real->setObjectName(QStringLiteral("realClock"));
    m_virtual->setObjectName(QStringLiteral("virtualClock"));
    m_real->setChecked(true);
    connect(group, &QButtonGroup::buttonClicked, this, &ClockSwitch::clockChanged);
    retranslate();
}

ClockKind ClockSwitch::clock() const
{
    return m_virtual->isChecked() ? ClockKind::Virtual : ClockKind::Real;
}

void ClockSwitch::setClock(ClockKind clock)
{
    const bool isVirtual = clock == ClockKind::Virtual && m_network == NetworkUse::None;
    (isVirtual ? m_virtual : m_real)->setChecked(true);
}

void ClockSwitch::setNetworkUse(NetworkUse use)
{
    m_network = use;
    m_virtual->setEnabled(use == NetworkUse::None);
    setClock(clock());
    retranslate();
}

void ClockSwitch::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void ClockSwitch::retranslate()
{
    m_real->setText(tr("Real"));
    m_virtual->setText(tr("Virtual"));
    m_real->setToolTip(tr("Waiting takes as long as it says, divided by the speed"));
    m_virtual->setToolTip(m_network == NetworkUse::Required
                              ? tr("This demo needs a network, and a network has no virtual clock")
                              : tr("Waiting takes no time: the run ends at once, its figures exact"));
}

} // namespace Coroscope
