// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/scenario/cachedsite.h"

#include "core/batch/readthroughstore.h"
#include "core/batch/sqlstore.h"
#include "core/net/memcachedclient.h"
#include "core/scenario/commonparameters.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>

#include <stdexcept>

namespace Coroscope {
namespace {

constexpr std::uint32_t mostUsers = 1000;

constexpr std::chrono::milliseconds slice{20};

// In wall time; at the slowest speed a round trip takes ten times what the parameter says.
std::chrono::milliseconds patienceFor(const ParameterValues &values)
{
    return std::chrono::seconds(10)
           + 20 * std::chrono::milliseconds(values.integer(QStringLiteral("round_trip_ms")));
}

MemcachedAddress addressIn(const QUrl &server)
{
    const auto address = memcachedAddress(server.authority());
    if (!address) {
        throw std::runtime_error("the run has no memcached at " + server.toString().toStdString());
    }
    return *address;
}

QString mode(const ParameterValues &values)
{
    return values.text(QStringLiteral("mode"));
}

GeneratedSite siteOf(const ParameterValues &values)
{
    GeneratedSite site;
    site.users = mostUsers;
    const QString upvoters = QStringLiteral("upvoters");
    if (values.all().contains(upvoters)) {
        site.upvoters = std::uint32_t(values.integer(upvoters));
    }
    return site;
}

std::shared_ptr<BatchStore> storeOf(const ParameterValues &values)
{
    auto made = SqlStore::make(siteOf(values));
    if (const auto *reason = std::get_if<QString>(&made)) {
        throw std::runtime_error(reason->toStdString());
    }
    return std::get<std::unique_ptr<SqlStore>>(std::move(made));
}

std::shared_ptr<BatchStore> cachedStore(Stage &stage, const ParameterValues &values)
{
    return std::make_shared<ReadThroughStore>(
        stage, std::make_shared<MemcachedClient>(addressIn(stage.server()), patienceFor(values)),
        stage.store(),
        [&stage](const QString &sentence) { stage.print(sentence); });
}

CacheServerSpec cacheServer(const ParameterValues &values)
{
    const qint64 roundTrip = values.integer(QStringLiteral("round_trip_ms"));
    return {values.text(QStringLiteral("memcached")), std::chrono::milliseconds(roundTrip)};
}

BatchStore::Items valuesOf(BatchStore &store)
{
    BatchStore::Keys keys = userKeys(mostUsers);
    keys.push_back(upvotersKey(1));
    BatchStore::Items items;
    store.read(keys, [&items, &keys](const BatchStore::Answers &answers) {
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (!answers[i].isFound()) {
                throw std::runtime_error(keys[i].toStdString() + " cannot be read: "
                                         + answers[i].error.toStdString());
            }
            items.emplace_back(keys[i], answers[i].value);
        }
    });
    return items;
}

void fillCache(Stage &stage, const ParameterValues &values, const std::function<bool()> &isStopped)
{
    const std::chrono::milliseconds patience = patienceFor(values);
    MemcachedClient cache(addressIn(stage.server()), patience);
    cache.write(valuesOf(*stage.store()));
    const QDeadlineTimer deadline(patience);
    bool isDone = false;
    while (!isDone && !deadline.hasExpired() && !isStopped()) {
        isDone = cache.waitForAnswers(slice);
    }
    if (!isStopped() && (!isDone || cache.refusedWrites() > 0)) {
        throw std::runtime_error("the memcached at " + stage.server().authority().toStdString()
                                 + " does not take what it is to be filled with");
    }
}

// Before time begins: making the data is not what the demo is about.
void prepareSite(Stage &stage, const ParameterValues &values,
                 const std::function<bool()> &isStopped)
{
    stage.setStore(storeOf(values));
    if (values.text(QStringLiteral("cache")) == QLatin1String("filled")) {
        fillCache(stage, values, isStopped);
    }
}

} // namespace

CachedSite::CachedSite(Stage &stage, const ParameterValues &values)
    : m_isPrimed(mode(values) == QLatin1String("primed"))
    , m_batcher(stage)
    , m_cache(m_batcher, cachedStore(stage, values))
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
        QT_TRANSLATE_NOOP("Scenario", "A memcached as HOST:PORT, which user:1 and the like are "
                                      "written to; empty for one of our own."));
    memcached.type = ParameterType::HostAndPort;
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
    scenario.cacheServer = cacheServer;
    scenario.prepare = prepareSite;
    return scenario;
}

} // namespace Coroscope
