// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/net/loadmeter.h"

#include <algorithm>
#include <chrono>

namespace Coroscope {
namespace {

using namespace std::chrono_literals;

constexpr auto interval = 100ms;
constexpr int largestShare = 20; ///< the thread's time is at least so many times that of counting
constexpr TraceTime window = 1s;

} // namespace

LoadMeter::LoadMeter(Recorder &recorder)
    : m_recorder(recorder)
    , m_open{recorder.log().text(QStringLiteral("open descriptors"))}
    , m_limit{recorder.log().text(QStringLiteral("open descriptors limit"))}
    , m_throughput{recorder.log().text(QStringLiteral("requests per second"))}
{
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
        const auto begun = std::chrono::steady_clock::now();
        measure();
        const auto cost = std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now() - begun);
        m_timer.start(std::max<std::chrono::milliseconds>(interval, cost * largestShare));
    });
}

void LoadMeter::begin()
{
    if (!m_timer.isActive()) {
        measure();
        m_timer.start(interval);
    }
}

void LoadMeter::measure()
{
    measureDescriptors();
    measureThroughput();
}

void LoadMeter::note(Counter &counter, std::int64_t value)
{
    if (counter.value != value) {
        counter.value = value;
        m_recorder.note(std::nullopt, CounterChanged{counter.name, value});
    }
}

void LoadMeter::measureDescriptors()
{
    if (const auto open = m_descriptors.count()) {
        note(m_open, *open);
        note(m_limit, OpenDescriptors::limit().value_or(0));
    }
}

void LoadMeter::measureThroughput()
{
    const TraceTime now = m_recorder.now();
    m_samples.push_back({now, m_ended});
    while (m_samples.size() > 2 && m_samples.at(1).at <= now - window) {
        m_samples.pop_front();
    }
    const Sample &oldest = m_samples.front();
    const double seconds = std::max(toSeconds(now - oldest.at), toSeconds(window));
    note(m_throughput, std::int64_t(double(m_ended - oldest.ended) / seconds + 0.5));
}

} // namespace Coroscope
