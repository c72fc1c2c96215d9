// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// First: moc 6.4 cannot read what the other headers begin with.
#include "tests/support/testmain.h"

#include "core/batch/sqlstore.h"

#include <QtTest/QTest>

#include <set>

using namespace Coroscope;
using namespace Qt::Literals::StringLiterals;

namespace {

std::unique_ptr<SqlStore> madeStore(const GeneratedSite &site = {})
{
    auto made = SqlStore::make(site);
    if (const auto *error = std::get_if<QString>(&made)) {
        QTest::qFail(qPrintable(*error), __FILE__, __LINE__);
        return nullptr;
    }
    return std::move(std::get<std::unique_ptr<SqlStore>>(made));
}

BatchStore::Answers answersOf(SqlStore &store, BatchStore::Keys keys)
{
    BatchStore::Answers found;
    store.read(std::move(keys), [&found](BatchStore::Answers answers) { found = answers; });
    return found;
}

} // namespace

class tst_SqlStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysOfEitherKindAreOneStatement()
    {
        const auto store = madeStore();
        const auto answers = answersOf(*store, {"user:2", "upvoters:3", "user:2000", "user:1000"});
        QCOMPARE(store->statements(), std::uint64_t(1));
        QVERIFY(answers.at(0).value.endsWith(" 2"));
        QCOMPARE(answers.at(1).value.count(','), 19);
        QVERIFY(answers.at(2).kind == BatchAnswer::Kind::Missing);
        QVERIFY(answers.at(3).value.endsWith(" 1000"));
    }

    void anAnswersUpvotersAreDifferentUsers()
    {
        const auto store = madeStore({.users = 30, .answers = 5, .upvoters = 30, .seed = 3});
        const QByteArray ids = answersOf(*store, {"upvoters:5"}).at(0).value;
        std::set<int> users;
        for (const QByteArray &id : ids.split(',')) {
            users.insert(id.toInt());
        }
        QCOMPARE(users.size(), std::size_t(30));
        QCOMPARE(*users.begin(), 1);
        QCOMPARE(*users.rbegin(), 30);
    }

    void equalSitesHaveEqualValues()
    {
        const auto one = madeStore();
        const auto other = madeStore();
        QCOMPARE(answersOf(*one, {"user:7"}).at(0).value, answersOf(*other, {"user:7"}).at(0).value);
        QCOMPARE(answersOf(*one, {"upvoters:7"}).at(0).value,
                 answersOf(*other, {"upvoters:7"}).at(0).value);
    }

    void otherKeysHaveNoValue_data()
    {
        QTest::addColumn<QByteArray>("key");
        for (const char *key : {"", "user:", "user:x", "user:01", "user:1,2", "user:-1", "users:1",
                                "user:99999999999999999999", "user:1) OR (1=1", "upvoters:0"}) {
            QTest::addRow("'%s'", key) << QByteArray(key);
        }
    }
    void otherKeysHaveNoValue()
    {
        QFETCH(QByteArray, key);
        const auto store = madeStore();
        QVERIFY(answersOf(*store, {key}).at(0).kind == BatchAnswer::Kind::Missing);
    }

    void aHundredThousandKeysAreOneStatement()
    {
        const auto store = madeStore({.users = 100'000, .answers = 0, .upvoters = 0, .seed = 1});
        BatchStore::Keys keys;
        for (int id = 1; id <= 100'000; ++id) {
            keys.push_back("user:" + QByteArray::number(id));
        }
        const auto answers = answersOf(*store, keys);
        QVERIFY(std::ranges::all_of(answers, &BatchAnswer::isFound));
        QCOMPARE(store->statements(), std::uint64_t(1));
    }
};

COROSCOPE_TEST(tst_SqlStore)
#include "tst_sqlstore.moc"
