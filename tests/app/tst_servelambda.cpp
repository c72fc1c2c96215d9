// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/lambdaprogram.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

#include <csignal>

using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

// The stand-in for AWS Lambda as a command.
class tst_ServeLambda : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstLineSaysWhereItListens();
    void itEndsOnASignal();
    void withParentItEndsWhenStandardInputCloses();
    void withoutCredentialsOneSentenceSaysWhatToSet_data();
    void withoutCredentialsOneSentenceSaysWhatToSet();
    void helpNamesTheFunctionTheCredentialsAndTheAnswers();
    void helpOfServeNamesBothModes();
    void wrongUseNamesTheArgument_data();
    void wrongUseNamesTheArgument();
};

void tst_ServeLambda::theFirstLineSaysWhereItListens()
{
    const LambdaProgram server;

    QVERIFY2(server.firstLine().startsWith("listening on http://127.0.0.1:"),
             server.firstLine().constData());
}

void tst_ServeLambda::itEndsOnASignal()
{
    LambdaProgram server;

    server.program().sendSignal(SIGTERM);

    const Outcome outcome = server.program().waitForEnd();
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.errors, QByteArray());
}

void tst_ServeLambda::withParentItEndsWhenStandardInputCloses()
{
    LambdaProgram server(words("--with-parent"));

    server.program().process().closeWriteChannel();

    QCOMPARE(server.program().waitForEnd().status, 0);
}

void tst_ServeLambda::withoutCredentialsOneSentenceSaysWhatToSet_data()
{
    QTest::addColumn<QString>("keyId");
    QTest::addColumn<QString>("secret");
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("no secret") << u"AKID"_s << QString();
    QTest::newRow("no key id") << QString() << u"very-secret"_s;
}

void tst_ServeLambda::withoutCredentialsOneSentenceSaysWhatToSet()
{
    QFETCH(QString, keyId);
    QFETCH(QString, secret);

    const Outcome outcome = Program::runIn(
        {{u"AWS_ACCESS_KEY_ID"_s, keyId}, {u"AWS_SECRET_ACCESS_KEY"_s, secret}},
        words("serve lambda"));

    QVERIFY2(outcome.isRefusal(1), outcome.all().constData());
    QVERIFY2(outcome.errors.contains("AWS_ACCESS_KEY_ID"), outcome.all().constData());
    QVERIFY2(outcome.errors.contains("AWS_SECRET_ACCESS_KEY"), outcome.all().constData());
    QVERIFY(!outcome.errors.contains("very-secret"));
}

void tst_ServeLambda::helpNamesTheFunctionTheCredentialsAndTheAnswers()
{
    const Outcome outcome = Program::run(words("serve lambda --help"));

    QCOMPARE(outcome.status, 0);
    for (const char *name :
         {"coroscope serve lambda", "--port <N>", "--seed <N>", "--min <S>", "--max <S>",
          "--speed <X>", "--failure-rate <P>", "--max-concurrent <N>", "--with-parent",
          "system-test", "arn:aws:lambda:", "AWS_ACCESS_KEY_ID ", "AWS_SECRET_ACCESS_KEY ",
          "AWS_SESSION_TOKEN ", "200 ", "403 ", "404 ", "429 ", "/statistics"}) {
        QVERIFY2(outcome.output.contains(name), name);
    }
    QVERIFY(!outcome.output.contains("--body-bytes"));
    for (const QByteArray &line : outcome.output.split('\n')) {
        QVERIFY2(QString::fromUtf8(line).size() <= 80, line.constData());
    }
}

void tst_ServeLambda::helpOfServeNamesBothModes()
{
    const Outcome outcome = Program::run(words("serve --help"));

    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.output.contains("\n  http "), outcome.all().constData());
    QVERIFY2(outcome.output.contains("\n  lambda "), outcome.all().constData());
}

void tst_ServeLambda::wrongUseNamesTheArgument_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QByteArray>("names");
    const auto row = [](const char *arguments, const QByteArray &names) {
        QTest::newRow(arguments) << QString::fromLatin1(arguments) << names;
    };
    row("serve lambda more", "“more”|coroscope serve lambda");
    row("serve lambda --body-bytes 1", "--body-bytes|--failure-rate");
    row("serve lambda --failure-rate 1.1", "--failure-rate|0 to 1|1.1");
    row("serve lambda --failure-rate -0.1", "--failure-rate|0 to 1");
    row("serve lambda --failure-rate nan", "--failure-rate|0 to 1");
    row("serve lambda --max-concurrent 0", "--max-concurrent|1 to");
    row("serve lambda --max-concurrent many", "--max-concurrent|whole number");
    row("serve lambda --min 11", "--min|--max");
    row("serve lambda --max 0", "--min|--max");
    row("serve lambda --speed 0", "--speed|0.1 to 100");
    row("serve lambda --port 65536", "--port|0 to 65535");
    row("serve lambda --seed", "--seed");
    row("serve http --failure-rate 0", "--failure-rate|--body-bytes");
    row("serve s3", "serve|http|lambda|s3");
    row("serve", "serve|http|lambda");
}

void tst_ServeLambda::wrongUseNamesTheArgument()
{
    QFETCH(QString, arguments);
    QFETCH(QByteArray, names);

    const Outcome outcome = Program::runIn(lambdaCredentials(), arguments.split(u' '));

    QVERIFY2(outcome.isRefusal(2), outcome.all().constData());
    for (const QByteArray &name : names.split('|')) {
        QVERIFY2(outcome.errors.contains(name), outcome.all().constData());
    }
}

COROSCOPE_TEST(tst_ServeLambda)
#include "tst_servelambda.moc"
