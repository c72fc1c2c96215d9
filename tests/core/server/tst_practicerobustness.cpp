// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/seededrandom.h"
#include "tests/core/server/plainclient.h"
#include "tests/core/server/serverfixture.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <malloc.h>
#include <vector>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
// Sanitizers hold freed memory back, so the size of the process says nothing there.
constexpr bool isMemoryTelling = false;
#else
constexpr bool isMemoryTelling = true;
#endif

// A connection holds over 4 KiB, so a thousand that are not freed exceed it; what the allocator
// keeps for later does not.
constexpr qint64 bearableGrowth = 3 * 1024 * 1024;

qint64 residentBytes()
{
    ::malloc_trim(0);
    QFile file(u"/proc/self/statm"_s);
    static_cast<void>(file.open(QIODevice::ReadOnly));
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

// Requests that are nearly right, and bytes that never were one. Equal seeds give equal requests.
class MalformedRequests
{
public:
    explicit MalformedRequests(std::uint64_t seed)
        : m_random(seed)
    {}

    QByteArray next()
    {
        switch (below(8)) {
        case 0:
            return noise(1 + below(300));
        case 1:
            return withFlippedBytes(wellFormed());
        case 2:
            return beginningOf(wellFormed());
        case 3:
            return withNoiseInside(wellFormed());
        case 4:
            return withAbsurdFields();
        case 5:
            return withAbsurdLength();
        case 6:
            return wellFormed().repeated(2 + below(50)) + noise(20);
        default:
            return RawClient::request("GET", "/?" + oneOf(parameters) + oneOf(values) + '&'
                                                 + noise(below(40)).toPercentEncoding());
        }
    }

    int below(int limit) { return m_random.wholeNumber(0, limit - 1); }

    QByteArray beginningOf(const QByteArray &bytes) { return bytes.left(below(int(bytes.size()))); }

private:
    using Texts = std::vector<QByteArray>;
    static inline const Texts targets{"/",
                                      "/statistics",
                                      "/a/b?c=d",
                                      "/?status=404",
                                      "/?status=302&location=%2Fa",
                                      "/?bytes=20000",
                                      "/?delay=3600",
                                      "/?fail=drop",
                                      "/?fail=half",
                                      "/?fail=garbage",
                                      "/?fail=silent",
                                      "/?fail=drip&interval=7",
                                      "/?fail=endless&interval=7"};
    static inline const Texts parameters{"status=", "delay=", "bytes=", "fail=", "location=%"};
    static inline const Texts values{"-1", "", "1e9", "%", "9999999999999999999999", "nan", "=&="};
    static inline const Texts lengths{"-1",
                                      "many",
                                      "99999999999999999999",
                                      "9223372036854775807",
                                      "18446744073709551615",
                                      "0x10",
                                      "1, 2",
                                      "70000"};
    static inline const Texts chunks{"ffffffffffffffff\r\n",
                                     "fffffffffffffffff\r\nabc",
                                     "-5\r\n",
                                     "5;" + QByteArray(5000, 'x') + "\r\nabcde",
                                     "0\r\nA\r\n\r\n",
                                     "3\r\nabcdef\r\n"};

    const QByteArray &oneOf(const Texts &texts)
    {
        return texts.at(size_t(below(int(texts.size()))));
    }
    QByteArray wellFormed() { return RawClient::request("GET", oneOf(targets)); }

    QByteArray noise(int length)
    {
        QByteArray bytes(length, '\0');
        std::generate(bytes.begin(), bytes.end(), [this] { return char(below(256)); });
        return bytes;
    }

    QByteArray withFlippedBytes(QByteArray bytes)
    {
        for (int flips = 1 + below(5); flips > 0; --flips) {
            bytes[below(int(bytes.size()))] = char(below(256));
        }
        return bytes;
    }

    QByteArray withNoiseInside(QByteArray bytes)
    {
        return bytes.insert(below(int(bytes.size())), noise(1 + below(30)));
    }

    QByteArray withAbsurdFields()
    {
        QByteArray fields;
        for (int count = below(400); count > 0; --count) {
            fields += QByteArray(1 + below(30), 'n') + ": " + QByteArray(below(60), 'v') + "\r\n";
        }
        return "GET / HTTP/1.1\r\n" + fields + noise(below(10)) + "\r\n\r\n";
    }

    QByteArray withAbsurdLength()
    {
        const bool isChunked = below(2) == 0;
        return "GET / HTTP/1.1\r\n"
               + (isChunked ? "Transfer-Encoding: chunked\r\n\r\n" + oneOf(chunks)
                            : "Content-Length: " + oneOf(lengths) + "\r\n\r\nabc");
    }

    SeededRandom m_random;
};

// How many of them the server left waiting.
int sendMalformed(MalformedRequests &requests, int count, quint16 port)
{
    int left = 0;
    for (int i = 0; i < count; ++i) {
        const PlainClient client(port);
        client.send(requests.next());
        client.finish();
        left += client.waitForEnd() ? 0 : 1;
    }
    return left;
}

// A request, and how far it comes before its client leaves.
struct Departure
{
    QByteArray target;
    bool isWhole = true;
    bool isAnswerAwaited = false;
};

const std::array<Departure, 10> departures{{
    {"/", false, false},
    {"/?delay=3600", true, false},
    {"/?delay=3600&fail=drop", true, false},
    {"/?bytes=10000000", true, true},
    {"/?bytes=10000000", true, false},
    {"/?fail=half&bytes=10000000", true, true},
    {"/?fail=silent", true, false},
    {"/?fail=endless&interval=0.01", true, true},
    {"/?fail=drip&interval=3600", true, true},
    {"/?fail=garbage", true, false},
}};

struct Crowd
{
    std::vector<PlainClient> clients;
    quint64 wholeRequests = 0;
    int unanswered = 0;
};

Crowd crowdOf(int size, MalformedRequests &random, quint16 port)
{
    Crowd crowd;
    for (int i = 0; i < size; ++i) {
        const Departure &departure = departures.at(size_t(random.below(int(departures.size()))));
        const QByteArray request = RawClient::request("GET", departure.target);
        const PlainClient &client = crowd.clients.emplace_back(port);
        client.send(departure.isWhole ? request : random.beginningOf(request));
        crowd.wholeRequests += departure.isWhole ? 1U : 0U;
        if (departure.isAnswerAwaited && !client.waitForByte()) {
            ++crowd.unanswered;
        }
    }
    return crowd;
}

void disperse(Crowd &crowd, MalformedRequests &random)
{
    while (!crowd.clients.empty()) {
        std::swap(crowd.clients.at(size_t(random.below(int(crowd.clients.size())))),
                  crowd.clients.back());
        if (random.below(2) == 0) {
            crowd.clients.back().abort();
        }
        crowd.clients.pop_back();
    }
}

} // namespace

// What clients do wrong, thousands of times over: the server outlives it and keeps nothing of it.
class tst_PracticeRobustness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { raiseDescriptorLimit(); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void tenThousandMalformedRequestsLeaveNothingBehind();
    void aThousandClientsThatLeaveAtAnyMomentLeaveNothingBehind();
    void aThousandLongAnswersShareOneText();
};

void tst_PracticeRobustness::tenThousandMalformedRequestsLeaveNothingBehind()
{
    PracticeServerOptions options = quickOptions();
    options.speed = 1;
    options.maximumDelaySeconds = 0;
    const RunningServer server(options);
    MalformedRequests requests(1);

    // The first fill what is kept for later on purpose, such as the allocator's lists.
    QCOMPARE(sendMalformed(requests, 2'000, server.port()), 0);
    const qint64 before = residentBytes();
    QCOMPARE(sendMalformed(requests, 8'000, server.port()), 0);

    QTRY_COMPARE(server.statistics().openConnections, 0U);
    const ServerStatistics now = server.statistics();
    QCOMPARE(now.inFlight, 0U);
    QCOMPARE(now.requests, now.answered + now.failed + now.clientsLeft);
    QCOMPARE(now.connections, 10'000U);
    QVERIFY(server.isAnswering());
    if (isMemoryTelling) {
        QCOMPARE_LT(residentBytes() - before, bearableGrowth);
    }
}

void tst_PracticeRobustness::aThousandClientsThatLeaveAtAnyMomentLeaveNothingBehind()
{
    PracticeServerOptions options = quickOptions();
    options.speed = 1;
    options.maximumDelaySeconds = 0;
    const RunningServer server(options);
    MalformedRequests random(2);
    qint64 before = 0;
    quint64 expected = 0;

    for (int round = 0; round < 2; ++round) {
        before = residentBytes();
        Crowd crowd = crowdOf(1'000, random, server.port());
        QCOMPARE(crowd.unanswered, 0);
        expected += crowd.wholeRequests;
        QTRY_COMPARE(server.statistics().requests, expected);
        disperse(crowd, random);
        QTRY_COMPARE(server.statistics().openConnections, 0U);
    }

    QCOMPARE(server.statistics().inFlight, 0U);
    QVERIFY(server.isAnswering());
    if (isMemoryTelling) {
        QCOMPARE_LT(residentBytes() - before, bearableGrowth);
    }
}

void tst_PracticeRobustness::aThousandLongAnswersShareOneText()
{
    PracticeServerOptions options = quickOptions();
    options.maximumDelaySeconds = 0;
    const RunningServer server(options);
    std::vector<PlainClient> clients;
    const qint64 before = residentBytes();

    for (int i = 0; i < 1'000; ++i) {
        clients.emplace_back(server.port()).send(RawClient::request("GET", "/?bytes=1073741824"));
        QVERIFY(clients.back().waitForByte());
    }

    QCOMPARE(server.statistics().inFlight, 1'000U);
    if (isMemoryTelling) {
        QCOMPARE_LT(residentBytes() - before, qint64{1'000} * 32 * 1024);
    }
}

COROSCOPE_TEST(tst_PracticeRobustness)
#include "tst_practicerobustness.moc"
