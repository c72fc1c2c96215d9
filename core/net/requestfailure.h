// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QString>

class QNetworkReply;

namespace Coroscope {

/// What a client of ours ended a request for; None: it ended by itself.
enum class RequestEnd : std::uint8_t {
    None,
    Cancelled,
    Unread, ///< its headers had come, and its body was of no interest
    Idle,
    TooLong,
    BodyTooLong,
    LongerThanAsked, ///< than its HttpRequest::longestBody; the limit stands behind a colon
    TooMuchHeld
};

/// Why a request that has ended got no answer, or no whole one: a sentence that says what happened
/// and what to do, in English; empty if it got one. An answer with an error status is an answer.
///
/// Sentences are marked for translation in context "RequestFailure"; where Qt, the kernel or a
/// certificate has something to say, that stands behind a colon, or alone.
QString failureOf(const QNetworkReply &reply, RequestEnd end);

/// The same of a request that had been sent before it was refused: Qt asks again, by itself, when a
/// connection is closed without an answer.
QString refusalAfterSending();

/// Why a request was not sent that is to be signed for AWS.
QString refusalToSign();

/// HTTP status of the reply so far, 0 before there is one.
int statusOf(const QNetworkReply &reply);

/// What the kernel says when this process asks for so many more descriptors at once: "Too many open
/// files" and the like, in English; empty if it gets them.
QString descriptorRefusal(int wanted = 1);

} // namespace Coroscope
