// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/seededrandom.h"
#include "core/server/jsontext.h"
#include "tests/support/testmain.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace Coroscope;
using namespace Qt::Literals::StringLiterals;

namespace {

// What a JSON parser makes of it; nothing when it refuses it.
std::optional<QString> readBack(const std::string &json)
{
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString('[' + json + ']'));
    return document.isArray() ? std::optional(document[0].toString()) : std::nullopt;
}

} // namespace

class tst_JsonText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsAreEscaped_data();
    void textsAreEscaped();
    void anyBytesGiveValidJson();
    void base64IsThatOfQt();
    void percentCodesAreDecoded_data();
    void percentCodesAreDecoded();
};

void tst_JsonText::textsAreEscaped_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << ""_ba << R"("")"_ba;
    QTest::newRow("plain") << "abc"_ba << R"("abc")"_ba;
    QTest::newRow("quotes") << R"(a"b\c)"_ba << R"("a\"b\\c")"_ba;
    QTest::newRow("lines") << "a\nb\r\t"_ba << R"("a\nb\u000d\u0009")"_ba;
    QTest::newRow("zero") << QByteArray("\0a", 2) << R"("\u0000a")"_ba;
    QTest::newRow("UTF-8") << "ü配🚀"_ba << "\"ü配🚀\""_ba;
    QTest::newRow("a lone byte") << "a\xFFz"_ba << "\"a\xEF\xBF\xBDz\""_ba;
    QTest::newRow("cut off") << "\xE9\x85"_ba << "\"\xEF\xBF\xBD\xEF\xBF\xBD\""_ba;
    QTest::newRow("a surrogate") << "\xED\xA0\x80"_ba
                                 << "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""_ba;
    QTest::newRow("overlong") << "\xC0\xAF"_ba << "\"\xEF\xBF\xBD\xEF\xBF\xBD\""_ba;
    QTest::newRow("the last character") << "\xF4\x8F\xBF\xBD"_ba << "\"\xF4\x8F\xBF\xBD\""_ba;
    QTest::newRow("above the last") << "\xF4\x90"_ba << "\"\xEF\xBF\xBD\xEF\xBF\xBD\""_ba;
}

void tst_JsonText::textsAreEscaped()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, json);

    QCOMPARE(QByteArray::fromStdString(jsonString(text.toStdString())), json);
}

void tst_JsonText::anyBytesGiveValidJson()
{
    SeededRandom random(1);
    for (int round = 0; round < 2'000; ++round) {
        std::string bytes;
        for (int length = random.wholeNumber(0, 40); length > 0; --length) {
            bytes += char(random.wholeNumber(random.wholeNumber(0, 1) * 0xC0, 255));
        }
        QVERIFY2(readBack(jsonString(bytes)).has_value(),
                 QByteArray::fromStdString(bytes).toHex().constData());
    }
}

void tst_JsonText::base64IsThatOfQt()
{
    QByteArray bytes;
    for (int length = 0; length < 300; ++length) {
        QCOMPARE(QByteArray::fromStdString(base64Of(bytes.toStdString())), bytes.toBase64());
        bytes.append(char(length * 7));
    }
}

void tst_JsonText::percentCodesAreDecoded_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("decoded");
    const auto row = [](const char *text, const char *decoded) {
        QTest::newRow(text) << std::string(text) << std::string(decoded);
    };
    row("", "");
    row("a%3Ab%3a", "a:b:");
    row("%24LATEST", "$LATEST");
    row("100%", "100%");
    row("%4", "%4");
    row("%zz%+1", "%zz%+1");
}

void tst_JsonText::percentCodesAreDecoded()
{
    QFETCH(std::string, text);
    QFETCH(std::string, decoded);

    QCOMPARE(percentDecodedText(text), decoded);
}

COROSCOPE_TEST(tst_JsonText)
#include "tst_jsontext.moc"
