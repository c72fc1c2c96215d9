// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"

#include <QtCore/QCoreApplication>
#include <QtTest/QTest>

#include <algorithm>
#include <vector>

#ifdef COROSCOPE_TEST_WIDGETS
#include <QtWidgets/QApplication>
using TestApplication = QApplication;
#else
using TestApplication = QCoreApplication;
#endif

namespace Coroscope::Testing {
namespace {

std::vector<TestFactory> &factories()
{
    static std::vector<TestFactory> list;
    return list;
}

} // namespace

bool registerTest(TestFactory factory)
{
    factories().push_back(factory);
    return true;
}

} // namespace Coroscope::Testing

int main(int argc, char **argv)
{
    TestApplication application(argc, argv);
    QStringList arguments = application.arguments();
    QString onlyClass;
    if (arguments.size() > 2 && arguments.at(1) == QLatin1String("--class")) {
        onlyClass = arguments.at(2);
        arguments.remove(1, 2);
    }
    int failed = 0;
    for (const auto factory : Coroscope::Testing::factories()) {
        const std::unique_ptr<QObject> test = factory();
        if (!onlyClass.isEmpty()
            && QLatin1String(test->metaObject()->className()) != onlyClass) {
            continue;
        }
        failed += QTest::qExec(test.get(), arguments);
    }
    return std::min(failed, 100);
}
