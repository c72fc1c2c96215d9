// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/all.h"
#include "core/batch/cache.h"
#include "tests/core/batch/delayedstore.h"
#include "tests/support/virtualrun.h"

#include <memory>

namespace Coroscope::Testing {

/// A run with one cache over a store that takes 100 ms.
struct BatchRun
{
    VirtualRun run;
    std::shared_ptr<DelayedStore> store
        = std::make_shared<DelayedStore>(run.stage(), std::chrono::milliseconds(100));
    std::unique_ptr<Batcher> batcher = std::make_unique<Batcher>(run.stage());
    std::unique_ptr<Cache> cache = std::make_unique<Cache>(*batcher, store);

    ~BatchRun()
    {
        cache.reset();
        batcher.reset();
        store.reset();
    }
};

} // namespace Coroscope::Testing
