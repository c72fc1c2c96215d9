// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <stdexcept>

class QJsonObject;

namespace Coroscope {

/// An invocation that gave no result, though an answer came. what() is one sentence, in UTF-8: where
/// it is ours it is marked for translation in context "RequestFailure", up to its first ": ".
class LambdaError : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// The function was called and has failed. what() is its own words: "ValueError: Something went
/// wrong!"; if it has none, a sentence of ours.
class LambdaFunctionError : public LambdaError
{
public:
    /// \a kind is the answer's X-Amz-Function-Error, \a payload its body.
    LambdaFunctionError(const QString &kind, const QByteArray &payload);

    const QString &kind() const noexcept { return m_kind; } ///< "Unhandled" or "Handled"
    /// Empty where the payload has none, as with the others.
    const QString &errorType() const noexcept { return m_errorType; }
    const QString &errorMessage() const noexcept { return m_errorMessage; }
    /// Without the line ends.
    const QStringList &stackTrace() const noexcept { return m_stackTrace; }

private:
    LambdaFunctionError(const QString &kind, const QByteArray &payload, const QJsonObject &body);

    QString m_kind;
    QString m_errorType;
    QString m_errorMessage;
    QStringList m_stackTrace;
};

/// What a service says when it refuses a call, and where it was called.
struct LambdaRefusal
{
    int status = 0;
    QString code;    ///< "ResourceNotFoundException"; empty if the answer has none
    QString message; ///< in the service's words, on one line; empty if the answer has none
    QString place;   ///< "my-function at lambda.eu-central-1.amazonaws.com"
};

/// The service has not called the function. what() says what is wrong and what to do, and behind a
/// colon status, code, place and the service's own message.
class LambdaServiceError : public LambdaError
{
public:
    explicit LambdaServiceError(const LambdaRefusal &refusal);

    int status() const noexcept { return m_refusal.status; }
    const QString &code() const noexcept { return m_refusal.code; }
    const QString &message() const noexcept { return m_refusal.message; }

private:
    LambdaRefusal m_refusal;
};

/// The function was called, and what it has returned is no JSON. what() says how that begins.
class LambdaPayloadError : public LambdaError
{
public:
    enum class Fault { Empty, NotJson, CutOff };

    LambdaPayloadError(Fault fault, const QByteArray &payload);
    Fault fault() const noexcept { return m_fault; }

private:
    Fault m_fault;
};

/// The refusal that an answer's status, its header x-amzn-ErrorType and its body tell.
LambdaRefusal refusalOf(int status, const QByteArray &errorType, const QByteArray &body,
                        const QString &place);

} // namespace Coroscope
