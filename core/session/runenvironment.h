// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/scenario/scenario.h"
#include "core/session/runrequest.h"
#include "core/stage/http.h"

#include <QtCore/QString>

#include <functional>
#include <memory>
#include <variant>

namespace Coroscope {

/// What runs need from outside; composed by the program.
class RunEnvironment
{
public:
    /// Makes the HTTP client of a run, on the run's thread.
    using MakeHttpClient = std::function<std::unique_ptr<HttpClient>(Recorder &recorder)>;

    /// Finds what requests to the user's own cloud are signed with, or says why there is nothing.
    using FindAwsAccess
        = std::function<std::variant<AwsAccess, RunProblem>(const SigningAs &as, const QUrl &server)>;

    /// The program that serves `serve http …` and `serve lambda …`: as a rule our own.
    QString serverProgram;
    MakeHttpClient makeHttpClient;
    FindAwsAccess findAwsAccess;
};

} // namespace Coroscope
