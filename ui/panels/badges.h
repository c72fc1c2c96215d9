// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/snapshot.h"
#include "ui/theme/theme.h"

#include <QtCore/QString>
#include <QtGui/QFont>
#include <QtGui/QImage>

#include <vector>

namespace Coroscope {

/// A small mark beside a line of code: which task stands there, and in which state.
struct Badge
{
    QString label;
    TaskState state = TaskState::Running;
    bool isSelected = false;
    bool isCount = false; ///< stands for several tasks, whatever their states
    bool operator==(const Badge &) const = default;
};

/// What stands for a task on its badge: its number if its name ends in one, else its name, at
/// most six characters.
QString badgeLabel(const QString &taskName);

/// The badges that fit beside one line: at most three, the selected one among them, and a last one
/// that counts the others.
std::vector<Badge> fittingBadges(const std::vector<Badge> &badges);

/// The badges side by side, on a transparent ground, `height` pixels high. The fill is the state's
/// colour; its glyph stands before the label, and the border differs as well.
QImage paintBadges(const std::vector<Badge> &badges, const Theme &theme, const QFont &font,
                   int height);

} // namespace Coroscope
