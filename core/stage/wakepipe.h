// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QSocketNotifier>

#include <array>
#include <functional>
#include <memory>
#include <stdexcept>

namespace Coroscope {

/// The process has as many open files as it may have.
class OutOfDescriptors : public std::runtime_error
{
public:
    OutOfDescriptors()
        : std::runtime_error("too many files are open")
    {}
};

/// Wakes an event loop from another thread, without Qt's own hand-off between threads: the thread
/// sanitizer cannot see that one.
class WakePipe
{
public:
    /// `onWake` is called by the event loop of the thread that makes the pipe, once or more after
    /// each wake(). Throws OutOfDescriptors.
    explicit WakePipe(std::function<void()> onWake);
    ~WakePipe();
    WakePipe(const WakePipe &) = delete;
    WakePipe &operator=(const WakePipe &) = delete;
    /// From any thread; never blocks.
    void wake() const noexcept;

private:
    void drain() const noexcept;

    std::array<int, 2> m_ends = {-1, -1};
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace Coroscope
