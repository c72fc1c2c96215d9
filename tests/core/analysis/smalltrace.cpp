// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/analysis/smalltrace.h"

namespace Coroscope::Testing {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr TaskId mainTask(1);
constexpr TaskId fetch(2);
constexpr TaskId late(3);
constexpr TaskId stray(4);

void writeRequest(EventScript &trace)
{
    trace.request(fetch, 1, RequestStep::Queued,
                  {RequestId(), {}, {}, {}, {}, trace.text(u"http://127.0.0.1/"_s)});
    trace.at(11);
    trace.request(fetch, 1, RequestStep::Connecting,
                  {RequestId(), {}, ConnectionUse::New, {}, {}, {}});
    trace.at(13);
    trace.request(fetch, 1, RequestStep::Sent);
    trace.at(33);
    trace.request(fetch, 1, RequestStep::FirstByte, {RequestId(), {}, {}, 200, {}, {}});
    trace.at(40);
    trace.request(fetch, 1, RequestStep::Done, {RequestId(), {}, {}, {}, 450'000, {}});
}

void writeBeginning(EventScript &trace)
{
    trace.begin(u"main"_s);
    trace.write(mainTask, u"sum"_s, u"0"_s, 0);
    trace.create(u"fetch"_s, mainTask);
    trace.create(u"late"_s, mainTask, StartPolicy::Lazy);
    trace.create(u"stray"_s);
    trace.finish(stray, Outcome::Cancelled);
    trace.count(u"in flight"_s, 1);
    trace.at(10);
    trace.suspend(mainTask, AwaitReason::Task, std::nullopt, trace.line(3));
    trace.start(fetch);
    trace.suspend(fetch, AwaitReason::Request, std::nullopt, trace.line(7));
}

} // namespace

void writeSmallTrace(EventScript &trace)
{
    writeBeginning(trace);
    writeRequest(trace);
    trace.ready(fetch);
    trace.at(50);
    trace.resume(fetch);
    trace.read(fetch, u"sum"_s, u"0"_s, 0);
    trace.write(fetch, u"sum"_s, u"2.5"_s, 1, 0);
    trace.block(fetch, trace.line(9));
    trace.at(80);
    trace.unblock(fetch);
    trace.write(fetch, u"sum"_s, u"3"_s, 2, 0);
    trace.print(fetch, u"no luck"_s);
    trace.count(u"in flight"_s, 0);
    trace.at(90);
    trace.finish(fetch, Outcome::Failed, u"refused"_s);
    trace.ready(mainTask, fetch);
    trace.resume(mainTask);
    trace.at(100);
    trace.lose(late);
    trace.finish(mainTask, Outcome::Succeeded, u"7"_s);
}

} // namespace Coroscope::Testing
