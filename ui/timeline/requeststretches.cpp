// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/requeststretches.h"

namespace Coroscope {

std::optional<RequestStretch> stretchAfter(RequestStep step)
{
    switch (step) {
    case RequestStep::Queued:
        return RequestStretch::Queued;
    case RequestStep::Connecting:
        return RequestStretch::Connecting;
    case RequestStep::Encrypting:
        return RequestStretch::Encrypting;
    case RequestStep::Sent:
        return RequestStretch::Waiting;
    case RequestStep::FirstByte:
    case RequestStep::Downloading:
        return RequestStretch::Downloading;
    case RequestStep::Done:
        break;
    }
    return std::nullopt;
}

} // namespace Coroscope
