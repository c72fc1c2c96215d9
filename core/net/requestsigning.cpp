// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/net/requestsigning.h"

#include <QtNetwork/QNetworkRequest>

#include <string>

namespace Coroscope {
namespace {

constexpr const char *tokenHeader = "X-Amz-Security-Token";

bool isSigned(const QByteArray &header)
{
    const QByteArray name = header.toLower();
    return name == "host" || name == "content-type" || name.startsWith("x-amz-");
}

/// As QNetworkAccessManager writes the first line of a request.
std::pair<std::string, std::string> pathAndQuery(const QUrl &address)
{
    QUrl::FormattingOptions format = QUrl::RemoveScheme | QUrl::RemoveAuthority
                                     | QUrl::RemoveFragment | QUrl::RemoveUserInfo
                                     | QUrl::FullyEncoded;
    QUrl sent = address;
    if (sent.path().isEmpty()) {
        sent.setPath(QStringLiteral("/"));
    } else {
        format |= QUrl::NormalizePathSegments;
    }
    const QByteArray whole = sent.toEncoded(format);
    const qsizetype mark = whole.indexOf('?');
    const QByteArray query = mark < 0 ? QByteArray() : whole.mid(mark + 1);
    const QByteArray path = mark < 0 ? whole : whole.left(mark);
    return {path.toStdString(), query.toStdString()};
}

/// What it returns holds the session token, if there is one.
SignableRequest signableOf(const QNetworkRequest &request, const HttpRequest &asked)
{
    auto [path, query] = pathAndQuery(request.url());
    SignableRequest signable{asked.method == HttpMethod::Post ? "POST" : "GET", std::move(path),
                             std::move(query), {}, {}};
    if (asked.method == HttpMethod::Post) {
        signable.body = {asked.body.constData(), std::size_t(asked.body.size())};
    }
    for (const QByteArray &name : request.rawHeaderList()) {
        if (isSigned(name)) {
            signable.headers.emplace_back(name.toStdString(),
                                          request.rawHeader(name).toStdString());
        }
    }
    return signable;
}

} // namespace

QByteArray hostHeader(const QUrl &address)
{
    QByteArray host = address.host(QUrl::FullyEncoded).toLatin1().toLower();
    if (host.contains(':') && !host.startsWith('[')) {
        host = '[' + host + ']';
    }
    const int usual = address.scheme() == QLatin1String("https") ? 443 : 80;
    const int port = address.port(usual);
    return port == usual ? host : host + ':' + QByteArray::number(port);
}

void sign(QNetworkRequest &request, const HttpRequest &asked, const AwsAccess &access,
          const QDateTime &moment)
{
    request.setRawHeader("Host", hostHeader(request.url()));
    request.setRawHeader("X-Amz-Date",
                         moment.toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'").toLatin1());
    if (const auto &token = access.credentials.sessionToken) {
        const std::string_view text = token->reveal();
        request.setRawHeader(tokenHeader, QByteArray(text.data(), qsizetype(text.size())));
    }
    SignableRequest signable = signableOf(request, asked);
    request.setRawHeader("Authorization",
                         QByteArray::fromStdString(authorizationOf(
                             signable, {access.region, asked.signedFor->toStdString()},
                             access.credentials)));
    for (auto &header : signable.headers) {
        wipe(header.second);
    }
}

} // namespace Coroscope
