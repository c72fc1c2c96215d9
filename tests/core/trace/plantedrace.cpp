// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A mistake made on purpose: reads elements of a log's list beyond what its size() has published.
// The thread sanitizer has to report it, which is what plantedrace.py looks for.
#include "core/base/appendonlylist.h"
#include "core/trace/packedevent.h"

#include <atomic>
#include <thread>

using namespace Coroscope;

int main()
{
    constexpr std::size_t events = 4000; // within the first chunk, which is there from the start
    AppendOnlyList<PackedEvent, 12> list;
    list.append(pack(Event{TraceTime(0), TaskId(1), TaskStarted{}}));
    std::atomic<bool> hasBegun = false;
    std::int64_t sum = 0;
    std::thread reader([&list, &hasBegun, &sum] {
        hasBegun = true;
        for (std::size_t i = 0; i < events; ++i) {
            sum += list.at(i).at;
        }
    });
    while (!hasBegun) {
        std::this_thread::yield();
    }
    for (std::size_t i = 1; i < events; ++i) {
        list.append(pack(Event{TraceTime(1), TaskId(1), TaskStarted{}}));
    }
    reader.join();
    return sum >= 0 ? 0 : 1;
}
