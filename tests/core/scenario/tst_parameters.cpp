// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/parameters.h"

#include "core/scenario/commonparameters.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

#include <cmath>

using namespace Coroscope;

namespace {

Parameter choice()
{
    Parameter parameter;
    parameter.name = QStringLiteral("mode");
    parameter.type = ParameterType::Choice;
    parameter.choices = {QStringLiteral("gather"), QStringLiteral("one-by-one")};
    parameter.defaultValue = QStringLiteral("gather");
    return parameter;
}

} // namespace

class tst_Parameters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeNumberIsReadOrRefused_data();
    void aWholeNumberIsReadOrRefused();
    void aWholeNumberOrNoneIsReadOrRefused_data();
    void aWholeNumberOrNoneIsReadOrRefused();
    void aTextIsReadOrRefused_data();
    void aTextIsReadOrRefused();
    void secondsAreReadOrRefused_data();
    void secondsAreReadOrRefused();
    void aChoiceIsReadOrRefused_data();
    void aChoiceIsReadOrRefused();
    void anAddressIsReadOrRefused_data();
    void anAddressIsReadOrRefused();
    void theTextOfAValueReadsAsThatValue_data();
    void theTextOfAValueReadsAsThatValue();
    void theValuesBeginWithTheDefaults();
    void aNegativeZeroIsZero();
};

void tst_Parameters::aWholeNumberIsReadOrRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("expected"); // 0: refused
    QTest::newRow("least") << QStringLiteral("1") << qint64{1};
    QTest::newRow("most") << QStringLiteral("10000") << qint64{10000};
    QTest::newRow("zero") << QStringLiteral("0") << qint64{0};
    QTest::newRow("negative") << QStringLiteral("-5") << qint64{0};
    QTest::newRow("one too many") << QStringLiteral("10001") << qint64{0};
    QTest::newRow("more than 64 bits") << QStringLiteral("99999999999999999999") << qint64{0};
    QTest::newRow("a fraction") << QStringLiteral("2.5") << qint64{0};
    QTest::newRow("an exponent") << QStringLiteral("1e3") << qint64{0};
    QTest::newRow("hexadecimal") << QStringLiteral("0x10") << qint64{0};
    QTest::newRow("a group separator") << QStringLiteral("1,000") << qint64{0};
    QTest::newRow("not a number") << QStringLiteral("nan") << qint64{0};
    QTest::newRow("a text") << QStringLiteral("five") << qint64{0};
    QTest::newRow("something after it") << QStringLiteral("5s") << qint64{0};
    QTest::newRow("nothing") << QString() << qint64{0};
}

void tst_Parameters::aWholeNumberIsReadOrRefused()
{
    QFETCH(QString, text);
    QFETCH(qint64, expected);

    const auto value = parseParameter(tasksParameter(5), text);

    QCOMPARE(value.has_value(), expected != 0);
    QCOMPARE(value.value_or(ParameterValue(qint64{0})), ParameterValue(expected));
}

void tst_Parameters::aWholeNumberOrNoneIsReadOrRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isRight");
    QTest::addColumn<qint64>("number"); // 0: none
    QTest::newRow("none") << QStringLiteral("none") << true << qint64{0};
    QTest::newRow("least") << QStringLiteral("1") << true << qint64{1};
    QTest::newRow("most") << QStringLiteral("1024") << true << qint64{1024};
    QTest::newRow("zero") << QStringLiteral("0") << false << qint64{0};
    QTest::newRow("one too many") << QStringLiteral("1025") << false << qint64{0};
    QTest::newRow("negative") << QStringLiteral("-1") << false << qint64{0};
    QTest::newRow("in capitals") << QStringLiteral("None") << false << qint64{0};
    QTest::newRow("nothing") << QString() << false << qint64{0};
}

void tst_Parameters::aWholeNumberOrNoneIsReadOrRefused()
{
    QFETCH(QString, text);
    QFETCH(bool, isRight);
    QFETCH(qint64, number);
    const Parameter parameter = wholeNumberOrNoneParameter(QStringLiteral("limit"), 1, 1024,
                                                           QString(noNumber), "Limit", "How many.");

    const auto value = parseParameter(parameter, text);

    QCOMPARE(value.has_value(), isRight);
    ParameterValues values = ParameterValues::defaultsOf({parameter});
    QCOMPARE(values.integerOrNone(parameter.name), std::nullopt);
    values.set(parameter.name, value.value_or(QString(noNumber)));
    QCOMPARE(values.integerOrNone(parameter.name).value_or(0), number);
    QVERIFY(!isRight || parameterText(*value) == text);
}

void tst_Parameters::aTextIsReadOrRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isRight");
    QTest::newRow("nothing") << QString() << true;
    QTest::newRow("a path") << QStringLiteral("/a/b?c=d") << true;
    QTest::newRow("another script") << QStringLiteral("你好") << true;
    QTest::newRow("a line's end") << QStringLiteral("a\nb") << false;
    QTest::newRow("a header") << QStringLiteral("a\r\nX: y") << false;
    QTest::newRow("longest") << QString(1000, u'a') << true;
    QTest::newRow("too long") << QString(1001, u'a') << false;
}

void tst_Parameters::aTextIsReadOrRefused()
{
    QFETCH(QString, text);
    QFETCH(bool, isRight);
    Parameter parameter;
    parameter.type = ParameterType::Text;

    QCOMPARE(parseParameter(parameter, text).has_value(), isRight);
}

void tst_Parameters::secondsAreReadOrRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("expected"); // negative: refused
    QTest::newRow("zero") << QStringLiteral("0") << 0.0;
    QTest::newRow("a fraction") << QStringLiteral("1.25") << 1.25;
    QTest::newRow("most") << QStringLiteral("3600") << 3600.0;
    QTest::newRow("an exponent") << QStringLiteral("2e-3") << 0.002;
    QTest::newRow("too many") << QStringLiteral("3600.001") << -1.0;
    QTest::newRow("negative") << QStringLiteral("-0.001") << -1.0;
    QTest::newRow("huge") << QStringLiteral("1e308") << -1.0;
    QTest::newRow("more than a double holds") << QStringLiteral("1e400") << -1.0;
    QTest::newRow("not a number") << QStringLiteral("nan") << -1.0;
    QTest::newRow("infinite") << QStringLiteral("inf") << -1.0;
    QTest::newRow("a decimal comma") << QStringLiteral("2,5") << -1.0;
    QTest::newRow("with its unit") << QStringLiteral("5 s") << -1.0;
    QTest::newRow("a text") << QStringLiteral("long") << -1.0;
    QTest::newRow("nothing") << QString() << -1.0;
}

void tst_Parameters::secondsAreReadOrRefused()
{
    QFETCH(QString, text);
    QFETCH(double, expected);

    const auto value = parseParameter(awaitParameter(5), text);

    QCOMPARE(value.has_value(), expected >= 0);
    QCOMPARE(value.value_or(ParameterValue(-1.0)), ParameterValue(expected));
}

void tst_Parameters::aChoiceIsReadOrRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isRight");
    QTest::newRow("the first") << QStringLiteral("gather") << true;
    QTest::newRow("the second") << QStringLiteral("one-by-one") << true;
    QTest::newRow("in capitals") << QStringLiteral("Gather") << false;
    QTest::newRow("a part") << QStringLiteral("gath") << false;
    QTest::newRow("nothing") << QString() << false;
}

void tst_Parameters::aChoiceIsReadOrRefused()
{
    QFETCH(QString, text);
    QFETCH(bool, isRight);

    QCOMPARE(parseParameter(choice(), text).has_value(), isRight);
}

void tst_Parameters::anAddressIsReadOrRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isRight");
    QTest::newRow("nothing: our own server") << QString() << true;
    QTest::newRow("http") << QStringLiteral("http://127.0.0.1:8080/") << true;
    QTest::newRow("https") << QStringLiteral("https://example.org/path") << true;
    QTest::newRow("a literal of six") << QStringLiteral("http://[::1]:80/") << true;
    QTest::newRow("another scheme") << QStringLiteral("ftp://example.org/") << false;
    QTest::newRow("a file") << QStringLiteral("file:///etc/hostname") << false;
    QTest::newRow("no scheme") << QStringLiteral("example.org") << false;
    QTest::newRow("no host") << QStringLiteral("http://") << false;
    QTest::newRow("a port out of range") << QStringLiteral("http://example.org:65536/") << false;
    QTest::newRow("a user") << QStringLiteral("http://ada@example.org/") << false;
    QTest::newRow("a password") << QStringLiteral("https://ada:secret@example.org/") << false;
    QTest::newRow("a space") << QStringLiteral("http://exa mple.org/") << false;
}

void tst_Parameters::anAddressIsReadOrRefused()
{
    QFETCH(QString, text);
    QFETCH(bool, isRight);

    QCOMPARE(parseParameter(serverParameter(), text).has_value(), isRight);
}

void tst_Parameters::theTextOfAValueReadsAsThatValue_data()
{
    QTest::addColumn<double>("number");
    QTest::newRow("a whole number") << 5.0;
    QTest::newRow("a half") << 2.5;
    QTest::newRow("a sum that is not 0.3") << 0.1 + 0.2;
    QTest::newRow("a third") << 1.0 / 3;
    QTest::newRow("a nanosecond") << 1e-9;
    QTest::newRow("just below the most") << std::nextafter(3600.0, 0.0);
}

void tst_Parameters::theTextOfAValueReadsAsThatValue()
{
    QFETCH(double, number);
    const ParameterValue value(number);

    const auto read = parseParameter(awaitParameter(5), parameterText(value));

    QVERIFY(read.has_value());
    // Not QCOMPARE, which takes nearly equal doubles for equal.
    QVERIFY2(*read == value, qPrintable(parameterText(value)));
}

void tst_Parameters::theValuesBeginWithTheDefaults()
{
    const auto values = ParameterValues::defaultsOf(
        {tasksParameter(7), awaitParameter(1.25), choice()});

    QCOMPARE(values.integer(QStringLiteral("tasks")), qint64{7});
    QCOMPARE(values.seconds(QStringLiteral("await_s")), TraceTime(1'250'000'000));
    QCOMPARE(values.text(QStringLiteral("mode")), QStringLiteral("gather"));
    QCOMPARE(values.all().size(), 3);
}

void tst_Parameters::aNegativeZeroIsZero()
{
    const auto value = parseParameter(awaitParameter(5), QStringLiteral("-0"));

    QVERIFY(value.has_value());
    QCOMPARE(parameterText(*value), QStringLiteral("0"));
}

COROSCOPE_TEST(tst_Parameters)
#include "tst_parameters.moc"
