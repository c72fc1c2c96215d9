// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"
#include "core/session/runrequest.h"

#include <QtWidgets/QWidget>

class QToolButton;

namespace Coroscope {

/// Real or virtual clock, as two buttons of which one is down.
class ClockSwitch : public QWidget
{
    Q_OBJECT
public:
    explicit ClockSwitch(QWidget *parent = nullptr);

    ClockKind clock() const;
    /// Does not emit clockChanged().
    void setClock(ClockKind clock);
    /// Demos that need a network run on the real clock only.
    void setNetworkUse(NetworkUse use);

Q_SIGNALS:
    void clockChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    NetworkUse m_network = NetworkUse::None;
    QToolButton *m_real;
    QToolButton *m_virtual;
};

} // namespace Coroscope
