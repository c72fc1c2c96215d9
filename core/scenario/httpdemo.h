// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/coro/task.h"
#include "core/scenario/scenario.h"

#include <QtCore/QUrl>

namespace Coroscope {

class Stage;

// What the demos of this group share, but for their fetching coroutines: a demo's whole source is
// what the code view shows, and the awaits in it are the lesson.

/// The address of a path on the server. A query that the server's address has goes along with every
/// path that has none of its own: with "http://127.0.0.1:8080/?status=404" every request asks for
/// that.
QUrl addressOf(const QUrl &server, const QString &path);

/// Our own server as the parameters delay_min_s, delay_max_s and body_bytes want it, those that the
/// demo has; nothing when the parameter `server` names another one.
std::optional<ServerSpec> practiceServer(const ParameterValues &values);

/// Prints how many of these ended with which error, if any did.
void printFailures(Stage &stage, const std::vector<Task<qint64>> &fetches);

/// How many requests our own server has counted itself. Throws HttpError.
Task<qint64> serverCount(Stage &stage);

/// A demo of the group HTTP that sends requests to a server: network, group and server are set.
Scenario httpScenario(const QString &id, const char *title);

} // namespace Coroscope
