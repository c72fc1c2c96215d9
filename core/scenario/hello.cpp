// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/scenario/commonparameters.h"
#include "core/scenario/demos.h"
#include "core/scenario/httpdemo.h"
#include "core/stage/stage.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

Task<qint64> fetchHello(Stage &stage, QUrl address)
{
    stage.print(QStringLiteral("GET %1").arg(address.toString()));

    const HttpResponse response = co_await stage.get(address);
    stage.print(QStringLiteral("status %1 after %2 seconds")
                    .arg(QString::number(response.status()), fiveDecimals(stage.now())));

    const QByteArray body = co_await response.body();
    stage.print(QStringLiteral("%1 bytes: %2")
                    .arg(QString::number(body.size()),
                         QString::fromUtf8(body.left(body.indexOf('\n')).left(80))));
    co_return body.size();
}

Task<void> helloMain(Stage &stage, ParameterValues values)
{
    const QUrl address = addressOf(stage.server(), values.text(QStringLiteral("path")));
    try {
        co_await start(QStringLiteral("fetch 0"), fetchHello(stage, address));
    } catch (const HttpError &error) {
        stage.print(QStringLiteral("No answer: %1").arg(QString::fromUtf8(error.what())));
    }
}

Parameter pathParameter()
{
    Parameter parameter;
    parameter.name = QStringLiteral("path");
    parameter.type = ParameterType::Text;
    parameter.defaultValue = QStringLiteral("hello");
    parameter.label = QT_TRANSLATE_NOOP("Scenario", "Path");
    parameter.description = QT_TRANSLATE_NOOP("Scenario",
                                              "What is asked of the server, its query included.");
    return parameter;
}

} // namespace

Scenario hello()
{
    Scenario scenario = httpScenario(QStringLiteral("hello"),
                                     QT_TRANSLATE_NOOP("Scenario", "Hello, server"));
    scenario.summary = QT_TRANSLATE_NOOP(
        "Scenario", "One GET and two awaits: first for the head of the answer, then for its body.");
    scenario.question = QT_TRANSLATE_NOOP(
        "Scenario",
        "How often does one request let go of the thread, and what is known after each await?");
    scenario.parameters = {pathParameter(), serverParameter()};
    scenario.sourceFile = QStringLiteral("core/scenario/hello.cpp");
    scenario.run = helloMain;
    return scenario;
}

} // namespace Coroscope
