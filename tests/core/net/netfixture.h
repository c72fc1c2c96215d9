// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stage/realstage.h"
#include "core/trace/eventlog.h"
#include "core/trace/snapshot.h"

#include <QtCore/QStringList>
#include <QtCore/QUrl>

#include <functional>

namespace Coroscope::Testing {

/// What a request came to: the status, or the error's text, and the size of its body.
struct Fetched
{
    int status = 0;
    qsizetype bytes = 0;
    QString error;
};

/// A real stage with a network client, in this thread. Its run is the requests it is told to make.
class NetFixture
{
public:
    enum class Mode { Together, OneByOne };

    NetFixture();
    ~NetFixture();
    NetFixture(const NetFixture &) = delete;
    NetFixture &operator=(const NetFixture &) = delete;

    /// Fetches all addresses, until the last one has ended. At most once.
    std::vector<Fetched> fetch(const std::vector<QUrl> &addresses, Mode mode);
    /// Does that as soon as so many requests have reached a step.
    void onceReached(RequestStep step, std::size_t count, std::function<void()> act);
    void requestStop() { m_stage.requestStop(); }

    /// Everything that was recorded so far.
    Snapshot snapshot() const;
    std::size_t requestsAt(RequestStep step) const;

private:
    Task<void> fetchOne(QUrl address, Fetched *fetched);
    Task<void> together(const std::vector<QUrl> &addresses, std::vector<Fetched> &fetched);
    Task<void> oneByOne(const std::vector<QUrl> &addresses, std::vector<Fetched> &fetched);

    EventLog m_log;
    RealStage m_stage;
    QTimer m_look;
};

} // namespace Coroscope::Testing
