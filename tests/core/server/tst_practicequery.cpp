// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/practicequery.h"
#include "tests/support/testmain.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtTest/QTest>

using namespace Coroscope;
using namespace Qt::Literals::StringLiterals;

namespace {

std::optional<PracticeQuery> queryOf(const QByteArray &text)
{
    const auto read = readPracticeQuery(text.toStdString());
    const auto *query = std::get_if<PracticeQuery>(&read);
    return query == nullptr ? std::nullopt : std::optional(*query);
}

QString sentenceAbout(const QByteArray &text)
{
    const auto read = readPracticeQuery(text.toStdString());
    const auto *error = std::get_if<PracticeQueryError>(&read);
    return error == nullptr ? QString() : QString::fromStdString(error->sentence);
}

} // namespace

class tst_PracticeQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsAskedUnlessItIsSaid_data();
    void nothingIsAskedUnlessItIsSaid();
    void everyParameterIsRead();
    void everyFailureHasAName_data();
    void everyFailureHasAName();
    void theBoundsOfAValueBelongToIt();
    void valuesArePercentDecoded();
    void aWrongValueIsToldWhatWouldBeRight_data();
    void aWrongValueIsToldWhatWouldBeRight();
    void aContradictionIsToldHowToEndIt_data();
    void aContradictionIsToldHowToEndIt();
};

void tst_PracticeQuery::nothingIsAskedUnlessItIsSaid_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("separators only") << "&&"_ba;
    QTest::newRow("other parameters") << "c=d&statuses=1&=&%&Status=404&x=%zz"_ba;
}

void tst_PracticeQuery::nothingIsAskedUnlessItIsSaid()
{
    QFETCH(QByteArray, text);

    const auto query = queryOf(text);

    QVERIFY(query);
    QVERIFY(!query->status && !query->location && !query->delaySeconds);
    QVERIFY(!query->bytes && !query->intervalSeconds);
    QCOMPARE(query->failure, AnswerFailure::None);
}

void tst_PracticeQuery::everyParameterIsRead()
{
    const auto redirect = queryOf("status=302&location=/elsewhere&delay=2.5&bytes=7");
    const auto drip = queryOf("other=1&fail=drip&interval=0.25");

    QVERIFY(redirect && drip);
    QCOMPARE(redirect->status, std::optional(302));
    QCOMPARE(redirect->location, std::optional(std::string("/elsewhere")));
    QCOMPARE(redirect->delaySeconds, std::optional(2.5));
    QCOMPARE(redirect->bytes, std::optional(std::uint64_t{7}));
    QCOMPARE(drip->failure, AnswerFailure::Drip);
    QCOMPARE(drip->intervalSeconds, std::optional(0.25));
}

void tst_PracticeQuery::everyFailureHasAName_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<AnswerFailure>("failure");
    QTest::newRow("drop") << "drop"_ba << AnswerFailure::Drop;
    QTest::newRow("half") << "half"_ba << AnswerFailure::Half;
    QTest::newRow("garbage") << "garbage"_ba << AnswerFailure::Garbage;
    QTest::newRow("silent") << "silent"_ba << AnswerFailure::Silent;
    QTest::newRow("drip") << "drip"_ba << AnswerFailure::Drip;
    QTest::newRow("endless") << "endless"_ba << AnswerFailure::Endless;
}

void tst_PracticeQuery::everyFailureHasAName()
{
    QFETCH(QByteArray, name);
    QFETCH(AnswerFailure, failure);

    const auto query = queryOf("fail=" + name);

    QVERIFY(query);
    QCOMPARE(query->failure, failure);
}

void tst_PracticeQuery::theBoundsOfAValueBelongToIt()
{
    for (const char *text : {"status=200", "status=599", "delay=0", "delay=86400", "delay=.5",
                             "bytes=0", "bytes=1073741824", "fail=drip&interval=0"}) {
        QVERIFY2(queryOf(text), text);
    }
}

void tst_PracticeQuery::valuesArePercentDecoded()
{
    const auto query = queryOf("status=%33%30%31&location=%2fa%3Fb%3dc%26d");

    QVERIFY(query);
    QCOMPARE(query->status, std::optional(301));
    QCOMPARE(query->location, std::optional(std::string("/a?b=c&d")));
}

void tst_PracticeQuery::aWrongValueIsToldWhatWouldBeRight_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("sentence");
    const auto add = [](const QString &sentence, std::initializer_list<const char *> texts) {
        for (const char *text : texts) {
            QTest::newRow(text) << QByteArray(text) << sentence;
        }
    };
    add(u"status must be a whole number from 200 to 599, as in status=503."_s,
        {"status", "status=", "status=199", "status=600", "status=abc", "status=200.5",
         "status=-200", "status=+200", "status=99999999999999999999", "a=b&status=%32%3"});
    add(u"location must be an address, percent-encoded, as in location=/elsewhere."_s,
        {"status=302&location=", "status=302&location=%0d%0aEvil:%201", "status=302&location=a%20b",
         "status=302&location=%00", "status=302&location=%c3%a9", "status=302&location=%"});
    add(u"delay must be a number of seconds from 0 to 86400, as in delay=2.5."_s,
        {"delay=", "delay=.", "delay=-1", "delay=86400.5", "delay=inf", "delay=nan", "delay=1e3",
         "delay=1.2.3", "delay=1s", "delay=0x10"});
    add(u"bytes must be a whole number from 0 to 1073741824, as in bytes=1000."_s,
        {"bytes=", "bytes=-1", "bytes=1073741825", "bytes=1k", "bytes=18446744073709551616"});
    add(u"fail must be drop, half, garbage, silent, drip or endless, as in fail=drop."_s,
        {"fail", "fail=", "fail=Drop", "fail=none", "fail=drop,half"});
    add(u"interval must be a number of seconds from 0 to 86400, as in interval=0.5."_s,
        {"fail=drip&interval=-1", "fail=drip&interval=fast"});
    add(u"delay must be given only once."_s, {"delay=1&delay=1", "delay=1&a=b&delay=2"});
}

void tst_PracticeQuery::aWrongValueIsToldWhatWouldBeRight()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, sentence);

    QCOMPARE(sentenceAbout(text), sentence);
}

void tst_PracticeQuery::aContradictionIsToldHowToEndIt_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("sentence");
    const auto add = [](const QString &sentence, std::initializer_list<const char *> texts) {
        for (const char *text : texts) {
            QTest::newRow(text) << QByteArray(text) << sentence;
        }
    };
    add(u"location needs a status from 300 to 399, as in status=302&location=/elsewhere."_s,
        {"location=/elsewhere", "status=200&location=/elsewhere", "location=/&status=400"});
    add(u"interval needs fail=drip or fail=endless, as in fail=drip&interval=0.5."_s,
        {"interval=1", "fail=half&interval=1", "interval=1&fail=silent"});
    add(u"fail=drop, fail=garbage and fail=silent send no answer: leave out status and bytes."_s,
        {"fail=drop&status=500", "fail=garbage&bytes=5", "status=200&fail=silent"});
    add(u"fail=endless sends a body without an end: leave out bytes."_s, {"fail=endless&bytes=5"});
    add(u"An answer with status 204, 205 or 304 has no body: leave out bytes and fail."_s,
        {"status=204&bytes=0", "status=205&fail=half", "fail=drip&status=304"});
}

void tst_PracticeQuery::aContradictionIsToldHowToEndIt()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, sentence);

    QCOMPARE(sentenceAbout(text), sentence);
}

COROSCOPE_TEST(tst_PracticeQuery)
#include "tst_practicequery.moc"
