// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphtext.h"

#include "ui/timeline/countertext.h"
#include "ui/timeline/flushtext.h"
#include "ui/timeline/spantext.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

struct GraphWords
{
    Q_DECLARE_TR_FUNCTIONS(GraphText)
};

QString number(std::size_t value)
{
    return CounterText::number(std::int64_t(value));
}

const GraphKey *keyOf(const DependencyGraph &graph, const GraphNodeId &id)
{
    const auto &keys = id.first == 0 ? graph.unsent() : graph.flushes().at(id.first - 1).keys;
    return id.second < keys.size() ? &keys[id.second] : nullptr;
}

QString words(KeyState state)
{
    switch (state) {
    case KeyState::Unsent:
        return GraphWords::tr("asked for, not sent yet");
    case KeyState::Sent:
        return GraphWords::tr("sent, no answer yet");
    case KeyState::Answered:
        break;
    }
    return GraphWords::tr("answered");
}

QString taskSentence(const Snapshot &snapshot, const TaskTimeline &task)
{
    const std::vector<Span> spans = currentSpans(task, snapshot.now);
    if (task.end == TaskEnd::None && !spans.empty()) {
        return SpanText::accessible(snapshot, spans.back());
    }
    return GraphWords::tr("task %1, %2").arg(snapshot.text(task.name),
                                             SpanText::status(snapshot, task));
}

QString keySentence(const Snapshot &snapshot, const DependencyGraph &graph, const GraphNode &node)
{
    const GraphKey *key = keyOf(graph, node.id);
    const QString state = words(keyStateOf(snapshot, node.id));
    const QString text = node.id.kind == GraphNodeId::Kind::Keys
        ? GraphWords::tr("keys %1, %2").arg(GraphText::name(snapshot, node), state)
        : GraphWords::tr("key %1, %2, read by %3 tasks")
              .arg(node.name, state, number(key != nullptr ? key->readers.size() : 0));
    if (node.id.first == 0) {
        return text;
    }
    return GraphWords::tr("%1: %2", "a key and its round trip")
        .arg(text, FlushText::sentence(snapshot, snapshot.flushes.at(node.id.first - 1)));
}

} // namespace

TaskTally tallyOf(const Snapshot &snapshot, const TaskGroup &group)
{
    TaskTally tally;
    for (const TaskId member : group.members) {
        const TaskTimeline &task = *snapshot.task(member);
        if (task.end != TaskEnd::None) {
            ++tally.ends[std::size_t(task.end)];
        } else if (const auto state = currentState(task, snapshot.now)) {
            ++tally.states[std::size_t(*state)];
        } else {
            ++tally.notStarted;
        }
    }
    return tally;
}

KeyState keyStateOf(const Snapshot &snapshot, const GraphNodeId &key)
{
    if (key.first == 0) {
        return KeyState::Unsent;
    }
    return snapshot.flushes.at(key.first - 1).ended ? KeyState::Answered : KeyState::Sent;
}

QString GraphText::name(const Snapshot &snapshot, const GraphNode &node)
{
    if (node.id.isTask()) {
        return snapshot.text(snapshot.task(TaskId(node.id.first))->name);
    }
    return node.id.isMany()
        ? GraphWords::tr("%1 × %2", "what many have in common, and how many they are")
              .arg(node.name, number(node.count))
        : node.name;
}

QString GraphText::tally(const TaskTally &tally)
{
    QStringList parts;
    const auto add = [&parts](QChar sign, std::uint32_t count) {
        if (count > 0) {
            parts.append(sign + QStringLiteral(" ") + number(count));
        }
    };
    for (std::size_t i = 1; i < tally.ends.size(); ++i) {
        add(Themes::glyphOf(TaskEnd(i)), tally.ends[i]);
    }
    for (std::size_t i = 0; i < tally.states.size(); ++i) {
        add(Themes::glyphOf(TaskState(i)), tally.states[i]);
    }
    add(u'·', tally.notStarted);
    return parts.join(QStringLiteral("  "));
}

QString GraphText::sign(KeyState state)
{
    static constexpr std::array<char16_t, 3> signs{u'⋯', u'◷', u'✓'};
    return QString(QChar(signs[std::size_t(state)]));
}

QString GraphText::title(const Snapshot &snapshot, const GraphBox &box)
{
    if (!box.flush) {
        return GraphWords::tr("%1 asked for", "keys").arg(FlushText::keys(box.keys));
    }
    return Themes::flushGlyph() + QStringLiteral(" ")
        + GraphWords::tr("round trip %1", "number, keys")
              .arg(FlushText::facts(snapshot.flushes.at(box.flush->value() - 1)));
}

QString GraphText::briefTitle(const Snapshot &snapshot, const GraphBox &box)
{
    if (!box.flush) {
        return FlushText::keys(box.keys);
    }
    return Themes::flushGlyph() + QStringLiteral(" ")
        + FlushText::facts(snapshot.flushes.at(box.flush->value() - 1));
}

QString GraphText::sentence(const Snapshot &snapshot, const DependencyGraph &graph,
                            const GraphNode &node)
{
    switch (node.id.kind) {
    case GraphNodeId::Kind::Task:
        return taskSentence(snapshot, *snapshot.task(TaskId(node.id.first)));
    case GraphNodeId::Kind::Tasks:
        return GraphWords::tr("tasks %1: %2")
            .arg(name(snapshot, node), tally(tallyOf(snapshot, graph.groups().at(node.id.first))));
    case GraphNodeId::Kind::Key:
    case GraphNodeId::Kind::Keys:
        break;
    }
    return keySentence(snapshot, graph, node);
}

QString GraphText::summary(const Snapshot &snapshot, const DependencyGraph &graph)
{
    std::set<TaskId> tasks;
    std::size_t keys = 0;
    const auto add = [&](const std::vector<GraphKey> &waitedFor) {
        keys += waitedFor.size();
        for (const GraphKey &key : waitedFor) {
            tasks.insert(key.readers.begin(), key.readers.end());
        }
    };
    add(graph.unsent());
    for (const GraphFlush &flush : graph.flushes()) {
        if (!snapshot.flushes.at(flush.flush.value() - 1).ended) {
            add(flush.keys);
        }
    }
    const QString now = keys == 0 ? GraphWords::tr("No task waits for a key.")
                                  : GraphWords::tr("Tasks that wait: %1. Keys they wait for: %2.")
                                        .arg(number(tasks.size()), number(keys));
    return now + QStringLiteral(" ")
        + GraphWords::tr("Tasks: %1. Round trips: %2.")
              .arg(number(graph.tasks()), number(graph.flushes().size()));
}

} // namespace Coroscope
