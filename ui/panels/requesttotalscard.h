// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/requesttotals.h"

#include <QtWidgets/QFrame>

class QLabel;

namespace Coroscope {

/// The figures of a run's requests as a few lines that can be copied; not there for a run without
/// requests.
class RequestTotalsCard : public QFrame
{
    Q_OBJECT
public:
    explicit RequestTotalsCard(QWidget *parent = nullptr);

    void setTotals(const RequestTotals &totals);
    QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void showText();

    RequestTotals m_totals;
    QLabel *m_label;
};

} // namespace Coroscope
