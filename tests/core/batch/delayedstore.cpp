// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/batch/delayedstore.h"

namespace Coroscope::Testing {

void DelayedStore::read(Keys keys, Done done)
{
    QStringList line;
    for (const QByteArray &key : keys) {
        line.append(QString::fromUtf8(key));
    }
    reads.append(line.join(QLatin1Char(' ')));
    Answering &answering = m_answering.emplace_back();
    answering.store = this;
    answering.keys = std::move(keys);
    answering.done = std::move(done);
    answering.due = m_stage.now() + m_delay;
    if (m_delay == TraceTime(0)) {
        answer(answering);
    } else {
        m_stage.scheduler().addTimer(answering);
    }
}

void DelayedStore::write(const Items &items)
{
    for (const auto &[key, value] : items) {
        writes.append(QString::fromUtf8(key + "=" + value));
        m_values.insert(key, BatchAnswer::found(value));
    }
}

BatchAnswer DelayedStore::answerOf(const QByteArray &key) const
{
    if (m_failure) {
        return *m_failure;
    }
    const BatchAnswer made = m_values.isEmpty() ? BatchAnswer::found("value of " + key)
                                                : BatchAnswer::missing();
    return m_values.value(key, made);
}

void DelayedStore::answer(Answering &answering)
{
    const Keys keys = std::move(answering.keys);
    const Done done = std::move(answering.done);
    m_answering.remove_if([&answering](const Answering &other) { return &other == &answering; });
    Answers answers;
    for (const QByteArray &key : keys) {
        answers.push_back(answerOf(key));
    }
    done(std::move(answers));
}

void DelayedStore::finishNow(Stage &stage, const std::source_location &where)
{
    while (!m_answering.empty()) {
        Answering &first = m_answering.front();
        stage.blockFor(first.due - stage.now(), where);
        first.unlink();
        answer(first);
    }
}

} // namespace Coroscope::Testing
