// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/analysis/dependencygraph.h"

#include <algorithm>

namespace Coroscope {
namespace {

bool isRead(const Span &span)
{
    return span.state == TaskState::Awaiting && span.reason == AwaitReason::CacheRead;
}

bool isAwaitOfTask(const Span &span)
{
    return span.reason == AwaitReason::Task || span.reason == AwaitReason::Gather;
}

/// Several keys are told as one line; none of them holds a blank.
QStringList keysOf(const Snapshot &snapshot, std::optional<TextId> text)
{
    return text ? snapshot.text(*text).split(QStringLiteral(", ")) : QStringList(QString());
}

/// Those of the keys that a flush carries, or all if it does not tell.
QStringList carried(const QStringList &keys, const QStringList &byFlush)
{
    if (keys.size() == 1 || byFlush.isEmpty() || byFlush.last().endsWith(u'…')) {
        return keys;
    }
    QStringList found;
    for (const QString &key : keys) {
        if (byFlush.contains(key)) {
            found.append(key);
        }
    }
    return found.isEmpty() ? keys : found;
}

} // namespace

QString withoutNumber(const QString &name)
{
    qsizetype end = name.size();
    while (end > 0 && name.at(end - 1).isDigit()) {
        --end;
    }
    while (end > 0 && (name.at(end - 1) == u' ' || name.at(end - 1) == u'_')) {
        --end;
    }
    return end == 0 ? name : name.left(end);
}

bool DependencyGraph::update(const Snapshot &snapshot)
{
    const bool isOtherRun = m_tables != snapshot.tables
        || snapshot.tasks.size() < m_tasks.size() || snapshot.flushes.size() < m_flushes.size();
    if (isOtherRun) {
        *this = DependencyGraph();
        m_tables = snapshot.tables;
    }
    const bool hasTasks = addTasks(snapshot);
    const bool hasAwaits = addAwaits(snapshot);
    const bool hasFlushes = addFlushes(snapshot);
    return findUnsent(snapshot) || hasTasks || hasAwaits || hasFlushes || isOtherRun;
}

bool DependencyGraph::addTasks(const Snapshot &snapshot)
{
    const std::size_t before = m_tasks.size();
    for (std::size_t i = before; i < snapshot.tasks.size(); ++i) {
        const TaskTimeline &task = snapshot.tasks.at(i);
        const auto parent = task.parent
            ? std::optional(m_tasks[task.parent->value() - 1].group)
            : std::nullopt;
        const QString name = withoutNumber(snapshot.text(task.name));
        const std::pair key(parent ? *parent + 1 : 0, name);
        auto found = m_groupNumbers.constFind(key);
        if (found == m_groupNumbers.constEnd()) {
            const std::uint32_t depth = parent ? m_groups[*parent].depth + 1 : 0;
            found = m_groupNumbers.insert(key, m_groups.size());
            m_groups.push_back({parent, name, depth, {}});
        }
        m_groups[*found].members.push_back(task.id);
        TaskFacts facts;
        facts.group = *found;
        facts.parent = task.parent;
        m_tasks.push_back(std::move(facts));
    }
    return m_tasks.size() != before;
}

bool DependencyGraph::addAwaits(const Snapshot &snapshot)
{
    const std::size_t before = m_awaits.size();
    for (std::size_t i = 0; i < m_tasks.size(); ++i) {
        TaskFacts &facts = m_tasks[i];
        const TaskTimeline &task = snapshot.tasks.at(i);
        for (; facts.spansSeen < task.spans.size(); ++facts.spansSeen) {
            const Span &span = task.spans.at(facts.spansSeen);
            const bool isOfOther = span.cause && isAwaitOfTask(span)
                && snapshot.task(*span.cause)->parent != task.id;
            if (isOfOther && facts.awaited.insert(*span.cause).second) {
                m_awaits.push_back({task.id, *span.cause});
            }
        }
    }
    return m_awaits.size() != before;
}

bool DependencyGraph::addFlushes(const Snapshot &snapshot)
{
    bool isAnyNew = m_flushes.size() != snapshot.flushes.size();
    while (m_flushes.size() < snapshot.flushes.size()) {
        const FlushTimeline &flush = snapshot.flushes.at(m_flushes.size());
        m_flushes.push_back({flush.id, {}});
        m_flushFacts.emplace_back().all = keysOf(snapshot, flush.text);
    }
    for (std::size_t i = m_firstOpenFlush; i < m_flushes.size(); ++i) {
        const FlushTimeline &flush = snapshot.flushes.at(i);
        FlushFacts &facts = m_flushFacts[i];
        if (flush.task && !std::exchange(facts.isOwnTaskSeen, true)) {
            addReader(flush.id, facts.all, *flush.task);
            isAnyNew = true;
        }
        for (; facts.waitersSeen < flush.waiting.size(); ++facts.waitersSeen) {
            const TaskId task = flush.waiting.at(facts.waitersSeen);
            addReader(flush.id, readOf(snapshot, flush, task), task);
            isAnyNew = true;
        }
        m_firstOpenFlush += i == m_firstOpenFlush && flush.ended ? 1 : 0;
    }
    return isAnyNew;
}

QStringList DependencyGraph::readOf(const Snapshot &snapshot, const FlushTimeline &flush,
                                    TaskId task)
{
    const QStringList unknown(QStringLiteral("…"));
    const QStringList &byFlush = m_flushFacts[flush.id.value() - 1].all;
    QStringList &last = m_tasks[task.value() - 1].lastRead;
    if (const auto keys = nextRead(snapshot, flush, task)) {
        last = *keys;
        return carried(*keys, byFlush);
    }
    // One await may ask several stores, each in a flush of its own.
    const QStringList again = carried(last, byFlush);
    return last.size() > 1 && again.size() < last.size() ? again : unknown;
}

std::optional<QStringList> DependencyGraph::nextRead(const Snapshot &snapshot,
                                                     const FlushTimeline &flush, TaskId id)
{
    TaskFacts &facts = m_tasks[id.value() - 1];
    const TaskTimeline &task = *snapshot.task(id);
    for (std::size_t i = facts.nextRead; i < task.spans.size(); ++i) {
        const Span &span = task.spans.at(i);
        if (flush.ended && span.begin > *flush.ended) {
            return std::nullopt;
        }
        // A read that ended before the flush was sent was given up, or answered without it.
        if (isRead(span) && span.end >= flush.began) {
            facts.nextRead = i + 1;
            return keysOf(snapshot, span.detail);
        }
    }
    const bool isOpenRead = facts.nextRead <= task.spans.size() && task.open && isRead(*task.open)
        && (!flush.ended || task.open->begin <= *flush.ended);
    if (!isOpenRead) {
        return std::nullopt;
    }
    facts.nextRead = task.spans.size() + 1;
    return keysOf(snapshot, task.open->detail);
}

void DependencyGraph::addReader(FlushId flush, const QStringList &names, TaskId reader)
{
    const std::size_t index = flush.value() - 1;
    auto &keys = m_flushes[index].keys;
    auto &numbers = m_flushFacts[index].keys;
    for (const QString &name : names) {
        auto found = numbers.constFind(name);
        if (found == numbers.constEnd()) {
            found = numbers.insert(name, keys.size());
            keys.push_back({name, {}});
        }
        auto &readers = keys[*found].readers;
        if (readers.empty() || readers.back() != reader) {
            readers.push_back(reader);
        }
    }
}

bool DependencyGraph::findUnsent(const Snapshot &snapshot)
{
    struct Asked
    {
        TraceTime at;
        TaskId task;
        QString key;
    };
    std::vector<Asked> asked;
    for (std::size_t i = 0; i < m_tasks.size(); ++i) {
        const TaskTimeline &task = snapshot.tasks.at(i);
        if (task.open && isRead(*task.open) && m_tasks[i].nextRead <= task.spans.size()) {
            for (const QString &key : keysOf(snapshot, task.open->detail)) {
                asked.push_back({task.open->begin, task.id, key});
            }
        }
    }
    std::stable_sort(asked.begin(), asked.end(),
                     [](const Asked &a, const Asked &b) { return a.at < b.at; });
    std::vector<GraphKey> unsent;
    QHash<QString, std::size_t> numbers;
    for (const Asked &one : asked) {
        const auto found = numbers.constFind(one.key);
        if (found == numbers.constEnd()) {
            numbers.insert(one.key, unsent.size());
            unsent.push_back({one.key, {one.task}});
        } else {
            unsent[*found].readers.push_back(one.task);
        }
    }
    const bool isNew = unsent != m_unsent;
    m_unsent = std::move(unsent);
    return isNew;
}

DependencyGraph dependencyGraphOf(const Snapshot &snapshot)
{
    DependencyGraph graph;
    graph.update(snapshot);
    return graph;
}

} // namespace Coroscope
