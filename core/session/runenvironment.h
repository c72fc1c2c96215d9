// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/stage/http.h"

#include <QtCore/QString>

#include <functional>
#include <memory>

namespace Coroscope {

/// What runs need from outside; composed by the program.
class RunEnvironment
{
public:
    /// Makes the HTTP client of a run, on the run's thread.
    using MakeHttpClient = std::function<std::unique_ptr<HttpClient>(Recorder &recorder)>;

    /// The program that serves `serve http …`: as a rule our own.
    QString serverProgram;
    MakeHttpClient makeHttpClient;
};

} // namespace Coroscope
