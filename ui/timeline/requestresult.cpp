// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/requestresult.h"

#include "ui/theme/theme.h"
#include "ui/timeline/requeststretches.h"
#include "ui/timeline/spantext.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

struct ResultWords
{
    Q_DECLARE_TR_FUNCTIONS(RequestText)
public:
    static QString answered(const RequestTimeline &request);
    static QString functionError(const Snapshot &snapshot, const RequestTimeline &request);
};

QString ResultWords::answered(const RequestTimeline &request)
{
    return request.status ? QString::number(*request.status) : tr("answered");
}

QString ResultWords::functionError(const Snapshot &snapshot, const RequestTimeline &request)
{
    const QString kind = snapshot.text(*request.failureBehind);
    return kind.isEmpty() ? tr("%1 function error", "status").arg(answered(request))
                          : tr("%1 function error: %2", "status and kind of the error")
                                .arg(answered(request), kind);
}

/// What a request under way does now.
QString presentStretch(const RequestTimeline &request)
{
    for (std::size_t i = request.steps.size(); i-- > 0;) {
        const auto stretch = request.steps[i] ? stretchAfter(RequestStep(i)) : std::nullopt;
        if (stretch) {
            return Themes::glyphOf(*stretch) + QStringLiteral(" ") + SpanText::stretch(*stretch);
        }
    }
    return {};
}

QString resultText(const Snapshot &snapshot, const RequestTimeline &request)
{
    switch (resultOf(request)) {
    case RequestResult::UnderWay:
        break;
    case RequestResult::Succeeded:
    case RequestResult::ErrorStatus:
        return ResultWords::answered(request);
    case RequestResult::FailureBehind:
        return ResultWords::functionError(snapshot, request);
    case RequestResult::Failed:
        return RequestText::failure(snapshot.text(*request.error));
    }
    return {};
}

} // namespace

QString RequestText::failure(const QString &english)
{
    const auto translated = [](const QString &text) {
        return QCoreApplication::translate("RequestFailure", text.toUtf8().constData());
    };
    const QString whole = translated(english);
    const qsizetype colon = english.indexOf(QStringLiteral(": "));
    if (whole != english || colon < 0) {
        return whole;
    }
    return translated(english.left(colon)) + english.mid(colon);
}

QString RequestText::status(const Snapshot &snapshot, const RequestTimeline &request)
{
    const RequestResult result = resultOf(request);
    return result == RequestResult::UnderWay
               ? presentStretch(request)
               : Themes::glyphOf(result) + QStringLiteral(" ") + resultText(snapshot, request);
}

} // namespace Coroscope
