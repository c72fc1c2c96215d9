// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

#include <memory>

namespace Coroscope::Testing {

using TestFactory = std::unique_ptr<QObject> (*)();

/// Adds a test class to the program. Classes run in the order of registration; the exit status is
/// the number of failed functions over all of them, at most 100.
bool registerTest(TestFactory factory);

} // namespace Coroscope::Testing

/// Registers a Qt Test class with the program's main function. Write it once, at file scope, after
/// the class; `#include "tst_x.moc"` stays the last line of the file.
#define COROSCOPE_TEST(Class)                                                                      \
    [[maybe_unused]] static const bool registered##Class = Coroscope::Testing::registerTest(      \
        []() -> std::unique_ptr<QObject> { return std::make_unique<Class>(); });
