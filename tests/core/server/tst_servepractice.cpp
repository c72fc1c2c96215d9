// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/server/serverfixture.h"
#include "tests/support/testmain.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <fstream>
#include <mutex>
#include <ostream>
#include <sstream>
#include <streambuf>
#include <thread>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

// Keeps what is printed; another thread sees it once it was flushed.
class Printed : public std::streambuf
{
public:
    QByteArray flushed() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_flushed;
    }

protected:
    int_type overflow(int_type character) override
    {
        m_waiting.append(traits_type::to_char_type(character));
        return character;
    }
    int sync() override
    {
        const std::scoped_lock lock(m_mutex);
        m_flushed.append(std::exchange(m_waiting, {}));
        return 0;
    }

private:
    mutable std::mutex m_mutex;
    QByteArray m_waiting;
    QByteArray m_flushed;
};

// The server as a program: what it prints, and the status that it ends with.
class ServingThread
{
public:
    explicit ServingThread(const PracticeServerOptions &options)
        : m_thread([this, options] {
            std::ostream out(&m_out);
            std::ostream err(&m_err);
            m_status = servePractice(options, out, err);
            m_isFinished = true;
        })
    {}
    // Ends the server also when the test has failed before.
    ~ServingThread()
    {
        if (!m_isFinished && !out().isEmpty()) {
            ::kill(::getpid(), SIGTERM);
        }
        m_thread.join();
    }

    QByteArray out() const { return m_out.flushed(); }
    QByteArray err() const { return m_err.flushed(); }
    bool isFinished() const { return m_isFinished; }
    int status() const { return m_status; }
    quint16 port() const { return out().trimmed().split(':').value(2).toUShort(); }

private:
    Printed m_out;
    Printed m_err;
    std::atomic<int> m_status{-1};
    std::atomic<bool> m_isFinished{false};
    std::thread m_thread;
};

// Standard input is the reading end of a pipe for as long as this lives.
class PipedInput
{
public:
    PipedInput()
    {
        m_before = ::dup(STDIN_FILENO);
        std::array<int, 2> ends{};
        m_isWorking = ::pipe2(ends.data(), O_CLOEXEC) == 0
                      && ::dup2(ends[0], STDIN_FILENO) == STDIN_FILENO && ::close(ends[0]) == 0;
        m_writingEnd = ends[1];
    }
    ~PipedInput()
    {
        close();
        ::dup2(m_before, STDIN_FILENO);
        ::close(m_before);
    }

    PipedInput(const PipedInput &) = delete;
    PipedInput &operator=(const PipedInput &) = delete;

    bool isWorking() const { return m_isWorking; }
    bool write(const QByteArray &bytes) const
    {
        return ::write(m_writingEnd, bytes.constData(), static_cast<size_t>(bytes.size()))
               == bytes.size();
    }
    void close()
    {
        if (m_writingEnd >= 0) {
            ::close(std::exchange(m_writingEnd, -1));
        }
    }

private:
    int m_before = -1;
    int m_writingEnd = -1;
    bool m_isWorking = false;
};

} // namespace

class tst_ServePractice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void aSignalEndsServingWithSuccess_data();
    void aSignalEndsServingWithSuccess();
    void theEndOfStandardInputEndsServing();
    void withoutStandardInputServingEndsAtOnce();
    void standardInputIsLeftAloneUnlessAskedFor();
    void aTakenPortIsOneSentenceAndStatusOne();
    void whereItListensMustBeWrittenOrItDoesNotServe();
    void aBodyFileThatCannotBeReadIsOneSentenceAndStatusOne_data();
    void aBodyFileThatCannotBeReadIsOneSentenceAndStatusOne();
};

void tst_ServePractice::aSignalEndsServingWithSuccess_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void tst_ServePractice::aSignalEndsServingWithSuccess()
{
    QFETCH(int, number);
    ServingThread serving(quickOptions());
    QTRY_VERIFY(!serving.out().isEmpty());
    RawClient client(serving.port());
    client.get("/");
    const int status = client.answer().status;

    ::kill(::getpid(), number);

    QTRY_VERIFY(serving.isFinished());
    QCOMPARE(status, 200);
    QCOMPARE(serving.status(), 0);
    QCOMPARE(serving.err(), QByteArray());
    const QRegularExpression onlyLine(u"^listening on http://127\\.0\\.0\\.1:[1-9][0-9]*\\n\\z"_s);
    QVERIFY(onlyLine.match(QString::fromUtf8(serving.out())).hasMatch());
}

void tst_ServePractice::theEndOfStandardInputEndsServing()
{
    PipedInput input;
    QVERIFY(input.isWorking());
    PracticeServerOptions options = quickOptions();
    options.endWithStandardInput = true;
    ServingThread serving(options);
    QTRY_VERIFY(!serving.out().isEmpty());

    const bool isWritten = input.write("what a parent writes is passed over\n");
    RawClient client(serving.port());
    client.get("/");
    const int status = client.answer().status;
    input.close();

    QTRY_VERIFY(serving.isFinished());
    QVERIFY(isWritten);
    QCOMPARE(status, 200);
    QCOMPARE(serving.status(), 0);
}

void tst_ServePractice::withoutStandardInputServingEndsAtOnce()
{
    PipedInput input;
    QVERIFY(input.isWorking());
    PracticeServerOptions options = quickOptions();
    options.endWithStandardInput = true;
    std::ostringstream out;
    std::ostringstream err;

    ::close(STDIN_FILENO);
    const int status = servePractice(options, out, err);

    QCOMPARE(status, 0);
    QVERIFY(err.str().empty());
}

void tst_ServePractice::standardInputIsLeftAloneUnlessAskedFor()
{
    PipedInput input;
    QVERIFY(input.isWorking());
    input.close();
    ServingThread serving(quickOptions());
    QTRY_VERIFY(!serving.out().isEmpty());

    RawClient client(serving.port());
    client.get("/");
    const int status = client.answer().status;
    ::kill(::getpid(), SIGTERM);

    QTRY_VERIFY(serving.isFinished());
    QCOMPARE(status, 200);
}

void tst_ServePractice::aTakenPortIsOneSentenceAndStatusOne()
{
    const RunningServer taken(quickOptions());
    PracticeServerOptions options = quickOptions();
    options.port = taken.port();
    std::ostringstream out;
    std::ostringstream err;

    const int status = servePractice(options, out, err);

    QCOMPARE(status, 1);
    QVERIFY(out.str().empty());
    const QString expected =
        u"Port %1 of 127.0.0.1 cannot be listened on (Address already in use): choose another "
        "port, or 0 for one that is free.\n"_s.arg(taken.port());
    QCOMPARE(QString::fromStdString(err.str()), expected);
}

void tst_ServePractice::whereItListensMustBeWrittenOrItDoesNotServe()
{
    std::ofstream out("/dev/full");
    std::ostringstream err;

    const int status = servePractice(quickOptions(), out, err);

    QCOMPARE(status, 1);
    const QString expected = u"Where the server listens cannot be written to standard output: is "
                             "the disk full?\n"_s;
    QCOMPARE(QString::fromStdString(err.str()), expected);
}

void tst_ServePractice::aBodyFileThatCannotBeReadIsOneSentenceAndStatusOne_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("reason");
    QTest::newRow("missing") << u"missing"_s << u"No such file or directory"_s;
    QTest::newRow("a directory") << u"."_s << u"Is a directory"_s;
}

void tst_ServePractice::aBodyFileThatCannotBeReadIsOneSentenceAndStatusOne()
{
    QFETCH(QString, name);
    QFETCH(QString, reason);
    const QTemporaryDir directory;
    const QString path = directory.filePath(name);
    PracticeServerOptions options = quickOptions();
    options.bodyFile = path.toStdString();
    std::ostringstream out;
    std::ostringstream err;

    const int status = servePractice(options, out, err);

    QCOMPARE(status, 1);
    QVERIFY(out.str().empty());
    const QString expected = u"The body file %1 cannot be used (%2): name a readable file, or a "
                             "number of bytes instead.\n"_s.arg(path, reason);
    QCOMPARE(QString::fromStdString(err.str()), expected);
}

COROSCOPE_TEST(tst_ServePractice)
#include "tst_servepractice.moc"
