// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/loadmeter.h"

#ifndef Q_MOC_RUN // which cannot read <concepts>
#include "tests/core/net/netfixture.h"
#include "tests/support/recordedrun.h"
#endif
#include "tests/core/net/rawserver.h"
#include "tests/support/softlimit.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtTest/QTest>

#include <map>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace std::chrono_literals;

namespace {

const QString openNow = QStringLiteral("open descriptors");
const QString openLimit = QStringLiteral("open descriptors limit");
const QString throughput = QStringLiteral("requests per second");

class SetClock : public Clock
{
public:
    TraceTime now() const noexcept override { return m_now; }
    void set(TraceTime now) { m_now = now; }

private:
    TraceTime m_now{};
};

/// A meter whose seconds pass when the test says so.
struct MeteredLog
{
    std::vector<std::int64_t> valuesOf(const QString &counter) const
    {
        std::vector<std::int64_t> values;
        for (std::size_t i = 0; i < log.size(); ++i) {
            const Event event = log.at(i);
            const auto &change = std::get<CounterChanged>(event.body);
            if (log.tables()->text(change.name) == counter) {
                values.push_back(change.value);
            }
        }
        return values;
    }
    void endRequests(int count)
    {
        for (int request = 0; request < count; ++request) {
            meter.requestEnded();
        }
    }

    EventLog log;
    SetClock clock;
    Recorder recorder{log, clock};
    LoadMeter meter{recorder};
};

/// Counted by listing them, which takes one more.
std::int64_t listedDescriptors()
{
    const QDir folder(QStringLiteral("/proc/self/fd"));
    return folder.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size() - 1;
}

} // namespace

class tst_LoadMeter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }
    void openDescriptorsAgreeWithAList();
    void theLimitIsTheSoftOne();
    void whatHasNotChangedIsNotRecordedAgain();
    void requestsPerSecondAreThoseOfTheLastSecond();
    void aRunWithRequestsRecordsAllThree();
    void measuringGoesOnWhileRequestsWait();
};

void tst_LoadMeter::openDescriptorsAgreeWithAList()
{
    MeteredLog metered;
    metered.meter.measure();

    QCOMPARE(metered.valuesOf(openNow).back(), listedDescriptors());
    QFile another(QStringLiteral("/dev/null"));
    QVERIFY(another.open(QIODevice::ReadOnly));
    metered.meter.measure();

    QCOMPARE(metered.valuesOf(openNow).size(), std::size_t(2));
    QCOMPARE(metered.valuesOf(openNow).back(), listedDescriptors());
}

void tst_LoadMeter::theLimitIsTheSoftOne()
{
    const auto before = std::int64_t(descriptorLimits().rlim_cur);
    MeteredLog metered;
    metered.meter.measure();
    {
        const SoftLimit low(300);
        metered.meter.measure();
    }
    metered.meter.measure();

    QCOMPARE(metered.valuesOf(openLimit), (std::vector<std::int64_t>{before, 300, before}));
}

void tst_LoadMeter::whatHasNotChangedIsNotRecordedAgain()
{
    MeteredLog metered;
    metered.meter.measure();
    const std::size_t before = metered.log.size();

    metered.meter.measure();

    QCOMPARE(metered.log.size(), before);
}

void tst_LoadMeter::requestsPerSecondAreThoseOfTheLastSecond()
{
    MeteredLog metered;
    const std::map<int, int> endedAt{{0, 0},   {200, 10}, {400, 10}, {1000, 0}, {1200, 0},
                                     {1400, 0}, {1600, 3}, {9000, 0}, {9500, 0}};
    for (const auto &[milliseconds, count] : endedAt) {
        metered.clock.set(std::chrono::milliseconds(milliseconds));
        metered.endRequests(count);
        metered.meter.measure();
    }

    // At 1.2 s the first ten, measured at 0.2 s, are a second old.
    QCOMPARE(metered.valuesOf(throughput),
             (std::vector<std::int64_t>{10, 20, 10, 0, 3, 0}));
}

void tst_LoadMeter::aRunWithRequestsRecordsAllThree()
{
    const RawServer server(okAnswer("ok"), RawServer::Afterwards::Stay);
    NetFixture net;
    const std::int64_t before = listedDescriptors();

    net.fetch(server.addresses(20), NetFixture::Mode::Together);

    QCOMPARE_GE(net.peakOf(openNow), before);
    QCOMPARE(net.peakOf(openLimit), std::int64_t(descriptorLimits().rlim_cur));
    // The next measurement sees the twenty that have ended.
    QVERIFY(waitFor([&net] { return net.peakOf(throughput) > 0; }));
    QCOMPARE_LE(net.peakOf(throughput), 20);
}

void tst_LoadMeter::measuringGoesOnWhileRequestsWait()
{
    const RawServer server({}, RawServer::Afterwards::Stay);
    NetFixture net;

    net.begin(server.addresses(10));
    QVERIFY(waitFor([&server] { return server.paths().size() == 10; }));

    // Ten sockets of the client and ten of the server, none of which will change any more.
    QVERIFY(waitFor([&net] { return net.lastOf(openNow) == listedDescriptors(); }));
    QCOMPARE_GE(net.peakOf(openNow), net.valuesOf(openNow).front() + 20);
}

COROSCOPE_TEST(tst_LoadMeter)
#include "tst_loadmeter.moc"
