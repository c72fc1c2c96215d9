// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/coro/task.h"
#include "core/scenario/scenario.h"

#include <QtCore/QJsonValue>

#include <exception>

namespace Coroscope {

class Stage;

// What the demo with cloud functions has beside its coroutines.

/// What the article's system test sends to the function.
QByteArray testPayload(const QString &configuration);

/// How many seconds the function slept, as its result or the tail of its log tells; none if neither
/// does.
std::optional<double> sleptSeconds(const QJsonValue &result, const QString &logTail);

/// Keeps the longest of all these for the report's `longest_sleep_s`.
void noteSleep(Stage &stage, std::optional<double> seconds);

/// What a check that passed gives: "PASSED, slept 4 s".
QString passedText(std::optional<double> sleptSeconds);

/// The article's lines for a check that failed: which one, why, and the tail of its log between
/// rules, if there is one.
void printFailedCheck(Stage &stage, const QString &configuration, const std::exception &error,
                      const QString &logTail);

/// The article's last two lines; the figures go to the report's summary, too.
void printCheckTotals(Stage &stage, const std::vector<Task<QString>> &checks);

/// All of the demo but its coroutine and its source.
Scenario cloudScenario();

} // namespace Coroscope
