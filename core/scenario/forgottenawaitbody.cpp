// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/coro/describe.h"
#include "core/scenario/commonparameters.h"
#include "core/scenario/demos.h"
#include "core/scenario/httpdemo.h"
#include "core/stage/stage.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

Task<QString> read(HttpResponse response)
{
    const QByteArray body = co_await response.body();
    co_return QString::fromUtf8(body.left(body.indexOf('\n')).left(80));
}

Task<void> fetchAndPrint(Stage &stage, bool isFixed, QUrl address)
{
    const HttpResponse response = co_await stage.get(address);

    Task<QString> text = read(response).named(QStringLiteral("read"));
    if (isFixed) {
        stage.print(co_await text);
    } else {
        stage.print(describe(text)); // forgotten: co_await
    }
}

Task<void> forgottenAwaitBodyMain(Stage &stage, ParameterValues values)
{
    const bool isFixed = values.text(QStringLiteral("fixed")) == QLatin1String("yes");
    const QUrl address = addressOf(stage.server(), QStringLiteral("hello"));
    try {
        co_await start(QStringLiteral("fetch 0"), fetchAndPrint(stage, isFixed, address));
    } catch (const HttpError &error) {
        stage.print(QStringLiteral("No answer: %1").arg(QString::fromUtf8(error.what())));
    }
}

} // namespace

Scenario forgottenAwaitBody()
{
    Scenario scenario = httpScenario(QStringLiteral("forgotten-await-body"),
                                     QT_TRANSLATE_NOOP("Scenario", "The forgotten await: a body"));
    scenario.summary = QT_TRANSLATE_NOOP(
        "Scenario", "An await is missing before the body is read: what is printed is a task and no "
                    "text.");
    scenario.question = QT_TRANSLATE_NOOP("Scenario",
                                          "What is printed where the text should stand?");
    scenario.parameters = {fixedParameter(), serverParameter()};
    scenario.sourceFile = QStringLiteral("core/scenario/forgottenawaitbody.cpp");
    scenario.run = forgottenAwaitBodyMain;
    return scenario;
}

} // namespace Coroscope
