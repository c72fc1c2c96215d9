// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/runrequest.h"

#include <QtWidgets/QFrame>

#include <optional>

class QLabel;
class QToolButton;

namespace Coroscope {

/// The sentence of a problem in the interface's language, its arguments put in.
QString problemText(const RunProblem &problem);

/// Says above the timeline what went wrong, until it is closed or all is well; blocks nothing.
class MessageBar : public QFrame
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);

    /// Shows the problem, or hides the bar if there is none.
    void setProblem(const std::optional<RunProblem> &problem);
    QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    std::optional<RunProblem> m_problem;
    QLabel *m_text;
    QToolButton *m_close;
};

} // namespace Coroscope
