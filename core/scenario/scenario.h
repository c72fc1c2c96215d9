// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/scenario/parameters.h"

#include <QtCore/QString>

#include <functional>
#include <optional>
#include <variant>
#include <vector>

namespace Coroscope {

class Stage;
template<typename T>
class Task;

/// Whether a demo talks to a server; one that does runs on the real clock only.
enum class NetworkUse : std::uint8_t { None, Required };

/// How the practice server that a demo asks for is to answer. Delays are whole seconds of scenario
/// time, drawn anew for each request.
struct PracticeServerSpec
{
    qint64 minimumDelay = 0;
    qint64 maximumDelay = 3;
    qint64 bodyBytes = 1000;
};

/// How the stand-in for cloud functions is to behave that a demo asks for. Sleeps are whole seconds
/// of scenario time, drawn anew for each call.
struct FunctionServerSpec
{
    qint64 minimumSleep = 1;
    qint64 maximumSleep = 10;
    double failureRate = 0.15; ///< the share of calls that fail, 0 to 1
    std::optional<qint64> mostAtOnce = {}; ///< calls; what is more is throttled
};

/// The cache that a demo reads from.
struct CacheServerSpec
{
    QString address;                        ///< HOST:PORT; empty: one of ours, with nothing in it
    std::chrono::milliseconds roundTrip{}; ///< of scenario time, added by a relay; 0: none
};

using ServerSpec = std::variant<PracticeServerSpec, FunctionServerSpec>;

/// As whom a demo signs its requests.
struct SigningAs
{
    QString profile; ///< as in the AWS configuration files; empty: as the AWS tools choose one
    QString region;  ///< empty: as configured
};

/// A limit of open files that a demo wants to meet.
struct DescriptorBudget
{
    qint64 descriptors = 0;
    qint64 requestsAtOnce = 0; ///< the most that the demo will have under way
};

/// What a demo's user has to agree to before it begins: a sentence, marked for translation in context
/// "RunProblem", in which %1, %2 and so on stand for the arguments.
struct ConsentQuestion
{
    const char *sentence = nullptr;
    QStringList arguments;
};

/// A demo. Texts for people are marked for translation in context "Scenario".
struct Scenario
{
    QString id;                    ///< "await-then-block"
    const char *title = nullptr;
    const char *group = nullptr;   ///< "Ordering"
    const char *summary = nullptr; ///< one sentence
    const char *question = nullptr; ///< what to predict before running it
    NetworkUse network = NetworkUse::None;
    std::vector<Parameter> parameters;
    QString sourceFile;            ///< "core/scenario/awaitthenblock.cpp", as source lines name it
    Task<void> (*run)(Stage &stage, ParameterValues values) = nullptr;
    QString serverParameter = QStringLiteral("server"); ///< in which users name a server of their own
    /// The server that the session starts for these parameters, if the demo needs one of ours.
    std::optional<ServerSpec> (*ownServer)(const ParameterValues &values) = nullptr;
    /// The memcached that the session starts, or leads to, for these parameters.
    CacheServerSpec (*cacheServer)(const ParameterValues &values) = nullptr;
    /// What is to be done before time begins, on the run's thread; nothing of it is recorded. Throws
    /// std::runtime_error with a sentence; gives up when the run is stopped.
    void (*prepare)(Stage &stage, const ParameterValues &values,
                    const std::function<bool()> &isStopped) = nullptr;
    /// For demos whose requests are signed. A server of ours gets credentials of its own.
    SigningAs (*signingAs)(const ParameterValues &values) = nullptr;
    /// How many open files the run is to have at most, everything included, if these parameters say
    /// so. Without it the run gets what it needs, as far as the hard limit goes.
    std::optional<DescriptorBudget> (*descriptorBudget)(const ParameterValues &values) = nullptr;
    /// What the user is asked before a run with these parameters, if anything. Without it a demo
    /// begins unasked.
    std::optional<ConsentQuestion> (*consent)(const ParameterValues &values) = nullptr;

    const Parameter *parameter(const QString &name) const noexcept;
    /// The compiled source of the demo, as it was at build time.
    QString sourceText() const;
};

/// All demos in the order in which they are shown; those of one group stand together.
const std::vector<Scenario> &allScenarios();
/// The demo of that id, or null.
const Scenario *findScenario(const QString &id);

} // namespace Coroscope
