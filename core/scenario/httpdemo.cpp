// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/scenario/httpdemo.h"

#include "core/stage/stage.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace Coroscope {

QUrl addressOf(const QUrl &server, const QString &path)
{
    const qsizetype mark = path.indexOf(QLatin1Char('?'));
    QString rest = path.left(mark);
    while (rest.startsWith(QLatin1Char('/'))) {
        rest.remove(0, 1);
    }
    QUrl address = server;
    QString folder = server.path(QUrl::FullyEncoded);
    folder.truncate(folder.lastIndexOf(QLatin1Char('/')) + 1);
    address.setPath((folder.isEmpty() ? QStringLiteral("/") : folder) + rest, QUrl::TolerantMode);
    if (mark >= 0) {
        address.setQuery(path.mid(mark + 1));
    }
    return address;
}

std::optional<ServerSpec> practiceServer(const ParameterValues &values)
{
    if (!values.text(QStringLiteral("server")).isEmpty()) {
        return std::nullopt;
    }
    const auto number = [&values](const QString &name, qint64 otherwise) {
        return values.all().contains(name) ? values.integer(name) : otherwise;
    };
    return PracticeServerSpec{number(QStringLiteral("delay_min_s"), 1),
                              number(QStringLiteral("delay_max_s"), 1),
                              number(QStringLiteral("body_bytes"), 1000)};
}

void printFailures(Stage &stage, const std::vector<Task<qint64>> &fetches)
{
    QMap<QString, int> failures;
    for (const Task<qint64> &fetch : fetches) {
        try {
            fetch.result();
        } catch (const HttpError &error) {
            ++failures[QString::fromUtf8(error.what())];
        }
    }
    for (auto failure = failures.begin(); failure != failures.end(); ++failure) {
        stage.print(QStringLiteral("%1 failed: %2").arg(QString::number(*failure), failure.key()));
    }
}

Task<qint64> serverCount(Stage &stage)
{
    const HttpResponse response = co_await stage.serverStatistics();
    const QByteArray body = co_await response.body();
    const QJsonObject counts = QJsonDocument::fromJson(body).object();
    co_return counts.value(QLatin1String("requests")).toInteger();
}

Scenario httpScenario(const QString &id, const char *title)
{
    Scenario scenario;
    scenario.id = id;
    scenario.title = title;
    scenario.group = QT_TRANSLATE_NOOP("Scenario", "HTTP");
    scenario.network = NetworkUse::Required;
    scenario.ownServer = practiceServer;
    return scenario;
}

} // namespace Coroscope
