// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

#include <QtCore/QCoreApplication>

class QWidget;

namespace Coroscope {

/// Saving the last run as Chrome Trace Event JSON. A run that goes on is not saved: it may have
/// taken all descriptors.
class TraceSaving
{
    Q_DECLARE_TR_FUNCTIONS(Coroscope::TraceSaving)
public:
    /// Whether there is a run that has ended.
    static bool isPossible(const Session &session);
    /// Replaces the file once all is written. What went wrong, if something did; an old file is as
    /// it was then.
    static std::optional<RunProblem> save(Session &session, const QString &fileName);
    /// Asks for a file in a dialog of the window's; returns at once. tell() is called with the
    /// outcome, unless the user changes their mind.
    static void ask(QWidget &window, Session &session,
                    const std::function<void(const std::optional<RunProblem> &)> &tell);
};

} // namespace Coroscope
