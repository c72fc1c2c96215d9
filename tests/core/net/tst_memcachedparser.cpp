// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"

#include "core/net/memcachedparser.h"

#include <QtCore/QStringList>
#include <QtTest/QTest>

using namespace Coroscope;
using namespace Qt::Literals::StringLiterals;

namespace {

using ReplyKind = MemcachedReply::Kind;

QString textOfReply(const MemcachedReply &reply)
{
    static const QStringList names{u"value"_s,   u"end"_s,   u"stored"_s, u"not stored"_s,
                                   u"version"_s, u"error"_s, u"malformed"_s};
    return u"%1 %2%3%4"_s.arg(names.at(int(reply.kind)), QString::fromLatin1(reply.key),
                              QString::fromLatin1(reply.value.toHex()), reply.text);
}

QStringList takeAll(MemcachedParser &parser)
{
    QStringList found;
    while (const auto reply = parser.next()) {
        found.append(textOfReply(*reply));
    }
    return found;
}

QStringList repliesIn(const QList<QByteArray> &pieces)
{
    MemcachedParser parser;
    QStringList found;
    for (const QByteArray &piece : pieces) {
        parser.feed(piece);
        found += takeAll(parser);
    }
    return found;
}

const QByteArray conversation = "VALUE a 0 4\r\n\r\n\r\n\r\nVALUE bb 7 0\r\n\r\nEND\r\nSTORED\r\n"
                                "NOT_STORED\r\nERROR\r\nCLIENT_ERROR bad data chunk\r\n"
                                "SERVER_ERROR object too large for cache\r\nVERSION 1.6.18\r\n"
                                "VALUE c 0 9 77\r\nEND\r\nx\r\ny\r\nEND\r\n";

} // namespace

class tst_MemcachedParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aConversationIsReadWhole()
    {
        const QStringList expected{u"value a0d0a0d0a"_s,
                                   u"value bb"_s,
                                   u"end "_s,
                                   u"stored "_s,
                                   u"not stored "_s,
                                   u"error ERROR"_s,
                                   u"error CLIENT_ERROR bad data chunk"_s,
                                   u"error SERVER_ERROR object too large for cache"_s,
                                   u"version 1.6.18"_s,
                                   u"value c454e440d0a780d0a79"_s,
                                   u"end "_s};
        const QStringList found = repliesIn({conversation});
        QCOMPARE(found, expected);
    }

    void everySplitGivesTheSame()
    {
        const QStringList whole = repliesIn({conversation});
        for (qsizetype first = 0; first <= conversation.size(); ++first) {
            for (qsizetype second = first; second <= conversation.size(); ++second) {
                const QStringList found
                    = repliesIn({conversation.left(first), conversation.mid(first, second - first),
                                 conversation.mid(second)});
                QVERIFY2(found == whole, qPrintable(u"%1, %2"_s.arg(first).arg(second)));
            }
        }
    }

    void everyByteAloneGivesTheSame()
    {
        QList<QByteArray> bytes;
        for (const char byte : conversation) {
            bytes.append(QByteArray(1, byte));
        }
        QCOMPARE(repliesIn(bytes), repliesIn({conversation}));
    }

    void whatIsNotTheProtocolIsSaid_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        for (const char *bytes :
             {"HTTP/1.1 200 OK\r\n", "VALUE a 0\r\n", "VALUE a 0 x\r\n", "VALUE a 0 -1\r\n",
              "VALUE a 0 99999999999\r\n", "VALUE a 0 1 2 3\r\n", "VALUE a 0 1\r\nabc\r\n", "\r\n"}) {
            QTest::addRow("%s", QByteArray(bytes).simplified().constData()) << QByteArray(bytes);
        }
        QTest::newRow("no end") << QByteArray(5000, 'x');
    }
    void whatIsNotTheProtocolIsSaid()
    {
        QFETCH(QByteArray, bytes);
        MemcachedParser parser;
        parser.feed(bytes);
        const auto reply = parser.next();
        QVERIFY(reply && reply->kind == ReplyKind::Malformed);
        parser.feed("END\r\n");
        QVERIFY(!parser.next());
        parser.clear();
        parser.feed("END\r\n");
        QCOMPARE(takeAll(parser), QStringList{u"end "_s});
    }
};

COROSCOPE_TEST(tst_MemcachedParser)
#include "tst_memcachedparser.moc"
