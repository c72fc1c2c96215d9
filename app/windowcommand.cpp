// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowcommand.h"

#include "app/commandline.h"
#include "app/exitstatus.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {

int windowCommand(int, char **, const QStringList &)
{
    return giveUp(QStringLiteral("window pending"));
}

} // namespace Coroscope
