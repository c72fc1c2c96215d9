// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/redaction.h"

#include "tests/support/testmain.h"

#include <QtTest/QTest>

using namespace Coroscope;

namespace {

AwsCredentials someCredentials()
{
    return {Secret("AKIDAKIDAKID"), Secret("secret/key+1"), Secret("token=token=")};
}

} // namespace

class tst_Redaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void credentialsBecomeAsterisksHoweverTheyAreWritten_data();
    void credentialsBecomeAsterisksHoweverTheyAreWritten();
    void whatIsShortIsPartOfWords();
};

void tst_Redaction::credentialsBecomeAsterisksHoweverTheyAreWritten_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("redacted");
    const auto row = [](const QByteArray &text, const QByteArray &redacted) {
        QTest::newRow(text.constData()) << text << redacted;
    };
    row("", "");
    row("nothing of it", "nothing of it");
    row("AKIDAKIDAKID", "************");
    row("<AKIDAKIDAKID>", "<************>");
    row("AKIDAKIDAKIDAKIDAKIDAKID", "************************");
    row("AKIDAKIDAKI", "AKIDAKIDAKI");
    row("AKIDAKIDAKIDAKID", "************AKID");
    row("a secret/key+1 and token=token=.", "a ************ and ************.");
    row("secret\\/key+1", "*************");
    row("secret%2Fkey%2b1", "****************");
    row("token\\u003dtoken\\u003D", "**********************");
    row("secret%2Gkey+1", "secret%2Gkey+1");
    row("secret/key%", "secret/key%");
    row("secret/key\\u", "secret/key\\u");
    row("token", "token");
}

void tst_Redaction::credentialsBecomeAsterisksHoweverTheyAreWritten()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, redacted);
    QString words = QString::fromUtf8(text);

    redact(text, someCredentials());
    redact(words, someCredentials());

    QCOMPARE(text, redacted);
    QCOMPARE(words, QString::fromUtf8(redacted));
}

void tst_Redaction::whatIsShortIsPartOfWords()
{
    QByteArray text = "{\"system_test\": true}";

    redact(text, {Secret("test"), Secret("system"), Secret("")});

    QCOMPARE(text, QByteArray("{\"system_test\": true}"));
}

COROSCOPE_TEST(tst_Redaction)
#include "tst_redaction.moc"
