// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/stage/stage.h"

namespace Coroscope {

Stage::Stage(std::uint32_t seed)
    : m_random(seed)
{
}

Stage::~Stage() = default;

void Stage::blockFor(TraceTime duration, const std::source_location &where)
{
    const TaskBase *task = scheduler().currentTask();
    if (task == nullptr) {
        qFatal("Stage::blockFor: only a task may block");
    }
    recorder().note(task->id(), BlockBegan{recorder().log().location(where)});
    passBlocking(std::max(duration, TraceTime(0)));
    scheduler().noteDueTimers(recorder().now());
    recorder().note(task->id(), BlockEnded{});
    if (scheduler().isStopping()) {
        throw Cancelled();
    }
}

void Stage::blockUntil(const std::function<bool()> &wait, const std::source_location &where)
{
    const TaskBase *const task = scheduler().currentTask();
    if (task != nullptr) {
        recorder().note(task->id(), BlockBegan{recorder().log().location(where)});
    }
    while (!takeStopRequest() && !wait()) {
    }
    scheduler().noteDueTimers(recorder().now());
    if (task != nullptr) {
        recorder().note(task->id(), BlockEnded{});
    }
    if (scheduler().isStopping()) {
        throw Cancelled();
    }
}

void Stage::count(const QString &counter, std::int64_t value)
{
    const TaskBase *task = scheduler().currentTask();
    recorder().note(task != nullptr ? task->id() : std::nullopt,
                    CounterChanged{recorder().log().text(counter), value});
}

void Stage::setConnectionPooling(ConnectionPooling pooling)
{
    if (m_http) {
        m_http->setPooling(pooling);
    }
}

HttpClient &Stage::network() const
{
    if (!m_http) {
        throw HttpError("this run has no network");
    }
    return *m_http;
}

HttpSend Stage::send(const HttpRequest &request)
{
    return HttpSend(begin(request));
}

std::shared_ptr<HttpExchange> Stage::begin(const HttpRequest &request)
{
    return network().send(request, scheduler().currentTask());
}

HttpSend Stage::get(const QUrl &address)
{
    return send(HttpRequest{address});
}

HttpSend Stage::serverStatistics()
{
    return HttpSend(network().ask(m_server.resolved(QUrl(QStringLiteral("/statistics")))));
}

} // namespace Coroscope
