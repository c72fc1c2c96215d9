// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "core/server/serveroptions.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <ostream>
#include <utility>
#include <variant>

namespace Coroscope {

/// A line of help that is no option: what is named, and what it means, marked for the context
/// "ServeCommand".
struct Explained
{
    const char *name;
    const char *meaning;
};

/// The options of one way to serve. Reading keeps the first error and goes on with what would be
/// there without the option.
class ServeOptions
{
public:
    /// `mode` is the word after serve, `summary` is marked for the context "ServeCommand".
    ServeOptions(const char *mode, const char *summary);

    /// Marked for the context "ServeCommand" too.
    void addValue(const char *name, const char *value, const char *description);
    /// Without a word about what they do: that is the same for all.
    void addPort();
    void addWithParent();

    /// Reads the words after the command's name. The exit status if there is nothing to serve: help
    /// was asked for, which `more` is added to, or the words are wrong.
    std::optional<int> read(const QStringList &words, const QString &more);

    qint64 integer(const char *name, qint64 least, qint64 most, qint64 fallback);
    double number(const char *name, double least, double most, double fallback);
    std::uint32_t seed(); ///< --seed; 1 unless given
    double speed();       ///< --speed; 1 unless given
    /// --min and --max, in whole seconds, in this order.
    std::pair<int, int> seconds(int least, int most);
    /// --port, --with-parent and signals.
    void readListening(ServerOptions &server);

    bool has(const char *name) const { return m_options.has(QString::fromLatin1(name)); }
    std::optional<QString> value(const char *name) const
    {
        return m_options.value(QString::fromLatin1(name));
    }
    const std::optional<UsageError> &error() const { return m_error; }

private:
    template<typename Number>
    Number numberIn(const std::variant<Number, UsageError> &read, Number fallback);

    CommandOptions m_options;
    std::optional<UsageError> m_error;
};

/// The line, translated, with its end.
QString helpLine(const char *marked);
/// Set out as the options are, with the meaning in that column.
QString helpLine(const Explained &explained, int column = 22);

/// Runs a server that says what is wrong on the stream it is given; the exit status.
int serveUntilItEnds(const std::function<int(std::ostream &out, std::ostream &err)> &serve);

} // namespace Coroscope
