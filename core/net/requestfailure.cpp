// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/net/requestfailure.h"

#include "core/base/descriptor.h"

#include <QtCore/QCoreApplication>
#include <QtNetwork/QNetworkReply>

#include <sys/socket.h>

#include <cerrno>
#include <cstring>

namespace Coroscope {
namespace {

QString sentence(const char *text)
{
    return QString::fromUtf8(text);
}

QString sentenceOf(RequestEnd end)
{
    switch (end) {
    case RequestEnd::None:
        break;
    case RequestEnd::Cancelled:
        return sentence(
            QT_TRANSLATE_NOOP("RequestFailure", "cancelled before its answer was whole"));
    case RequestEnd::Unread:
        return sentence(
            QT_TRANSLATE_NOOP("RequestFailure", "its headers came; nobody read its body"));
    case RequestEnd::Idle:
        return sentence(QT_TRANSLATE_NOOP("RequestFailure",
                                          "nothing came from the server for too long: it is too "
                                          "slow, or gone"));
    case RequestEnd::TooLong:
        return sentence(QT_TRANSLATE_NOOP("RequestFailure",
                                          "the answer took too long altogether: the server sends "
                                          "it too slowly"));
    case RequestEnd::BodyTooLong:
        return sentence(QT_TRANSLATE_NOOP("RequestFailure",
                                          "the body is too long, or endless: no more of it is "
                                          "read"));
    case RequestEnd::LongerThanAsked:
        return sentence(QT_TRANSLATE_NOOP("RequestFailure",
                                          "the body is longer than it may be, and no more of it "
                                          "is read"));
    case RequestEnd::TooMuchHeld:
        return sentence(QT_TRANSLATE_NOOP("RequestFailure",
                                          "all bodies together are too long: ask for fewer at a "
                                          "time"));
    }
    return {};
}

QString kernelText(int error)
{
    return QString::fromLatin1(::strerrordesc_np(error));
}

QString otherError(const QNetworkReply &reply)
{
    return sentence(QT_TRANSLATE_NOOP("RequestFailure",
                                      "no answer came; look after the address, the server and the "
                                      "network"))
           + QStringLiteral(": ") + reply.errorString();
}

/// What Qt calls an unknown error is also that the process may not have another socket.
QString unknownError(const QNetworkReply &reply)
{
    const QString refusal = descriptorRefusal();
    if (!refusal.isEmpty()) {
        return refusal;
    }
    // Another request may have given its descriptor back since.
    const bool wasRefused = reply.errorString() == QLatin1String("Out of resources");
    return wasRefused ? kernelText(EMFILE) : otherError(reply);
}

/// Looking up a name takes several descriptors, too.
QString lookupError()
{
    constexpr int enough = 8;
    const QString refusal = descriptorRefusal(enough);
    return refusal.isEmpty()
               ? sentence(QT_TRANSLATE_NOOP("RequestFailure",
                                            "no such host: correct the name, or look after this "
                                            "machine's network"))
               : refusal;
}

QString secureConnectionError(const QNetworkReply &reply)
{
    return sentence(QT_TRANSLATE_NOOP("RequestFailure",
                                      "no secure connection; the server's certificate or its TLS "
                                      "was refused"))
           + QStringLiteral(": ") + reply.errorString();
}

/// Qt closes the connection itself on what does not begin as HTTP does, and calls that the same.
QString closedError(const QNetworkReply &reply)
{
    return statusOf(reply) != 0
               ? sentence(QT_TRANSLATE_NOOP("RequestFailure",
                                            "the connection was closed in the middle of the body"))
               : sentence(QT_TRANSLATE_NOOP("RequestFailure",
                                            "the server closed the connection before it answered, "
                                            "or its answer is not HTTP"));
}

QString networkError(const QNetworkReply &reply)
{
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
        return sentence(QT_TRANSLATE_NOOP("RequestFailure",
                                          "connection refused: nothing listens at this address; "
                                          "start the server or correct the port"));
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError: // which we have made impossible: see SendOnce
        return closedError(reply);
    case QNetworkReply::HostNotFoundError:
        return lookupError();
    case QNetworkReply::TimeoutError:
        return sentence(QT_TRANSLATE_NOOP("RequestFailure",
                                          "the server could not be reached in time: correct the "
                                          "address, or look after the network"));
    case QNetworkReply::SslHandshakeFailedError:
        return secureConnectionError(reply);
    case QNetworkReply::TooManyRedirectsError:
        return sentence(
            QT_TRANSLATE_NOOP("RequestFailure", "too many redirects: the server leads in circles"));
    case QNetworkReply::InsecureRedirectError:
        return sentence(QT_TRANSLATE_NOOP("RequestFailure",
                                          "redirected to another server; name that one instead"));
    case QNetworkReply::ProtocolUnknownError:
        return sentence(
            QT_TRANSLATE_NOOP("RequestFailure", "redirected to an address that is none of HTTP"));
    case QNetworkReply::ProtocolFailure:
        return sentence(QT_TRANSLATE_NOOP("RequestFailure", "the answer is not HTTP"));
    case QNetworkReply::UnknownNetworkError:
        return unknownError(reply);
    default:
        return otherError(reply);
    }
}

/// Whether less has come than the headers announced. Qt says so itself, but not of an answer with
/// an error status.
bool isCutOff(const QNetworkReply &reply)
{
    bool isNumber = false;
    const qint64 announced = reply.rawHeader("Content-Length").toLongLong(&isNumber);
    return statusOf(reply) >= 400 && isNumber && !reply.hasRawHeader("Content-Encoding")
           && reply.bytesAvailable() < announced;
}

} // namespace

QString failureOf(const QNetworkReply &reply, RequestEnd end)
{
    if (end != RequestEnd::None) {
        return sentenceOf(end);
    }
    const bool isAnswered = statusOf(reply) >= 400
                            && reply.error() >= QNetworkReply::ContentAccessDenied
                            && reply.error() != QNetworkReply::ProtocolFailure;
    if (reply.error() != QNetworkReply::NoError && !isAnswered) {
        return networkError(reply);
    }
    return isCutOff(reply) ? closedError(reply) : QString();
}

QString refusalAfterSending()
{
    return sentence(QT_TRANSLATE_NOOP("RequestFailure",
                                      "the server closed the connection before it answered, and "
                                      "refused to be asked again: has it ended?"));
}

QString refusalToSign()
{
    return sentence(QT_TRANSLATE_NOOP("RequestFailure",
                                      "no AWS credentials to sign the request with; set "
                                      "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a "
                                      "profile"));
}

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

QString descriptorRefusal(int wanted)
{
    if (wanted == 0) {
        return {};
    }
    const Descriptor descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    return descriptor.number() < 0 ? kernelText(errno) : descriptorRefusal(wanted - 1);
}

} // namespace Coroscope
