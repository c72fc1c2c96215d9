# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
import layers
from planted import RuleTest, offences


class Layers(RuleTest):
    rule = layers

    def test_trace_must_not_know_coro(self):
        self.expect_offence("core/trace/log.h", '#pragma once\n#include "core/coro/task.h"\n',
                            "core/trace must not include core/coro", line=2)

    def test_core_must_not_know_ui(self):
        self.expect_offence("core/base/id.h", '#include "ui/a.h"\n', "must not include ui")

    def test_ui_must_not_know_the_network(self):
        self.expect_offence("ui/shell/window.cpp", '#include "core/net/client.h"\n',
                            "ui must not include core/net")

    def test_net_and_batch_do_not_know_each_other(self):
        self.expect_offence("core/net/a.h", '#include "core/batch/b.h"\n', "core/batch")

    def test_analysis_knows_the_trace_only(self):
        self.expect_offence("core/analysis/a.h", '#include "core/session/b.h"\n', "session")

    def test_the_server_knows_no_qt(self):
        self.expect_offence("core/server/server.h", "#include <QtCore/QString>\n", "no Qt")

    def test_the_server_may_know_base(self):
        self.expect_silence("core/server/server.h", '#include "core/base/random.h"\n')

    def test_core_draws_nothing(self):
        self.expect_offence("core/session/s.h", "#include <QtGui/QColor>\n", "core must not")
        self.expect_offence("core/session/s.h", "#include <QtWidgets/QWidget>\n", "core must not")

    def test_a_source_includes_its_own_header_first(self):
        source = "core/base/a.cpp"
        files = {"core/base/a.h": "#pragma once\n", source: "#include <vector>\n"}
        self.assertEqual([source], [found.path for found in offences(layers, files)])
        files[source] = '#include "core/base/a.h"\n\n#include <vector>\n'
        self.assertEqual([], offences(layers, files))

    def test_only_tests_include_tests(self):
        self.expect_offence("app/main.cpp", '#include "tests/support/testmain.h"\n', "only tests")
        self.expect_silence("tests/core/tst_a.cpp", '#include "tests/support/testmain.h"\n')

    def test_includes_are_written_from_the_root(self):
        self.expect_offence("core/base/a.cpp", '#include "a.h"\n', "from the root")
        self.expect_offence("core/base/a.cpp", '#include "../trace/a.h"\n', "from the root")

    def test_qt_headers_are_written_with_their_module(self):
        self.expect_offence("ui/a.h", "#include <QString>\n", "with their module")
        self.expect_silence("core/coro/a.h", "#include <QCoroTask>\n#include <QtCore/QString>\n")

    def test_allowed_directions_are_silent(self):
        for path, included in (("core/trace/a.h", "core/base/b.h"), ("ui/a.h", "core/scenario/b.h"),
                               ("core/scenario/a.h", "core/net/b.h"), ("app/a.h", "core/net/b.h"),
                               ("core/session/a.h", "core/scenario/b.h"), ("app/a.h", "ui/b.h")):
            self.expect_silence(path, f'#include "{included}"\n')

    def test_moc_files_and_comments_are_no_includes_of_ours(self):
        self.expect_silence("tests/core/tst_a.cpp", '#include "tst_a.moc"\n')
        self.expect_silence("core/base/a.h", '// #include "ui/a.h"\n/*\n#include "ui/a.h"\n*/\n')
