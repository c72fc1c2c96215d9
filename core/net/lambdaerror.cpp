// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/net/lambdaerror.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <algorithm>
#include <array>

namespace Coroscope {
namespace {

constexpr qsizetype longestBeginning = 80;
constexpr qsizetype longestMessage = 300;
constexpr QLatin1String typeKey("errorType");
constexpr QLatin1String messageKey("errorMessage");

/// On one line, without what cannot be printed.
QString printable(QString text, qsizetype most)
{
    for (QChar &character : text) {
        if (!character.isPrint() && !character.isSurrogate()) {
            character = QLatin1Char(' ');
        }
    }
    text = text.simplified();
    return text.size() > most ? text.left(most - 1) + QChar(0x2026) : text;
}

QString beginningOf(const QByteArray &payload)
{
    return printable(QString::fromUtf8(payload.left(4 * longestBeginning)), longestBeginning);
}

QString withoutLineEnd(QString text)
{
    while (!text.isEmpty() && text.back().isSpace()) {
        text.chop(1);
    }
    return text;
}

/// A line of a stack trace; some runtimes give [file, line, function, text] instead of a text.
QString stackLine(const QJsonValue &value)
{
    if (!value.isArray()) {
        return withoutLineEnd(value.toVariant().toString());
    }
    QStringList parts;
    for (const QJsonValue &part : value.toArray()) {
        parts.append(part.toVariant().toString());
    }
    return withoutLineEnd(parts.join(QLatin1Char(' ')));
}

QString functionErrorText(const QString &kind, const QByteArray &payload, const QJsonObject &body)
{
    const QString type = body.value(typeKey).toString();
    const QString message = body.value(messageKey).toString();
    if (!type.isEmpty() && !message.isEmpty()) {
        return printable(type, longestBeginning) + QStringLiteral(": ")
               + printable(message, longestMessage);
    }
    if (!type.isEmpty() || !message.isEmpty()) {
        return printable(type + message, longestMessage);
    }
    const QString beginning = beginningOf(payload);
    return QString::fromUtf8(QT_TRANSLATE_NOOP("RequestFailure",
                                               "the function has failed and does not say why; its "
                                               "log may"))
           + QStringLiteral(": ") + kind
           + (beginning.isEmpty() ? QString() : QStringLiteral(", ") + beginning);
}

struct Advice
{
    int status; ///< 0: any
    const char *code; ///< part of it; null: any
    const char *sentence;
};

constexpr const char *wrongSignature = QT_TRANSLATE_NOOP(
    "RequestFailure", "the service refused the signature; correct the secret access key, or this "
                      "machine's clock");
constexpr const char *unknownCredentials = QT_TRANSLATE_NOOP(
    "RequestFailure", "the service does not know these credentials; correct the access key and the "
                      "session token that belongs to it");
constexpr const char *refusedCredentials = QT_TRANSLATE_NOOP(
    "RequestFailure", "the service refused the credentials; correct them, or ask for the right to "
                      "call the function");

// The first that fits counts.
constexpr std::array advices{
    Advice{0, "InvalidSignature", wrongSignature},
    Advice{0, "SignatureDoesNotMatch", wrongSignature},
    Advice{0, "UnrecognizedClient", unknownCredentials},
    Advice{0, "InvalidClientTokenId", unknownCredentials},
    Advice{0, "ExpiredToken",
           QT_TRANSLATE_NOOP("RequestFailure", "the credentials have expired; get new ones")},
    Advice{0, "AccessDenied",
           QT_TRANSLATE_NOOP("RequestFailure",
                             "these credentials may not call the function; ask its owner for "
                             "lambda:InvokeFunction")},
    Advice{0, "ResourceNotFound",
           QT_TRANSLATE_NOOP("RequestFailure",
                             "no such function in this account and region; correct its name, or "
                             "the region")},
    Advice{401, nullptr, refusedCredentials},
    Advice{403, nullptr, refusedCredentials},
    Advice{404, nullptr,
           QT_TRANSLATE_NOOP("RequestFailure",
                             "nothing at this address calls functions; correct the endpoint")},
    Advice{413, nullptr,
           QT_TRANSLATE_NOOP("RequestFailure",
                             "the payload is too long for the service; send less")},
    Advice{429, nullptr,
           QT_TRANSLATE_NOOP("RequestFailure",
                             "too many calls at a time for the function or its account; make fewer, "
                             "or ask for more concurrency")},
};

const char *adviceFor(const LambdaRefusal &refusal)
{
    const auto found = std::ranges::find_if(advices, [&refusal](const Advice &advice) {
        return advice.code != nullptr ? refusal.code.contains(QLatin1String(advice.code))
                                      : advice.status == refusal.status;
    });
    if (found != advices.end()) {
        return found->sentence;
    }
    if (refusal.status >= 500) {
        return QT_TRANSLATE_NOOP("RequestFailure",
                                 "the service itself has failed; try again later");
    }
    if (refusal.status >= 300 && refusal.status < 400) {
        return QT_TRANSLATE_NOOP("RequestFailure",
                                 "the service leads to another address; name that one as the "
                                 "endpoint");
    }
    return QT_TRANSLATE_NOOP("RequestFailure",
                             "the service refused the call; correct what it complains of");
}

std::string serviceErrorText(const LambdaRefusal &refusal)
{
    QStringList facts{QString::number(refusal.status)};
    if (!refusal.code.isEmpty()) {
        facts.first() += QLatin1Char(' ') + refusal.code;
    }
    facts.append(refusal.place);
    if (!refusal.message.isEmpty()) {
        facts.append(refusal.message);
    }
    return std::string(adviceFor(refusal)) + ": "
           + facts.join(QStringLiteral(", ")).toStdString();
}

std::string payloadErrorText(LambdaPayloadError::Fault fault, const QByteArray &payload)
{
    switch (fault) {
    case LambdaPayloadError::Fault::Empty:
        return QT_TRANSLATE_NOOP("RequestFailure",
                                 "the function's payload is empty, not even null; look after what "
                                 "answers there");
    case LambdaPayloadError::Fault::CutOff:
        return std::string(QT_TRANSLATE_NOOP("RequestFailure",
                                             "the function's payload is cut off, its JSON has no "
                                             "end; it begins"))
               + ": " + beginningOf(payload).toStdString();
    case LambdaPayloadError::Fault::NotJson:
        break;
    }
    return std::string(QT_TRANSLATE_NOOP("RequestFailure",
                                         "the function's payload is no JSON; it begins"))
           + ": " + beginningOf(payload).toStdString();
}

QString firstOf(const QJsonObject &body, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        const QString text = body.value(QLatin1String(name)).toString();
        if (!text.isEmpty()) {
            return text;
        }
    }
    return {};
}

} // namespace

LambdaFunctionError::LambdaFunctionError(const QString &kind, const QByteArray &payload)
    : LambdaFunctionError(kind, payload, QJsonDocument::fromJson(payload).object())
{
}

LambdaFunctionError::LambdaFunctionError(const QString &kind, const QByteArray &payload,
                                         const QJsonObject &body)
    : LambdaError(functionErrorText(kind, payload, body).toStdString())
    , m_kind(kind)
    , m_errorType(body.value(typeKey).toString())
    , m_errorMessage(body.value(messageKey).toString())
{
    for (const QJsonValue &line : body.value(QLatin1String("stackTrace")).toArray()) {
        m_stackTrace.append(stackLine(line));
    }
}

LambdaServiceError::LambdaServiceError(const LambdaRefusal &refusal)
    : LambdaError(serviceErrorText(refusal))
    , m_refusal(refusal)
{
}

LambdaPayloadError::LambdaPayloadError(Fault fault, const QByteArray &payload)
    : LambdaError(payloadErrorText(fault, payload))
    , m_fault(fault)
{
}

LambdaRefusal refusalOf(int status, const QByteArray &errorType, const QByteArray &body,
                        const QString &place)
{
    const QJsonObject parts = QJsonDocument::fromJson(body).object();
    QString code = QString::fromUtf8(errorType).section(QLatin1Char(':'), 0, 0).trimmed();
    if (code.isEmpty()) {
        code = firstOf(parts, {"__type", "code", "Code", "Type"}).section(QLatin1Char('#'), -1);
        code = code.section(QLatin1Char(':'), 0, 0);
    }
    // The text that the service has signed follows behind an empty line.
    const QString message = firstOf(parts, {"message", "Message"})
                                .section(QStringLiteral("\n\n"), 0, 0);
    return {status, printable(code, longestBeginning), printable(message, longestMessage), place};
}

} // namespace Coroscope
