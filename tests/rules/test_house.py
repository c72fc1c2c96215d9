# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of the rules on licences, documentation, CMake files, translations and exceptions."""
import cmakefiles
import docs
import exceptions
import licences
import translations
from planted import RuleTest, offences
from tree import Offence

# REUSE-IgnoreStart
HEADER = "// SPDX-FileCopyrightText: 2026 The Coroscope authors\n// SPDX-License-Identifier: "
# REUSE-IgnoreEnd


class Licences(RuleTest):
    rule = licences

    def test_a_missing_header_is_found(self):
        found = offences(licences, {"ui/a.cpp": "int a;\n"})
        self.assertEqual(2, len(found))

    def test_core_is_mit_and_the_rest_is_gpl(self):
        self.expect_offence("core/base/a.h", HEADER + "GPL-3.0-or-later\n", "MIT")
        self.expect_offence("ui/a.h", HEADER + "MIT\n", "GPL-3.0-or-later")
        self.expect_silence("core/base/a.h", HEADER + "MIT\n")
        self.expect_silence("ui/a.h", HEADER + "GPL-3.0-or-later\n")

    def test_cmake_files_are_mit_everywhere(self):
        self.expect_silence("ui/CMakeLists.txt", HEADER.replace("//", "#") + "MIT\n")


class Docs(RuleTest):
    rule = docs

    def test_a_class_without_a_contract_is_found(self):
        self.expect_offence("core/base/a.h", "// not this\nclass Log\n{\n};\n", "Log needs", line=2)
        self.expect_offence("core/base/a.h", "struct Id { int value; };\n", "Id needs")

    def test_documented_hidden_and_forward_ones_are_fine(self):
        self.expect_silence(
            "core/base/a.h", "/// Appends.\ntemplate<typename T>\nclass Log\n{\n};\n"
            "class Later;\nenum class Kind : int;\ntemplate<>\nstruct std::hash<Id> {};\n")
        self.expect_silence("core/base/a.h", "namespace Coroscope::Detail {\nstruct A\n{\n};\n")

    def test_after_a_hidden_namespace_contracts_are_wanted_again(self):
        self.expect_offence("core/base/a.h", "namespace Detail {\nstruct A\n{\n};\n"
                            "} // namespace Detail\nstruct B\n{\n};\n", "B needs")


class CMake(RuleTest):
    rule = cmakefiles

    def test_globs_are_found(self):
        self.expect_offence("ui/CMakeLists.txt", "file(GLOB sources *.cpp)\n", "name the files")
        self.expect_offence("ui/CMakeLists.txt", "file( GLOB_RECURSE a *.cpp)\n", "name the files")

    def test_targets_say_who_sees_what(self):
        self.expect_offence("ui/CMakeLists.txt", "target_link_libraries(a b)\n", "say PUBLIC")
        self.expect_silence(
            "ui/CMakeLists.txt", "target_link_libraries(a PRIVATE b)\n"
            "target_sources(${t} PUBLIC FILE_SET HEADERS)\n# target_link_libraries(a b)")

    def test_nothing_is_said_for_a_whole_folder(self):
        self.expect_offence("CMakeLists.txt", "include_directories(core)\n", "for a target")

    def test_every_test_is_listed(self):
        test = {"tests/core/base/tst_a.cpp": "", "tests/core/CMakeLists.txt": "f(base/tst_b.cpp)\n"}
        self.assertIn("never runs", str(offences(cmakefiles, test)[0]))
        for listed in ("tests/core/CMakeLists.txt", "tests/core/base/CMakeLists.txt"):
            name = "tst_a.cpp" if "base" in listed else "base/tst_a.cpp"
            test = {"tests/core/base/tst_a.cpp": "", listed: f"add_test(x SOURCES {name})"}
            self.assertEqual([], offences(cmakefiles, test))


class Translations(RuleTest):
    rule = translations
    path = "translations/coroscope_zh_CN.ts"

    def file(self, translation):
        return f"<TS><context><message><source>Run</source>{translation}</message></context></TS>"

    def test_unfinished_empty_and_missing_ones_are_found(self):
        half = "<translation><numerusform>a</numerusform><numerusform/></translation>"
        for translation in ('<translation type="unfinished">x</translation>', "<translation/>", "",
                            half):
            self.expect_offence(self.path, self.file(translation), '"Run" is not translated')

    def test_finished_and_vanished_ones_are_fine(self):
        for translation in ("<translation>运行</translation>", '<translation type="vanished"/>',
                            "<translation><numerusform>a</numerusform></translation>"):
            self.expect_silence(self.path, self.file(translation))


class Exceptions(RuleTest):
    offence = Offence("ui/a.cpp", 3, "too long", "paint")
    reason = "the table of the states, one line each"

    def excuse(self, place, reason):
        excused = exceptions.Exceptions(f"# said\nsizes | {place} | {reason}\n")
        return excused.excuse("sizes", self.offence), [str(fault) for fault in excused.check()]

    def test_a_reason_excuses_a_file_or_a_symbol(self):
        self.assertEqual((True, []), self.excuse("ui/a.cpp", self.reason))
        self.assertEqual((True, []), self.excuse("ui/a.cpp:paint", self.reason))

    def test_without_a_reason_nothing_is_excused(self):
        excused, faults = self.excuse("ui/a.cpp", "ok")
        self.assertFalse(excused)
        self.assertIn("say in a sentence why", faults[0])

    def test_an_exception_that_nothing_needs_is_reported(self):
        excused, faults = self.excuse("ui/b.cpp", self.reason)
        self.assertFalse(excused)
        self.assertIn("nothing needs this exception", faults[0])
