// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/analysis/requesttotals.h"

#include <algorithm>
#include <map>

namespace Coroscope {
namespace {

constexpr std::uint16_t firstErrorStatus = 400;

/// What is gathered on the way through the requests.
struct Gathered
{
    std::vector<TraceTime> answers;
    std::map<std::optional<TextId>, std::size_t> failures;
    std::optional<TraceTime> first;
    TraceTime last{};
};

void countResult(const RequestTimeline &request, TraceTime now, RequestTotals &totals,
                 Gathered &gathered)
{
    switch (resultOf(request)) {
    case RequestResult::UnderWay:
        ++totals.underWay;
        return;
    case RequestResult::Succeeded:
        ++totals.succeeded;
        break;
    case RequestResult::ErrorStatus:
        ++totals.errorStatus;
        break;
    case RequestResult::FailureBehind:
        ++totals.failureBehind;
        break;
    case RequestResult::Failed:
        ++totals.failed;
        ++gathered.failures[request.error];
        return;
    }
    gathered.answers.push_back(totalTime(request, now));
}

void countRest(const RequestTimeline &request, TraceTime now, RequestTotals &totals,
               Gathered &gathered)
{
    totals.bytes += request.bytes.value_or(0);
    totals.newConnections += request.connection == ConnectionUse::New ? 1 : 0;
    totals.reusedConnections += request.connection == ConnectionUse::Reused ? 1 : 0;
    const TraceTime queued = request.step(RequestStep::Queued).value_or(now);
    gathered.first = std::min(gathered.first.value_or(queued), queued);
    gathered.last = std::max(gathered.last, request.step(RequestStep::Done).value_or(now));
}

std::vector<FailureGroup> groupsOf(const Snapshot &snapshot, const Gathered &gathered)
{
    // Equal texts may have been noted under several numbers.
    std::map<QString, std::size_t> byReason;
    for (const auto &[text, count] : gathered.failures) {
        byReason[text ? snapshot.text(*text) : QString()] += count;
    }
    std::vector<FailureGroup> groups;
    groups.reserve(byReason.size());
    for (const auto &[reason, count] : byReason) {
        groups.push_back({reason, count});
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [](const auto &a, const auto &b) { return a.count > b.count; });
    return groups;
}

} // namespace

RequestResult resultOf(const RequestTimeline &request)
{
    if (!request.isDone()) {
        return RequestResult::UnderWay;
    }
    if (request.error) {
        return RequestResult::Failed;
    }
    if (request.status.value_or(0) >= firstErrorStatus) {
        return RequestResult::ErrorStatus;
    }
    return request.failureBehind ? RequestResult::FailureBehind : RequestResult::Succeeded;
}

TraceTime totalTime(const RequestTimeline &request, TraceTime now)
{
    const TraceTime end = request.step(RequestStep::Done).value_or(now);
    return std::max(TraceTime(0), end - request.step(RequestStep::Queued).value_or(end));
}

std::optional<Percentiles> percentilesOf(std::vector<TraceTime> times)
{
    if (times.empty()) {
        return std::nullopt;
    }
    const auto ranked = [&times](std::size_t percent) {
        const std::size_t rank = (percent * times.size() + 99) / 100;
        const auto place = times.begin() + std::ptrdiff_t(rank - 1);
        std::nth_element(times.begin(), place, times.end());
        return *place;
    };
    return Percentiles{ranked(50), ranked(90), ranked(99), ranked(100)};
}

RequestTotals requestTotals(const Snapshot &snapshot)
{
    RequestTotals totals;
    totals.requests = snapshot.requests.size();
    Gathered gathered;
    for (std::size_t i = 0; i < totals.requests; ++i) {
        const RequestTimeline &request = snapshot.requests.at(i);
        countResult(request, snapshot.now, totals, gathered);
        countRest(request, snapshot.now, totals, gathered);
    }
    const double length = gathered.first ? toSeconds(gathered.last - *gathered.first) : 0;
    if (totals.answered() > 0 && length > 0) {
        totals.answersPerSecond = double(totals.answered()) / length;
    }
    totals.failures = groupsOf(snapshot, gathered);
    totals.answerTimes = percentilesOf(std::move(gathered.answers));
    return totals;
}

} // namespace Coroscope
