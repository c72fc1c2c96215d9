// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/batch/batcher.h"
#include "core/batch/cache.h"
#include "core/scenario/scenario.h"

#include <QtCore/QStringList>

namespace Coroscope {

/// The site that the batching demos read: a cache over memcached, over users, answers and upvoters in
/// SQLite, the same in every run.
///
/// Reads wait as the parameter `mode` says: `single` holds the thread for each; in the other modes they
/// travel together. Without a store (prepareSite()) they all fail.
class CachedSite
{
public:
    CachedSite(Stage &stage, const ParameterValues &values);

    Cache &cache() noexcept { return m_cache; }
    Stage &stage() const noexcept { return m_batcher.stage(); }
    /// Reads all of these now, in one question, if the mode is `primed`.
    void primeIfAsked(const std::vector<QByteArray> &keys);
    /// "50 names in 0.204 s, 1 round trip", and the same for the report's summary.
    void printTotals(qsizetype values, const QString &what);

private:
    bool m_isPrimed;
    Batcher m_batcher;
    Cache m_cache;
};

/// "user:17": where the site keeps the name of user 17, who is counted from 1.
QByteArray userKey(qint64 user);
/// "upvoters:3": where it keeps who voted for answer 3.
QByteArray upvotersKey(qint64 answer);
/// The keys of the users in a list like "17,4,9".
std::vector<QByteArray> userKeys(const QByteArray &users);
/// The keys of users 1 to `count`.
std::vector<QByteArray> userKeys(qint64 count);

/// A demo of the group Batching, but for its own parameters, its texts and its coroutine.
Scenario batchScenario(const QString &id, const char *title);
/// The parameters that all of them have, behind their own.
std::vector<Parameter> withBatchParameters(std::vector<Parameter> own);

} // namespace Coroscope
