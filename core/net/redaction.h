// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/signaturev4.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace Coroscope {

/// Puts asterisks in the place of each of the credentials, as many as there were bytes, also where it
/// is written as JSON or an address may write it (`\/`, `\u003d`, `%2F`). What is shorter than eight
/// characters stays: it may be part of a word.
void redact(QByteArray &text, const AwsCredentials &credentials);
void redact(QString &text, const AwsCredentials &credentials);

} // namespace Coroscope
