// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/scenario/cachedsite.h"

#include "core/scenario/commonparameters.h"
#include "core/scenario/sitestore.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

QString mode(const ParameterValues &values)
{
    return values.text(QStringLiteral("mode"));
}

CacheServerSpec cacheServer(const ParameterValues &values)
{
    const qint64 roundTrip = values.integer(QStringLiteral("round_trip_ms"));
    return {values.text(QStringLiteral("memcached")), std::chrono::milliseconds(roundTrip)};
}

/// What a run reads that was not given a store.
class NoStore : public BatchStore
{
public:
    QString name() const override { return QStringLiteral("no store"); }
    void read(Keys keys, Done done) override
    {
        done(Answers(keys.size(),
                     BatchAnswer::unreachable(QStringLiteral("the run was given no store"))));
    }
    void finishNow(Stage &, const std::source_location &) override {}
};

std::shared_ptr<BatchStore> storeOf(const Stage &stage)
{
    return stage.store() != nullptr ? stage.store() : std::make_shared<NoStore>();
}

} // namespace

CachedSite::CachedSite(Stage &stage, const ParameterValues &values)
    : m_isPrimed(mode(values) == QLatin1String("primed"))
    , m_batcher(stage)
    , m_cache(m_batcher, storeOf(stage))
{
    m_cache.setReads(mode(values) == QLatin1String("single") ? CacheReads::OneByOne
                                                             : CacheReads::Batched);
}

void CachedSite::primeIfAsked(const std::vector<QByteArray> &keys)
{
    if (m_isPrimed) {
        m_cache.prime(keys);
    }
}

void CachedSite::printTotals(qsizetype values, const QString &what)
{
    const std::uint64_t trips = m_batcher.roundTrips();
    stage().summarise(QStringLiteral("round_trips"), double(trips));
    stage().summarise(QStringLiteral("values"), double(values));
    stage().print(QStringLiteral("%1 %2 in %3 s, round trips: %4")
                      .arg(QString::number(values), what,
                           QString::number(toSeconds(stage().now()), 'f', 3),
                           QString::number(trips)));
}

QByteArray userKey(qint64 user)
{
    return "user:" + QByteArray::number(user);
}

QByteArray upvotersKey(qint64 answer)
{
    return "upvoters:" + QByteArray::number(answer);
}

std::vector<QByteArray> userKeys(const QByteArray &users)
{
    std::vector<QByteArray> keys;
    for (const QByteArray &user : users.split(',')) {
        keys.push_back(userKey(user.toLongLong()));
    }
    return keys;
}

std::vector<QByteArray> userKeys(qint64 count)
{
    std::vector<QByteArray> keys;
    for (qint64 user = 1; user <= count; ++user) {
        keys.push_back(userKey(user));
    }
    return keys;
}

std::vector<Parameter> withBatchParameters(std::vector<Parameter> own)
{
    own.push_back(choiceParameter(
        QStringLiteral("mode"),
        {QStringLiteral("batched"), QStringLiteral("primed"), QStringLiteral("single")},
        QT_TRANSLATE_NOOP("Scenario", "Mode"),
        QT_TRANSLATE_NOOP("Scenario", "Whether reads travel together by themselves, are fetched "
                                      "in advance, or hold the thread one by one.")));
    own.push_back(wholeNumberParameter(
        QStringLiteral("round_trip_ms"), 0, 10000, 200,
        QT_TRANSLATE_NOOP("Scenario", "Round trip"),
        QT_TRANSLATE_NOOP("Scenario", "How far away the cache is; 0 for as near as it is.")));
    own.back().unit = QStringLiteral("ms");
    own.push_back(choiceParameter(
        QStringLiteral("cache"), {QStringLiteral("filled"), QStringLiteral("cold")},
        QT_TRANSLATE_NOOP("Scenario", "Cache"),
        QT_TRANSLATE_NOOP("Scenario", "Whether the cache has the values already, or they come "
                                      "from the store behind it.")));
    Parameter memcached = textParameter(
        QStringLiteral("memcached"), {}, QT_TRANSLATE_NOOP("Scenario", "Memcached"),
        QT_TRANSLATE_NOOP("Scenario", "A memcached as HOST:PORT; empty for one of our own."));
    memcached.type = ParameterType::HostAndPort;
    memcached.emptyMeaning = QT_TRANSLATE_NOOP("Scenario", "built-in");
    own.push_back(memcached);
    return own;
}

Scenario batchScenario(const QString &id, const char *title)
{
    Scenario scenario;
    scenario.id = id;
    scenario.title = title;
    scenario.group = QT_TRANSLATE_NOOP("Scenario", "Batching");
    scenario.network = NetworkUse::Required;
    scenario.serverParameter = QStringLiteral("memcached");
    scenario.cacheServer = cacheServer;
    scenario.prepare = prepareSite;
    return scenario;
}

} // namespace Coroscope
