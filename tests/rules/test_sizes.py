# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sizes
from planted import RuleTest

STATEMENTS = "    call();\n"


def function(head, statements):
    return f"namespace Coroscope {{\n{head}\n{{\n{STATEMENTS * statements}}}\n}}\n"


class Sizes(RuleTest):
    rule = sizes

    def test_a_function_of_51_lines_is_too_long(self):
        self.expect_offence("core/base/a.cpp", function("void long51()", 48), "long51 has 51 lines")
        self.expect_silence("core/base/a.cpp", function("void long50()", 47))

    def test_a_test_function_may_not_be_longer(self):
        text = function("class T : public QObject { Q_OBJECT\nprivate Q_SLOTS:\n void aTest()", 60)
        text = text.replace("}\n}\n", "}\n};\n}\n")
        self.expect_offence("tests/core/tst_a.cpp", text, "aTest has")

    def test_a_constructor_has_a_limit_of_its_own(self):
        self.expect_offence("ui/shell/window.cpp", function("Window::Window()\n    : m_a(1)", 30),
                            "Window has 34 lines, at most 30 for a constructor")
        self.expect_silence("ui/shell/window.cpp", function("void Window::show()", 30))

    def test_a_class_in_a_header_has_a_limit(self):
        text = "class Wide\n{\n" + "    int value() const;\n" * 121 + "};\n"
        self.expect_offence("ui/a.h", text, "Wide has 124 lines, at most 120 in a header")
        self.expect_silence("ui/a.cpp", text)

    def test_a_file_of_401_lines_is_too_long(self):
        self.expect_offence("core/base/a.h", "//\n" * 401, "401 lines, at most 400")
        self.expect_silence("core/base/a.h", "//\n" * 400)

    def test_a_demo_is_at_most_120_lines(self):
        demo = "co_await stage.sleep(1s);\n" + "//\n" * 120
        self.expect_offence("core/scenario/allatonce.cpp", demo, "121 lines, at most 120")
        self.expect_silence("core/scenario/registry.cpp", "//\n" * 121)

    def test_the_root_cmake_file_stays_under_80_lines(self):
        self.expect_offence("CMakeLists.txt", "#\n" * 80, "at most 79")
        self.expect_silence("core/CMakeLists.txt", "#\n" * 80)

    def test_python_functions_count_too(self):
        text = "def wide():\n" + "    call()\n" * 51
        self.expect_offence("tests/rules/a.py", text, "wide has 52 lines")
