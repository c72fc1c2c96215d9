// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/scenario/parameters.h"

#include <QtCore/QString>

namespace Coroscope {

/// Whose time a run takes: wall time, or exact time that only waiting moves on.
enum class ClockKind : std::uint8_t { Real, Virtual };

/// Whether the user has agreed to what a demo asks before it begins (Scenario::consent).
enum class Consent : std::uint8_t { NotGiven, Given };

/// Everything that decides how a run goes; the same request on the virtual clock gives the same
/// log, byte for byte.
struct RunRequest
{
    QString scenario; ///< the demo's id
    ParameterValues parameters;
    ClockKind clock = ClockKind::Real;
    double speed = 1;      ///< 0.1 to 100; durations are divided by it, reported times multiplied
    quint32 seed = 1;
    Consent consent = Consent::NotGiven; ///< means nothing where nothing is asked
    bool operator==(const RunRequest &) const = default;
};

/// Why a run cannot begin, or broke off. The sentence is marked for translation in context
/// "RunProblem"; %1, %2 and so on stand for the arguments.
struct RunProblem
{
    enum class Kind : std::uint8_t { WrongUse, CannotRun };
    /// The part of the request that is to be changed; Run stands for none in particular.
    /// Consent: nothing is wrong, but the user has to agree to the sentence first.
    enum class About : std::uint8_t { Run, Scenario, Parameters, Clock, Speed, Consent };
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
