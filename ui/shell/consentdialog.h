// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/runrequest.h"

#include <QtCore/QCoreApplication>

#include <functional>

class QWidget;

namespace Coroscope {

/// What a demo asks before it begins, as when its calls cost money.
class ConsentDialog
{
    Q_DECLARE_TR_FUNCTIONS(Coroscope::ConsentDialog)
public:
    /// Whether the problem is such a question.
    static bool isNeededFor(const std::optional<RunProblem> &problem);
    /// Asks in a dialog of the window's; returns at once. agreed() is called if the user agrees;
    /// Escape and Enter do not agree.
    static void ask(QWidget &window, const RunProblem &question,
                    const std::function<void()> &agreed);
};

} // namespace Coroscope
