// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a key costs when many tasks wait for one each, and how many flushes there are: both must not
// grow with the number of tasks. The store answers at once, so the time is the scheduler's.
#include "core/batch/cache.h"
#include "core/stage/virtualstage.h"
#include "tests/bench/medians.h"

#include <QtCore/QCoreApplication>

#include <cstdio>

using namespace Coroscope;

namespace {

/// Answers every key with itself at once.
class EchoStore : public BatchStore
{
public:
    QString name() const override { return QStringLiteral("echo"); }
    void read(Keys keys, Done done) override
    {
        ++reads;
        Answers answers;
        answers.reserve(keys.size());
        for (QByteArray &key : keys) {
            answers.push_back(BatchAnswer::found(std::move(key)));
        }
        done(std::move(answers));
    }
    void finishNow(Stage &, const std::source_location &) override {}

    int reads = 0;
};

Task<void> reader(Cache &cache, int number)
{
    co_await cache.get("user:" + QByteArray::number(number));
}

Task<void> readers(Cache &cache, int count)
{
    std::vector<Task<void>> tasks;
    for (int i = 0; i < count; ++i) {
        tasks.push_back(reader(cache, i));
    }
    co_await all(std::move(tasks));
}

Task<void> oneReader(Cache &cache, int count)
{
    std::vector<QByteArray> keys;
    for (int i = 0; i < count; ++i) {
        keys.push_back("user:" + QByteArray::number(i));
    }
    co_await cache.get(keys);
}

template<typename Main>
void measure(const char *what, int count, Main main)
{
    std::vector<double> times;
    int flushes = 0;
    for (int round = 0; round < 5; ++round) {
        const auto store = std::make_shared<EchoStore>();
        times.push_back(Bench::nanosecondsOf([&store, &main, count] {
            EventLog log;
            VirtualStage stage(log, 1);
            Batcher batcher(stage);
            Cache cache(batcher, store);
            stage.run(main(cache, count));
        }));
        flushes = store->reads;
    }
    std::printf("%s, %d keys: %.0f ns a key, %d flush(es)\n", what, count,
                Bench::median(times) / count, flushes);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    for (const int count : {1000, 10'000, 100'000}) {
        measure("one task for each key", count, readers);
    }
    for (const int count : {1000, 10'000, 100'000}) {
        measure("one task for all keys", count, oneReader);
    }
    return 0;
}
