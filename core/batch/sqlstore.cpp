// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/batch/sqlstore.h"

#include "core/base/seededrandom.h"

#include <QtCore/QHash>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

#include <algorithm>
#include <array>
#include <atomic>

namespace Coroscope {
namespace {

constexpr std::array givenNames{"Ada",    "Alan",  "Barbara", "Dennis", "Edsger", "Frances",
                                "Grace",  "Guido", "Hedy",    "Ivan",   "Jean",   "Ken",
                                "Leslie", "Li",    "Margaret", "Niklaus", "Radia", "Tony"};
constexpr std::array familyNames{"Allen", "Chen",   "Dahl",  "Hamilton", "Hopper", "Kay",
                                 "Lamport", "Lamarr", "Liskov", "Liu", "Perlman", "Ritchie",
                                 "Sammet", "Sutherland", "Thompson", "Turing", "Wang", "Wirth"};

QString nextConnection()
{
    static std::atomic<int> made = 0;
    return QStringLiteral("coroscope-sql-%1").arg(++made);
}

bool insertUsers(QSqlDatabase &database, const GeneratedSite &site, SeededRandom &random)
{
    QSqlQuery query(database);
    query.prepare(QStringLiteral("INSERT INTO users (id, name) VALUES (?, ?)"));
    for (std::uint32_t id = 1; id <= site.users; ++id) {
        const auto given = std::size_t(random.wholeNumber(0, int(givenNames.size()) - 1));
        const auto family = std::size_t(random.wholeNumber(0, int(familyNames.size()) - 1));
        query.bindValue(0, id);
        query.bindValue(1, QStringLiteral("%1 %2 %3")
                               .arg(QLatin1String(givenNames.at(given)),
                                    QLatin1String(familyNames.at(family)))
                               .arg(id));
        if (!query.exec()) {
            return false;
        }
    }
    return true;
}

bool insertUpvoters(QSqlDatabase &database, const GeneratedSite &site, SeededRandom &random)
{
    QSqlQuery query(database);
    query.prepare(QStringLiteral("INSERT INTO upvoters (answer, place, user) VALUES (?, ?, ?)"));
    const std::uint32_t count = std::min(site.upvoters, site.users);
    for (std::uint32_t answer = 1; answer <= site.answers; ++answer) {
        // Neighbours from a random place on: distinct without a look at those drawn before.
        const auto first = std::uint32_t(random.wholeNumber(0, std::max(1, int(site.users)) - 1));
        for (std::uint32_t place = 0; place < count; ++place) {
            query.bindValue(0, answer);
            query.bindValue(1, place);
            query.bindValue(2, (first + place) % site.users + 1);
            if (!query.exec()) {
                return false;
            }
        }
    }
    return true;
}

bool fill(QSqlDatabase &database, const GeneratedSite &site)
{
    SeededRandom random(site.seed);
    QSqlQuery query(database);
    return query.exec(QStringLiteral("CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT)"))
           && query.exec(QStringLiteral("CREATE TABLE upvoters (answer INTEGER, place INTEGER, "
                                        "user INTEGER, PRIMARY KEY (answer, place))"))
           && database.transaction() && insertUsers(database, site, random)
           && insertUpvoters(database, site, random) && database.commit();
}

/// The number behind the prefix as a JSON array's next element; nothing is added for other keys.
void addNumber(QByteArray &json, const QByteArray &key, const QByteArray &prefix)
{
    const QByteArray digits = key.mid(prefix.size());
    const bool isNumber = !digits.isEmpty() && digits.size() <= 9 && digits.front() != '0'
                          && std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    if (key.startsWith(prefix) && isNumber) {
        json += json.isEmpty() ? "[" : ",";
        json += digits;
    }
}

QString numbersOf(const BatchStore::Keys &keys, const QByteArray &prefix)
{
    QByteArray json;
    for (const QByteArray &key : keys) {
        addNumber(json, key, prefix);
    }
    return QString::fromLatin1(json.isEmpty() ? "[]" : json + ']');
}

} // namespace

SqlStore::SqlStore(QString connection)
    : m_connection(std::move(connection))
{}

SqlStore::~SqlStore()
{
    QSqlDatabase::removeDatabase(m_connection);
}

std::variant<std::unique_ptr<SqlStore>, QString> SqlStore::make(const GeneratedSite &site)
{
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QSQLITE"))) {
        return QStringLiteral(QT_TRANSLATE_NOOP(
            "RunProblem", "Qt cannot use SQLite here. Install the package libqt6sql6-sqlite."));
    }
    const QString connection = nextConnection();
    std::unique_ptr<SqlStore> store(new SqlStore(connection));
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
    database.setDatabaseName(QStringLiteral(":memory:"));
    if (!database.open() || !fill(database, site)) {
        const QString error = database.lastError().text();
        database = QSqlDatabase();
        return QStringLiteral("SQLite: %1").arg(error);
    }
    return store;
}

void SqlStore::read(Keys keys, Done done)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.setForwardOnly(true);
    query.prepare(QStringLiteral(
        "SELECT 'user:' || id, name FROM users WHERE id IN (SELECT value FROM json_each(?)) "
        "UNION ALL SELECT 'upvoters:' || answer, group_concat(user) FROM (SELECT answer, user FROM "
        "upvoters WHERE answer IN (SELECT value FROM json_each(?)) ORDER BY answer, place) "
        "GROUP BY answer"));
    query.addBindValue(numbersOf(keys, "user:"));
    query.addBindValue(numbersOf(keys, "upvoters:"));
    ++m_statements;
    if (!query.exec()) {
        const QString error = QStringLiteral("SQLite: %1").arg(query.lastError().text());
        done(Answers(keys.size(), BatchAnswer::unreachable(error)));
        return;
    }
    QHash<QByteArray, QByteArray> found;
    found.reserve(qsizetype(keys.size()));
    while (query.next()) {
        found.insert(query.value(0).toByteArray(), query.value(1).toByteArray());
    }
    Answers answers(keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (const auto value = found.constFind(keys[i]); value != found.constEnd()) {
            answers[i] = BatchAnswer::found(*value);
        }
    }
    done(std::move(answers));
}

} // namespace Coroscope
