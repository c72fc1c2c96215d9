// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/net/redaction.h"

#include <QtCore/QByteArrayView>

#include <algorithm>
#include <string_view>

namespace Coroscope {
namespace {

constexpr std::size_t shortestSecret = 8;

/// How many bytes at the beginning of the text stand for that character; 0: none do.
qsizetype lengthOf(char character, QByteArrayView text)
{
    if (text.isEmpty()) {
        return 0;
    }
    if (text.front() == character) {
        return 1;
    }
    if (text.size() >= 2 && text.front() == '\\' && text[1] == character) {
        return 2;
    }
    bool isNumber = false;
    if (text.size() >= 3 && text.front() == '%') {
        const uint code = text.sliced(1, 2).toUInt(&isNumber, 16);
        return isNumber && code == static_cast<unsigned char>(character) ? 3 : 0;
    }
    if (text.size() >= 6 && text.front() == '\\' && text[1] == 'u') {
        const uint code = text.sliced(2, 4).toUInt(&isNumber, 16);
        return isNumber && code == static_cast<unsigned char>(character) ? 6 : 0;
    }
    return 0;
}

/// The same for a whole secret.
qsizetype lengthOf(std::string_view secret, QByteArrayView text)
{
    qsizetype length = 0;
    for (const char character : secret) {
        const qsizetype more = lengthOf(character, text.sliced(length));
        if (more == 0) {
            return 0;
        }
        length += more;
    }
    return length;
}

void redact(QByteArray &text, const Secret &secret)
{
    if (secret.reveal().size() < shortestSecret) {
        return;
    }
    for (qsizetype place = 0; place < text.size(); ++place) {
        const qsizetype length = lengthOf(secret.reveal(), QByteArrayView(text).sliced(place));
        if (length > 0) {
            std::fill_n(text.begin() + place, length, '*');
            place += length - 1;
        }
    }
}

} // namespace

void redact(QByteArray &text, const AwsCredentials &credentials)
{
    redact(text, credentials.accessKeyId);
    redact(text, credentials.secretAccessKey);
    if (credentials.sessionToken) {
        redact(text, *credentials.sessionToken);
    }
}

void redact(QString &text, const AwsCredentials &credentials)
{
    QByteArray bytes = text.toUtf8();
    redact(bytes, credentials);
    text = QString::fromUtf8(bytes);
}

} // namespace Coroscope
