// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/scenario/parameters.h"

#include <QtCore/QString>

namespace Coroscope {

/// Whose time a run takes: wall time, or exact time that only waiting moves on.
enum class ClockKind : std::uint8_t { Real, Virtual };

/// Everything that decides how a run goes; the same request on the virtual clock gives the same
/// log, byte for byte.
struct RunRequest
{
    QString scenario; ///< the demo's id
    ParameterValues parameters;
    ClockKind clock = ClockKind::Real;
    double speed = 1;      ///< 0.1 to 100; durations are divided by it, reported times multiplied
    quint32 seed = 1;
    bool operator==(const RunRequest &) const = default;
};

/// Why a run cannot begin, or broke off. The sentence is marked for translation in context
/// "RunProblem"; %1, %2 and so on stand for the arguments.
struct RunProblem
{
    enum class Kind : std::uint8_t { WrongUse, CannotRun };
    /// The part of the request that is to be changed; Run stands for none in particular.
    enum class About : std::uint8_t { Run, Scenario, Parameters, Clock, Speed };
    Kind kind = Kind::CannotRun;
    const char *sentence = nullptr;
    QStringList arguments;
    About about = About::Run;
    /// The English sentence with its arguments put in.
    QString text() const;
    /// A translation of the sentence with the arguments put in.
    QString filledIn(const QString &translation) const;
};

/// That the parameter does not take this value, and which ones it takes.
RunProblem wrongValue(const Parameter &parameter, const QString &value);

/// The problem with this request, if there is one. Checked again by Session::start().
std::optional<RunProblem> checkRequest(const RunRequest &request);

} // namespace Coroscope
