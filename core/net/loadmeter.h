// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/opendescriptors.h"
#include "core/coro/recorder.h"

#include <QtCore/QTimer>

#include <deque>

namespace Coroscope {

/// Records what requests cost the process, ten times a second of wall time: the counters "open
/// descriptors", "open descriptors limit" and "requests per second", each when it has changed.
///
/// Requests per second are those that have ended within the last second of scenario time. Where
/// counting the descriptors takes long, they are counted less often, so that it costs no more than
/// a twentieth of the thread. Lives on the run's thread.
class LoadMeter
{
public:
    explicit LoadMeter(Recorder &recorder);

    /// The first measurement, and the others from then on. Further calls do nothing.
    void begin();
    void requestEnded() noexcept { ++m_ended; }
    /// A measurement out of turn.
    void measure();
    /// Counts also when there is no descriptor left to make another of its kind.
    const OpenDescriptors &descriptors() const noexcept { return m_descriptors; }

private:
    struct Counter
    {
        TextId name;
        std::int64_t value = 0;
    };
    struct Sample
    {
        TraceTime at{};
        std::int64_t ended = 0;
    };
    void note(Counter &counter, std::int64_t value);
    void measureDescriptors();
    void measureThroughput();

    Recorder &m_recorder;
    OpenDescriptors m_descriptors;
    Counter m_open;
    Counter m_limit;
    Counter m_throughput;
    std::int64_t m_ended = 0;
    std::deque<Sample> m_samples; ///< those of the last second, and the one before
    QTimer m_timer;
};

} // namespace Coroscope
