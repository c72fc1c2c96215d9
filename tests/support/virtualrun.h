// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stage/virtualstage.h"
#include "tests/support/recordedrun.h"

#include <memory>

namespace Coroscope::Testing {

/// A run on the virtual stage.
class VirtualRun : public RecordedRun
{
public:
    ~VirtualRun() override
    {
        end();
        rememberFault(log);
    }
    Stage &stage() override { return *m_stage; }
    void run(Task<void> main) { m_stage->run(std::move(main)); }
    void requestStop() { m_stage->requestStop(); }
    /// Destroys the stage and what is left on it.
    void end() { m_stage.reset(); }

private:
    std::unique_ptr<VirtualStage> m_stage = std::make_unique<VirtualStage>(log, 1);
};

} // namespace Coroscope::Testing
