// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/stage/http.h"

#include <QtCore/QProcessEnvironment>
#include <QtCore/QString>

namespace Coroscope {

/// Access to a stand-in of our own: credentials made up for one run, which nobody else knows. An
/// empty region stands for one that does not exist.
AwsAccess makeStandInAccess(const QString &region);

/// Our own environment without anybody's AWS settings, for children that have no use for them.
QProcessEnvironment environmentWithoutAws();

/// The same with these instead.
QProcessEnvironment standInEnvironment(const AwsAccess &access);

} // namespace Coroscope
