// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/environment.h"

#include "core/net/networkclient.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {

RunEnvironment makeEnvironment()
{
    RunEnvironment environment;
    environment.serverProgram = QCoreApplication::applicationFilePath();
    environment.makeHttpClient = [](Recorder &recorder) {
        return std::make_unique<NetworkClient>(recorder);
    };
    return environment;
}

} // namespace Coroscope
