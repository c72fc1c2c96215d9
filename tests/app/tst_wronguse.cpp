// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

using namespace Coroscope::Testing;

// Wrong arguments: exit status 2, nothing on standard output, and one sentence on standard error
// that names the argument and what would be right.
class tst_WrongUse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWrongArgumentIsNamed_data();
    void aWrongArgumentIsNamed();

private:
    static void rowsOfCommands();
    static void rowsOfRunOptions();
    static void rowsOfParameters();
    static void rowsOfServe();
};

namespace {

/// The arguments in one text, and what the sentence must hold, separated by |.
void row(const char *arguments, const char *words)
{
    QTest::newRow(*arguments != '\0' ? arguments : "nothing")
        << QString::fromUtf8(arguments) << QString::fromUtf8(words);
}

} // namespace

void tst_WrongUse::rowsOfCommands()
{
    row("list more", "“more”|coroscope list");
    row("list --frob", "--frob|--json");
    row("list --json=yes", "--json");
    row("run", "Which demo|await-then-block");
    row("run nonsense", "nonsense|await-then-block");
    row("run all-at-once more", "“more”|coroscope run ID");
    row("run all-at-once --frob", "--frob|--speed");
    row("run all-at-once -x", "-x|--speed");
    row("run all-at-once --trace", "--trace");
    row("run all-at-once --trace=", "--trace|file");
}

void tst_WrongUse::rowsOfRunOptions()
{
    row("run all-at-once --clock", "--clock|value");
    row("run all-at-once --clock fake", "--clock|real, virtual|fake");
    row("run all-at-once --speed", "--speed|value");
    row("run all-at-once --speed 0", "--speed|0.1 to 100|“0”");
    row("run all-at-once --speed -1", "--speed|0.1 to 100");
    row("run all-at-once --speed 101", "--speed|0.1 to 100");
    row("run all-at-once --speed nan", "--speed|0.1 to 100");
    row("run all-at-once --speed inf", "--speed|0.1 to 100");
    row("run all-at-once --speed fast", "--speed|0.1 to 100|fast");
    row("run all-at-once --seed -1", "--seed|0 to 4294967295");
    row("run all-at-once --seed 4294967296", "--seed|0 to 4294967295");
    row("run all-at-once --seed 1.5", "--seed|0 to 4294967295");
    row("run hundred-requests --clock virtual", "--clock virtual|real clock");
}

void tst_WrongUse::rowsOfParameters()
{
    row("run all-at-once --set", "--set|value");
    row("run all-at-once --set tasks", "--set|name=value|tasks");
    row("run all-at-once --set =5", "--set|tasks, await_s");
    row("run all-at-once --set threads=5", "--set|threads|tasks, await_s");
    row("run all-at-once --set tasks=0", "--set tasks|1 to 10000|“0”");
    row("run all-at-once --set tasks=-1", "--set tasks|1 to 10000");
    row("run all-at-once --set tasks=2.5", "--set tasks|1 to 10000");
    row("run all-at-once --set tasks=99999999999999999999", "--set tasks|1 to 10000");
    row("run all-at-once --set tasks=%1", "--set tasks|1 to 10000|“%1”");
    row("run all-at-once --set await_s=", "--set await_s|0 to 3600");
    row("run all-at-once --set await_s=nan", "--set await_s|0 to 3600");
    row("run all-at-once --set await_s=inf", "--set await_s|0 to 3600");
    row("run all-at-once --set await_s=-0.1", "--set await_s|0 to 3600");
    row("run all-at-once --set await_s=3601", "--set await_s|0 to 3600");
    row("run hundred-requests --set mode=both", "--set mode|gather, one-by-one");
    row("run hundred-requests --set server=ftp://example.org", "--set server|http://");
    row("run hundred-requests --set delay_min_s=4", "--set|delay_min_s|delay_max_s");
    row("run ten-thousand --set limit=0", "--set limit|1 to 10000, or none|“0”");
    row("run ten-thousand --set descriptor_budget=some", "--set descriptor_budget|or none|“some”");
    row("run hidden-six --set connections=7", "--set connections|6, unlimited");
    row("run forgotten-await-gather --set start=now", "--set start|lazy, eager");
    row("run frozen-window --set where=here", "--set where|loop, worker");
    row("run many-urls --set urls=0", "--set urls|1 to 1000");
    row("run sleepy-bois --set min_s=6", "--set|min_s (6)|max_s (5)");
    row("run sleepy-bois --set max_s=1.5", "--set max_s|0 to 3600");
    row("run pipeline --set read_max_s=0", "--set|read_min_s (1)|read_max_s (0)");
    row("run pipeline --set mode=all", "--set mode|interleaved, reads-first, sequential");
    row("run sum-threshold --set threshold=-1", "--set threshold|0 to 10000");
    row("run watcher-and-worker --set steps=31", "--set steps|1 to 30");
    row("run hundred-requests --set server=http://127.0.0.1:1/ --speed 2", "--speed|must be 1");
    row("run hundred-requests --speed 2 --set delay_min_s=5 --set delay_max_s=1",
        "coroscope: --set: |delay_min_s (5)|delay_max_s (1)");
    row("run hundred-requests --clock virtual --set delay_min_s=5",
        "coroscope: --set: |delay_min_s");
    row("run hundred-requests --clock virtual --speed 2",
        "coroscope: --clock virtual: |real clock");
}

void tst_WrongUse::rowsOfServe()
{
    row("serve", "serve|http");
    row("serve ftp", "serve|http|ftp");
    row("serve http more", "“more”|coroscope serve http");
    row("serve http --frob", "--frob|--port");
    row("serve http --port 65536", "--port|0 to 65535");
    row("serve http --port -1", "--port|0 to 65535");
    row("serve http --port www", "--port|0 to 65535|www");
    row("serve http --min 4 --max 3", "--min|--max");
    row("serve http --min 1.5", "--min|whole number");
    row("serve http --speed 0", "--speed|0.1 to 100");
    row("serve http --body-bytes -1", "--body-bytes|whole number");
    row("serve http --seed one", "--seed|0 to 4294967295");
    row("serve http --with-parent=1", "--with-parent");
}

void tst_WrongUse::aWrongArgumentIsNamed_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("words");
    rowsOfCommands();
    rowsOfRunOptions();
    rowsOfParameters();
    rowsOfServe();
}

void tst_WrongUse::aWrongArgumentIsNamed()
{
    QFETCH(QString, arguments);
    QFETCH(QString, words);

    const Outcome outcome
        = Program::run(arguments.split(QLatin1Char(' '), Qt::SkipEmptyParts));

    QVERIFY2(outcome.isRefusal(2), outcome.all().constData());
    for (const QString &word : words.split(QLatin1Char('|'))) {
        QVERIFY2(outcome.errors.contains(word.toUtf8()), outcome.all().constData());
    }
}

COROSCOPE_TEST(tst_WrongUse)
#include "tst_wronguse.moc"
