// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/stage/wakepipe.h"

#include <fcntl.h>
#include <unistd.h>

namespace Coroscope {

WakePipe::WakePipe(std::function<void()> onWake)
{
    if (::pipe2(m_ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
        throw OutOfDescriptors();
    }
    m_notifier = std::make_unique<QSocketNotifier>(m_ends[0], QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(),
                     [this, call = std::move(onWake)] {
                         drain();
                         call();
                     });
}

WakePipe::~WakePipe()
{
    m_notifier.reset();
    ::close(m_ends[0]);
    ::close(m_ends[1]);
}

void WakePipe::wake() const noexcept
{
    // A full pipe is as good: the loop will wake.
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(m_ends[1], &byte, 1);
}

void WakePipe::drain() const noexcept
{
    std::array<char, 256> bytes{};
    while (::read(m_ends[0], bytes.data(), bytes.size()) > 0) {
    }
}

} // namespace Coroscope
