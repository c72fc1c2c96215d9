// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stage/batchstore.h"
#include "core/stage/stage.h"

#include <QtCore/QHash>
#include <QtCore/QStringList>

#include <list>

namespace Coroscope::Testing {

/// A store that answers after a delay on the stage's clock, and remembers what it was asked.
class DelayedStore : public BatchStore
{
public:
    DelayedStore(Stage &stage, TraceTime delay, const QString &name = QStringLiteral("store"))
        : m_stage(stage)
        , m_delay(delay)
        , m_name(name)
    {}
    /// Without values of its own it has "value of KEY" for every key.
    void setValues(const QHash<QByteArray, BatchAnswer> &values) { m_values = values; }
    /// What all keys are answered with from now on.
    void setFailure(const std::optional<BatchAnswer> &failure) { m_failure = failure; }

    QString name() const override { return m_name; }
    void read(Keys keys, Done done) override;
    void write(const Items &items) override;
    void finishNow(Stage &stage, const std::source_location &where) override;
    std::uint64_t roundTrips() const override { return std::uint64_t(reads.size()); }

    QStringList reads;  ///< the keys of each read, in one line
    QStringList writes; ///< "key=value"

private:
    class Answering : public Timer
    {
    public:
        void ring() override { store->answer(*this); }
        DelayedStore *store = nullptr;
        Keys keys;
        Done done;
    };

    BatchAnswer answerOf(const QByteArray &key) const;
    void answer(Answering &answering);

    Stage &m_stage;
    TraceTime m_delay;
    QString m_name;
    QHash<QByteArray, BatchAnswer> m_values;
    std::optional<BatchAnswer> m_failure;
    std::list<Answering> m_answering;
};

} // namespace Coroscope::Testing
