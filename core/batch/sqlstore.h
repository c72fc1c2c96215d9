// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/stage/batchstore.h"

#include <memory>
#include <variant>

namespace Coroscope {

/// How much a generated site has. Equal sites have equal users, answers and upvoters.
struct GeneratedSite
{
    std::uint32_t users = 1000;
    std::uint32_t answers = 100;
    std::uint32_t upvoters = 20; ///< of each answer; at most the number of users
    std::uint32_t seed = 1;
};

/// Users, answers and upvoters in SQLite, in memory. Any number of keys is one statement.
///
///     user:17         the name of user 17, counted from 1
///     upvoters:3      the ids of those who voted for answer 3, with commas, in the order of voting
///
/// Other keys have no value. Answers inside read(). Made, used and destroyed on one thread of a
/// program with a QCoreApplication.
class SqlStore : public BatchStore
{
public:
    /// The store, or a sentence that says why there is none.
    static std::variant<std::unique_ptr<SqlStore>, QString> make(const GeneratedSite &site = {});
    ~SqlStore() override;

    QString name() const override { return QStringLiteral("SQLite"); }
    void read(Keys keys, Done done) override;
    void finishNow(Stage &, const std::source_location &) override {}
    /// Statements that read() has executed.
    std::uint64_t statements() const noexcept { return m_statements; }

private:
    explicit SqlStore(QString connection);

    QString m_connection; ///< Qt's name for it
    std::uint64_t m_statements = 0;
};

} // namespace Coroscope
