// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/environment.h"

#include "core/net/awsprofile.h"
#include "core/net/networkclient.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {

namespace {

std::variant<AwsAccess, RunProblem> usersOwnAccess(const SigningAs &as, const QUrl &server)
{
    auto found = findAwsAccess({as.profile, as.region, server});
    if (const auto *problem = std::get_if<AwsProblem>(&found)) {
        return RunProblem{RunProblem::Kind::CannotRun, problem->sentence, problem->arguments};
    }
    return std::get<AwsAccess>(std::move(found));
}

} // namespace

RunEnvironment makeEnvironment()
{
    RunEnvironment environment;
    environment.serverProgram = QCoreApplication::applicationFilePath();
    environment.makeHttpClient = [](Recorder &recorder) {
        return std::make_unique<NetworkClient>(recorder);
    };
    environment.findAwsAccess = usersOwnAccess;
    return environment;
}

} // namespace Coroscope
