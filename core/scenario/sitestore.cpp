// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/scenario/sitestore.h"

#include "core/batch/readthroughstore.h"
#include "core/batch/sqlstore.h"
#include "core/net/memcachedclient.h"
#include "core/scenario/cachedsite.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QRandomGenerator>

#include <stdexcept>

namespace Coroscope {
namespace {

constexpr std::uint32_t mostUsers = 1000;
constexpr std::chrono::milliseconds slice{20};
constexpr std::chrono::seconds patience{10};
constexpr std::chrono::seconds afterSilence{1};

/// A store whose keys begin with a word that the reader does not see.
class PrefixedStore : public BatchStore
{
public:
    PrefixedStore(std::shared_ptr<BatchStore> store, QByteArray prefix)
        : m_store(std::move(store))
        , m_prefix(std::move(prefix))
    {
    }
    QString name() const override { return m_store->name(); }
    void read(Keys keys, Done done) override
    {
        for (QByteArray &key : keys) {
            key.prepend(m_prefix);
        }
        m_store->read(std::move(keys), std::move(done));
    }
    void write(const Items &items) override
    {
        Items prefixed = items;
        for (auto &item : prefixed) {
            item.first.prepend(m_prefix);
        }
        m_store->write(prefixed);
    }
    void finishNow(Stage &stage, const std::source_location &where) override
    {
        m_store->finishNow(stage, where);
    }
    bool finishWrites(std::chrono::milliseconds atMost) override
    {
        return m_store->finishWrites(atMost);
    }
    std::uint64_t roundTrips() const override { return m_store->roundTrips(); }

private:
    std::shared_ptr<BatchStore> m_store;
    QByteArray m_prefix;
};

// In wall time; at the slowest speed a round trip takes ten times what the parameter says.
std::chrono::milliseconds patienceFor(const ParameterValues &values, std::chrono::seconds own)
{
    return own + 20 * std::chrono::milliseconds(values.integer(QStringLiteral("round_trip_ms")));
}

std::shared_ptr<MemcachedClient> clientOf(const QUrl &server, const ParameterValues &values)
{
    const auto address = memcachedAddress(server.authority());
    if (!address) {
        throw std::runtime_error("the run has no memcached at " + server.toString().toStdString());
    }
    auto client = std::make_shared<MemcachedClient>(*address, patienceFor(values, patience),
                                                    patienceFor(values, afterSilence));
    const QString users = values.text(QStringLiteral("memcached"));
    if (!users.isEmpty()) {
        client->setPlace(users); // and not the relay's
        client->setExpiry(std::chrono::hours(1)); // nobody reads it again
    }
    return client;
}

std::shared_ptr<BatchStore> cacheOver(const std::shared_ptr<MemcachedClient> &client,
                                      const ParameterValues &values)
{
    if (values.text(QStringLiteral("memcached")).isEmpty()) {
        return client;
    }
    const QByteArray word = QByteArray::number(QRandomGenerator::system()->generate(), 36);
    return std::make_shared<PrefixedStore>(client, "coroscope:" + word + ':');
}

std::shared_ptr<BatchStore> dataOf(const ParameterValues &values)
{
    GeneratedSite site;
    site.users = mostUsers;
    const QString upvoters = QStringLiteral("upvoters");
    if (values.all().contains(upvoters)) {
        site.upvoters = std::uint32_t(values.integer(upvoters));
    }
    auto made = SqlStore::make(site);
    if (const auto *reason = std::get_if<QString>(&made)) {
        throw std::runtime_error(reason->toStdString());
    }
    return std::get<std::unique_ptr<SqlStore>>(std::move(made));
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

} // namespace

void prepareSite(Stage &stage, const ParameterValues &values,
                 const std::function<bool()> &isStopped)
{
    const std::shared_ptr<MemcachedClient> client = clientOf(stage.server(), values);
    const std::shared_ptr<BatchStore> cache = cacheOver(client, values);
    const std::shared_ptr<BatchStore> data = dataOf(values);
    stage.setStore(std::make_shared<ReadThroughStore>(
        stage, cache, data, [&stage](const QString &sentence) { stage.print(sentence); }));
    if (values.text(QStringLiteral("cache")) != QLatin1String("filled")) {
        return;
    }
    cache->write(valuesOf(*data));
    const QDeadlineTimer deadline(patienceFor(values, patience));
    bool isDone = false;
    while (!isDone && !deadline.hasExpired() && !isStopped()) {
        isDone = cache->finishWrites(slice);
    }
    if (!isStopped() && (!isDone || client->refusedWrites() > 0)) {
        throw std::runtime_error("the memcached at " + client->place().toStdString()
                                 + " does not take what it is to be filled with");
    }
}

} // namespace Coroscope
