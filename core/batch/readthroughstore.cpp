// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/batch/readthroughstore.h"

#include "core/batch/flushrecord.h"

#include <algorithm>

namespace Coroscope {

/// One read on its way through both stores.
struct ReadThroughStore::Reading
{
    Keys keys;
    Answers answers;
    Done done;
    std::vector<std::size_t> asked; ///< the numbers of the keys that the store behind is asked for
};

ReadThroughStore::ReadThroughStore(Stage &stage, std::shared_ptr<BatchStore> cache,
                                   std::shared_ptr<BatchStore> behind, Notice notice)
    : m_stage(stage)
    , m_cache(std::move(cache))
    , m_behind(std::move(behind))
    , m_notice(std::move(notice))
{}

void ReadThroughStore::read(Keys keys, Done done)
{
    const auto reading = std::make_shared<Reading>();
    reading->keys = keys;
    reading->done = std::move(done);
    m_cache->read(std::move(keys), [this, reading, life = std::weak_ptr(m_life)](Answers answers) {
        if (!life.expired()) {
            reading->answers = std::move(answers);
            takeCached(reading);
        }
    });
}

void ReadThroughStore::takeCached(const std::shared_ptr<Reading> &reading)
{
    tellOnce(reading->answers);
    Keys missing;
    for (std::size_t i = 0; i < reading->answers.size(); ++i) {
        const BatchAnswer::Kind kind = reading->answers[i].kind;
        if (kind == BatchAnswer::Kind::Missing || kind == BatchAnswer::Kind::Unreachable) {
            reading->asked.push_back(i);
            missing.push_back(reading->keys[i]);
        }
    }
    if (missing.empty()) {
        reading->done(std::move(reading->answers));
        return;
    }
    const FlushId flush = noteFlushBegan(m_stage.recorder(), nullptr, m_behind->name(), missing);
    m_behind->read(std::move(missing),
                   [this, reading, flush, life = std::weak_ptr(m_life)](const Answers &answers) {
                       if (!life.expired()) {
                           takeBehind(*reading, flush, answers);
                       }
                   });
}

void ReadThroughStore::takeBehind(Reading &reading, FlushId flush, const Answers &answers)
{
    noteFlushEnded(m_stage.recorder(), flush, answers);
    Items found;
    for (std::size_t i = 0; i < std::min(reading.asked.size(), answers.size()); ++i) {
        BatchAnswer &answer = reading.answers[reading.asked[i]];
        if (answers[i].isFound() && answer.kind == BatchAnswer::Kind::Missing) {
            found.emplace_back(reading.keys[reading.asked[i]], answers[i].value);
        }
        answer = answers[i];
    }
    if (!found.empty()) {
        m_cache->write(found);
    }
    reading.done(std::move(reading.answers));
}

void ReadThroughStore::tellOnce(const Answers &answers)
{
    const auto lost = std::ranges::find(answers, BatchAnswer::Kind::Unreachable,
                                        &BatchAnswer::kind);
    const bool wasLost = std::exchange(m_isLost, lost != answers.end());
    if (m_isLost && !wasLost && m_notice) {
        m_notice(lost->error);
    }
}

void ReadThroughStore::finishNow(Stage &stage, const std::source_location &where)
{
    m_cache->finishNow(stage, where);
    m_behind->finishNow(stage, where);
}

} // namespace Coroscope
