# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
import words
from planted import RuleTest


class Words(RuleTest):
    rule = words

    def test_waiting_for_time_is_forbidden(self):
        self.expect_offence("tests/core/tst_a.cpp", "QTest::qWait(100);\n", "qWait", line=1)
        self.expect_offence("ui/a.cpp", "std::this_thread::sleep_for(1s);\n", "sleep_for")
        self.expect_offence("core/net/a.cpp", "QThread::msleep(5);\n", "QThread::msleep")
        self.expect_offence("core/net/a.cpp", "QThread::sleep(5);\n", "QThread::sleep")

    def test_the_real_stage_may_block(self):
        self.expect_silence("core/stage/realstage.cpp", "std::this_thread::sleep_for(1s);\n")

    def test_chance_comes_from_the_seed(self):
        self.expect_offence("core/base/a.cpp", "int a = rand();\n", "seeded random")
        self.expect_offence("core/base/a.cpp", "std::srand(1);\n", "seeded random")
        self.expect_silence("core/base/a.cpp", "stage.rand(); operand(); QRand::rand();\n")

    def test_colours_live_in_the_theme(self):
        for text in ("QColor(10, 20, 30)", 'QColor("red")', "QColor bar{0x11, 2, 3}", "Qt::red",
                     'u"#ff8800"_s', 'setStyleSheet(u"color: #ff8800"_s)', "Qt::darkGray",
                     "qRgb(1, 2, 3)", "QColorConstants::Red", "Qt::black"):
            self.expect_offence("ui/timeline/painter.cpp", text + ";\n", "colours live")
            self.expect_silence("ui/theme/theme.cpp", text + ";\n")

    def test_a_colour_taken_from_the_theme_is_fine(self):
        self.expect_silence("ui/timeline/p.cpp", "QColor bar = theme.colour(State::Running);\n"
                            "QColor c(other); pen.setColor(Qt::transparent); f(Qt::blackout);\n")

    def test_core_does_not_translate(self):
        self.expect_offence("core/session/a.cpp", 'tr("Run");\n', "QT_TRANSLATE_NOOP")
        self.expect_offence("core/session/a.cpp", 'QObject::tr("Run");\n', "QT_TRANSLATE_NOOP")
        self.expect_silence("core/session/a.cpp", "ptr(a); str(b); attr(c);\n")
        self.expect_silence("ui/a.cpp", 'tr("Run");\n')

    def test_comments_and_texts_are_not_code(self):
        self.expect_silence("core/base/a.cpp", '// no qWait() here\nauto t = "qWait(1)";\n')

    def test_what_is_left_to_do_is_an_issue(self):
        self.expect_offence("ui/a.cpp", "// TODO: later\n", "TODO")
        self.expect_offence("app/run.sh", "# FIXME\n", "FIXME")

    def test_no_path_of_one_machine(self):
        self.expect_offence("README.md", "see /work/main\n", "one machine")
        self.expect_offence("app/run.sh", "cd /home/somebody/x\n", "one machine")
        self.expect_silence("README.md", "see core/net/work/ and /usr/share\n")

    def test_no_host_of_a_registry(self):
        self.expect_offence("README.md", "from pypi.org\n", "registries")
