// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/scenario/parameters.h"

namespace Coroscope {

class Stage;

/// Parameters of one kind, for demos that have one of their own. Label and description are marked
/// for translation where they are written.
Parameter wholeNumberParameter(const QString &name, qint64 minimum, qint64 maximum,
                               qint64 defaultValue, const char *label, const char *description);
Parameter numberParameter(const QString &name, double minimum, double maximum, double defaultValue,
                          const char *label, const char *description);
Parameter secondsParameter(const QString &name, double defaultValue, const char *label,
                           const char *description); ///< up to an hour
Parameter choiceParameter(const QString &name, const QStringList &choices, const char *label,
                          const char *description); ///< the first choice is the default

Parameter textParameter(const QString &name, const QString &defaultValue, const char *label,
                        const char *description);
Parameter addressParameter(const QString &name, const char *label, const char *description);
/// The parameter, saying in its editor what an empty text stands for.
Parameter withEmptyMeaning(Parameter parameter, const char *emptyMeaning);
Parameter wholeNumberOrNoneParameter(const QString &name, qint64 minimum, qint64 maximum,
                                     const ParameterValue &defaultValue, const char *label,
                                     const char *description);

/// Between which bounds whole seconds are drawn; least is 1 by default. A run in which least is above
/// the parameter named `most` is refused.
Parameter leastSecondsParameter(const QString &name, const QString &most, const char *label);
Parameter mostSecondsParameter(const QString &name, qint64 defaultValue);

/// Parameters that several demos share, with the article's defaults.
Parameter tasksParameter(qint64 defaultValue);
Parameter awaitParameter(double defaultValue);
Parameter blockParameter(double defaultValue);
Parameter serverParameter();
Parameter requestsParameter(qint64 defaultValue);
Parameter fetchModeParameter(); ///< gather or one-by-one
Parameter fixedParameter();     ///< of a demo with a mistake: no or yes
Parameter minimumDelayParameter();
Parameter maximumDelayParameter(qint64 defaultValue = 3);
Parameter bodyBytesParameter(qint64 defaultValue);

/// Whole seconds drawn as CPython's random.randint(least, most) draws them.
std::chrono::seconds drawSeconds(Stage &stage, qint64 least, qint64 most);

/// "5.00337": seconds with five decimals, as the articles print them.
QString fiveDecimals(TraceTime time);
/// "   read 1 finished in 2.00000 seconds.": what a task prints at its end.
QString finishedLine(const QString &task, TraceTime elapsed);

} // namespace Coroscope
