// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/scenario/parameters.h"

namespace Coroscope {

/// Parameters that several demos share, with the article's defaults.
Parameter tasksParameter(qint64 defaultValue);
Parameter awaitParameter(double defaultValue);
Parameter blockParameter(double defaultValue);
Parameter serverParameter();
Parameter requestsParameter(qint64 defaultValue);
Parameter minimumDelayParameter();
Parameter maximumDelayParameter();
Parameter bodyBytesParameter(qint64 defaultValue);

/// "5.00337": seconds with five decimals, as the articles print them.
QString fiveDecimals(TraceTime time);

} // namespace Coroscope
