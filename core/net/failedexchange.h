// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/stage/http.h"

#include <QtCore/QString>

namespace Coroscope {

/// A request that could not even be sent.
class FailedExchange : public HttpExchange
{
public:
    explicit FailedExchange(const QString &error)
        : m_error(error)
    {
    }
    bool hasHeaders() const override { return false; }
    bool isFinished() const override { return true; }
    QString error() const override { return m_error; }
    int status() const override { return 0; }
    QByteArray header(const QByteArray &) const override { return {}; }
    QByteArray takeBody() override { return {}; }
    void abort() override {}

private:
    QString m_error;
};

} // namespace Coroscope
