// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"
#include "tests/support/testmain.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace Coroscope::Testing;

namespace {

QStringList sorted(QStringList names)
{
    names.sort();
    return names;
}

} // namespace

class tst_CommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpIsThereEverywhere_data();
    void helpIsThereEverywhere();
    void versionIsThereEverywhere_data();
    void versionIsThereEverywhere();
    void anUnknownCommandIsWrongUse();
    void listNamesEveryDemoAndParameter();
    void listAsJsonHasTheKeysOfTheDesign();
    void listAsJsonDescribesEachTypeOfParameter();
    void theEnvironmentChoosesTheLanguage_data();
    void theEnvironmentChoosesTheLanguage();
    void theLanguageReachesEveryCommand_data();
    void theLanguageReachesEveryCommand();
    void jsonIsEnglishInEveryLanguage();
    void whatCannotBePrintedIsAFailure_data();
    void whatCannotBePrintedIsAFailure();
};

void tst_CommandLine::helpIsThereEverywhere_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char *arguments :
         {"--help", "list --help", "run --help", "run all-at-once --help", "serve --help",
          "serve http --help", "serve lambda --help", "run nonsense --speed 0 --help"}) {
        QTest::newRow(arguments) << QString::fromUtf8(arguments);
    }
}

void tst_CommandLine::helpIsThereEverywhere()
{
    QFETCH(QString, arguments);

    const Outcome outcome = Program::run(words(arguments.toUtf8()));

    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.output.startsWith("Usage: coroscope"), outcome.all().constData());
    QVERIFY2(outcome.output.contains("--help"), outcome.all().constData());
    QCOMPARE(outcome.errors, QByteArray());
    for (const QByteArray &line : outcome.output.split('\n')) {
        QCOMPARE_LE(QString::fromUtf8(line).size(), 100);
    }
}

void tst_CommandLine::versionIsThereEverywhere_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char *arguments : {"--version", "list --version", "run --version",
                                  "run all-at-once --version", "serve http --version"}) {
        QTest::newRow(arguments) << QString::fromUtf8(arguments);
    }
}

void tst_CommandLine::versionIsThereEverywhere()
{
    QFETCH(QString, arguments);

    const Outcome outcome = Program::run(words(arguments.toUtf8()));

    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.output.startsWith("coroscope 0."), outcome.all().constData());
    QCOMPARE(outcome.output.count('\n'), 1);
}

void tst_CommandLine::anUnknownCommandIsWrongUse()
{
    const Outcome outcome = Program::run({QStringLiteral("frobnicate")});

    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.output, QByteArray());
    QVERIFY2(outcome.errors.contains("frobnicate"), outcome.all().constData());
}

void tst_CommandLine::listNamesEveryDemoAndParameter()
{
    const Outcome outcome = Program::run({QStringLiteral("list")});

    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.errors, QByteArray());
    for (const char *text :
         {"one-after-another", "all-at-once", "await-then-block", "block-then-await", "pipeline",
          "sleepy-bois", "sum-await-first", "sum-block-first", "sum-threshold",
          "watcher-and-worker", "hundred-requests", "tasks=5", "await_s=2.5", "mode=gather",
          "mode=interleaved", "read_max_s=5", "order=worker-first", "threshold=3"}) {
        QVERIFY2(outcome.output.contains(text), text);
    }
}

void tst_CommandLine::listAsJsonHasTheKeysOfTheDesign()
{
    const Outcome outcome = Program::run(words("list --json"));

    QCOMPARE(outcome.status, 0);
    const QJsonArray demos = QJsonDocument::fromJson(outcome.output).array();
    QCOMPARE_GE(demos.size(), 11);
    QSet<QString> ids;
    for (const QJsonValue &value : demos) {
        const QJsonObject demo = value.toObject();
        QCOMPARE(sorted(demo.keys()), words("group id network parameters title"));
        QVERIFY(demo.value(QStringLiteral("network")).isBool());
        ids.insert(demo.value(QStringLiteral("id")).toString());
        for (const QJsonValue &parameter : demo.value(QStringLiteral("parameters")).toArray()) {
            QCOMPARE(sorted(parameter.toObject().keys()),
                     words("choices default description max min name type unit"));
        }
    }
    QCOMPARE(ids.size(), demos.size());
}

void tst_CommandLine::listAsJsonDescribesEachTypeOfParameter()
{
    const QJsonArray demos
        = QJsonDocument::fromJson(Program::run(words("list --json")).output).array();
    QMap<QString, QJsonObject> parameters;
    for (const QJsonValue &demo : demos) {
        for (const QJsonValue &value :
             demo.toObject().value(QStringLiteral("parameters")).toArray()) {
            const QJsonObject parameter = value.toObject();
            parameters.insert(parameter.value(QStringLiteral("name")).toString(), parameter);
        }
    }
    const auto field = [&parameters](const char *name, const char *key) {
        return parameters.value(QString::fromLatin1(name)).value(QLatin1String(key));
    };

    QCOMPARE(field("tasks", "min"), QJsonValue(1));
    QCOMPARE(field("tasks", "max"), QJsonValue(10000));
    QCOMPARE(field("tasks", "unit"), QJsonValue(QJsonValue::Null));
    QCOMPARE(field("await_s", "unit"), QJsonValue(QStringLiteral("s")));
    QCOMPARE(field("await_s", "choices"), QJsonValue(QJsonValue::Null));
    QCOMPARE(field("fix", "default"), QJsonValue(QStringLiteral("none")));
    QCOMPARE(field("fix", "choices"),
             QJsonValue(QJsonArray{QStringLiteral("none"), QStringLiteral("mutex"),
                                   QStringLiteral("no-await")}));
    QCOMPARE(field("fix", "min"), QJsonValue(QJsonValue::Null));
    QCOMPARE(field("server", "default"), QJsonValue(QString()));
}

void tst_CommandLine::theEnvironmentChoosesTheLanguage_data()
{
    QTest::addColumn<Variables>("variables");
    QTest::addColumn<bool>("isChinese");
    const QString all = QStringLiteral("LC_ALL");
    const QString lang = QStringLiteral("LANG");
    const QString language = QStringLiteral("LANGUAGE");
    const QString chinese = QStringLiteral("zh_CN.UTF-8");
    const QString english = QStringLiteral("en_GB.UTF-8");
    QTest::newRow("the C locale") << Variables{{language, chinese}} << false;
    QTest::newRow("LC_ALL") << Variables{{all, chinese}, {lang, english}} << true;
    QTest::newRow("LANG") << Variables{{all, {}}, {lang, chinese}} << true;
    QTest::newRow("LANGUAGE before LC_ALL")
        << Variables{{all, english}, {language, QStringLiteral("tlh:zh_CN:en")}} << true;
    QTest::newRow("English first")
        << Variables{{all, chinese}, {language, QStringLiteral("en:zh_CN")}} << false;
    QTest::newRow("a language that there is not")
        << Variables{{all, QStringLiteral("de_DE.UTF-8")}} << false;
}

void tst_CommandLine::theEnvironmentChoosesTheLanguage()
{
    QFETCH(Variables, variables);
    QFETCH(bool, isChinese);

    const Outcome outcome = Program::runIn(variables, words("list"));

    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.output.contains("一起等待"), isChinese);
    QCOMPARE(outcome.output.contains("All at once"), !isChinese);
}

void tst_CommandLine::theLanguageReachesEveryCommand_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *arguments, const char *expected) {
        QTest::newRow(arguments) << QString::fromUtf8(arguments) << QString::fromUtf8(expected);
    };
    row("--help", "协程的示波器");
    row("--demo nonsense", "没有演示“nonsense”");
    row("run --help", "运行");
    row("run all-at-once --clock virtual", "任务");
    row("run all-at-once --set tasks=0", "参数 tasks 应为 1 到 10000 的整数");
    row("run hundred-requests --clock virtual", "只能使用真实时钟");
    row("serve http --help", "127.0.0.1");
    row("serve http --port x", "整数");
}

void tst_CommandLine::theLanguageReachesEveryCommand()
{
    QFETCH(QString, arguments);
    QFETCH(QString, words);

    const Outcome outcome
        = Program::runIn({{QStringLiteral("LC_ALL"), QStringLiteral("zh_CN.UTF-8")}},
                         arguments.split(QLatin1Char(' ')));

    QVERIFY2((outcome.output + outcome.errors).contains(words.toUtf8()),
             outcome.all().constData());
}

void tst_CommandLine::jsonIsEnglishInEveryLanguage()
{
    for (const char *arguments :
         {"list --json", "run sum-await-first --clock virtual --json"}) {
        const Outcome english = Program::run(words(arguments));
        const Outcome chinese = Program::runIn(
            {{QStringLiteral("LC_ALL"), QStringLiteral("zh_CN.UTF-8")}}, words(arguments));
        QVERIFY(!english.output.isEmpty());
        QCOMPARE(chinese.output, english.output);
    }
}

void tst_CommandLine::whatCannotBePrintedIsAFailure_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char *arguments :
         {"list", "list --json", "--help", "run --help", "--version", "serve http",
          "run all-at-once --clock virtual", "run all-at-once --clock virtual --json"}) {
        QTest::newRow(arguments) << QString::fromUtf8(arguments);
    }
}

void tst_CommandLine::whatCannotBePrintedIsAFailure()
{
    QFETCH(QString, arguments);

    const Outcome outcome = Program::run(words(arguments.toUtf8()), QStringLiteral("/dev/full"));

    QVERIFY2(outcome.isRefusal(1), outcome.all().constData());
    QVERIFY2(outcome.errors.contains("standard output"), outcome.all().constData());
}

COROSCOPE_TEST(tst_CommandLine)
#include "tst_commandline.moc"
