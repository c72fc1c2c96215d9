// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

namespace Coroscope::Testing {

/// Key and value, as JSON, of every part of the small trace's report. Apart from its test, because
/// moc does not read raw strings.
std::vector<std::pair<const char *, const char *>> expectedReport();

} // namespace Coroscope::Testing
