// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/serveoptions.h"

#include "app/exitstatus.h"

#include <QtCore/QCoreApplication>

#include <iostream>
#include <limits>
#include <sstream>

namespace Coroscope {
namespace {

QString translated(const char *marked)
{
    return QCoreApplication::translate("ServeCommand", marked);
}

} // namespace

ServeOptions::ServeOptions(const char *mode, const char *summary)
    : m_options(QStringLiteral("coroscope serve %1 [options]").arg(QLatin1String(mode)),
                translated(summary))
{}

void ServeOptions::addValue(const char *name, const char *value, const char *description)
{
    m_options.addValue(QString::fromLatin1(name), QString::fromLatin1(value),
                       translated(description));
}

void ServeOptions::addPort()
{
    addValue("port", "N",
             QT_TRANSLATE_NOOP("ServeCommand", "The port on 127.0.0.1; 0 takes a free one."));
}

void ServeOptions::addWithParent()
{
    m_options.addFlag(
        QStringLiteral("with-parent"),
        translated(QT_TRANSLATE_NOOP("ServeCommand", "Ends when standard input closes.")));
}

std::optional<int> ServeOptions::read(const QStringList &words, const QString &more)
{
    if (const auto error = m_options.read(words, 1)) {
        return complain(*error);
    }
    if (m_options.isHelpWanted()) {
        return answer(m_options.help() + QLatin1Char('\n') + more);
    }
    return std::nullopt;
}

template<typename Number>
Number ServeOptions::numberIn(const std::variant<Number, UsageError> &read, Number fallback)
{
    if (const auto *wrong = std::get_if<UsageError>(&read)) {
        m_error = m_error ? m_error : *wrong;
        return fallback;
    }
    return std::get<Number>(read);
}

qint64 ServeOptions::integer(const char *name, qint64 least, qint64 most, qint64 fallback)
{
    return numberIn(m_options.integer(QString::fromLatin1(name), least, most, fallback), fallback);
}

double ServeOptions::number(const char *name, double least, double most, double fallback)
{
    return numberIn(m_options.number(QString::fromLatin1(name), least, most, fallback), fallback);
}

std::uint32_t ServeOptions::seed()
{
    return std::uint32_t(integer("seed", 0, std::numeric_limits<std::uint32_t>::max(), 1));
}

double ServeOptions::speed()
{
    return number("speed", 0.1, 100, 1);
}

std::pair<int, int> ServeOptions::seconds(int least, int most)
{
    constexpr qint64 longest = ServerOptions::longestDelaySeconds;
    const int minimum = int(integer("min", 0, longest, least));
    const int maximum = int(integer("max", 0, longest, most));
    if (!m_error && minimum > maximum) {
        m_error = UsageError{translated(QT_TRANSLATE_NOOP("ServeCommand",
                                                          "--min (%1) must not be above --max (%2)."))
                                 .arg(QString::number(minimum), QString::number(maximum))};
    }
    return {minimum, maximum};
}

void ServeOptions::readListening(ServerOptions &server)
{
    server.port = std::uint16_t(integer("port", 0, 65535, 0));
    server.endWithStandardInput = has("with-parent");
    server.endOnSignals = true;
}

QString helpLine(const char *marked)
{
    return translated(marked) + QLatin1Char('\n');
}

QString helpLine(const Explained &explained, int column)
{
    return (QStringLiteral("  ") + QLatin1String(explained.name)).leftJustified(column)
           + helpLine(explained.meaning);
}

int serveUntilItEnds(const std::function<int(std::ostream &out, std::ostream &err)> &serve)
{
    std::ostringstream reason;
    const int status = serve(std::cout, reason);
    return status == Success ? Success : giveUp(QString::fromStdString(reason.str()).trimmed());
}

} // namespace Coroscope
