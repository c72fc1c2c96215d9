// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/requesttext.h"

#include "ui/models/texts.h"
#include "ui/timeline/countertext.h"
#include "ui/timeline/requeststretches.h"
#include "ui/timeline/ruler.h"
#include "ui/timeline/spantext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace Coroscope {
namespace {

struct RequestWords
{
    Q_DECLARE_TR_FUNCTIONS(RequestText)
public:
    static QString stretch(RequestStretch stretch, TimeRange time)
    {
        return tr("%1 %2", "part of a request and how long it took")
            .arg(SpanText::stretch(stretch), lengthText(time.length()));
    }
    static QString comma() { return tr(", ", "between the parts of a request"); }
    static QString results(const RequestTotals &totals);
    static QString transfer(const RequestTotals &totals);
    static QString times(const Percentiles &times);
    static QString failures(const RequestTotals &totals, std::size_t mostReasons);
};

QString withSign(RequestResult result, const QString &text)
{
    return Themes::glyphOf(result) + QStringLiteral(" ") + text;
}

QString count(std::size_t number)
{
    return CounterText::number(std::int64_t(number));
}

QString RequestWords::results(const RequestTotals &totals)
{
    using enum RequestResult;
    QStringList parts{withSign(Succeeded, tr("%1 succeeded").arg(count(totals.succeeded)))};
    const auto add = [&parts](RequestResult result, std::size_t number, const QString &text) {
        if (number > 0) {
            parts.append(withSign(result, text.arg(count(number))));
        }
    };
    add(FailureBehind, totals.failureBehind, tr("%1 answered with a function error"));
    add(ErrorStatus, totals.errorStatus, tr("%1 answered with an error status"));
    add(Failed, totals.failed, tr("%1 failed"));
    add(UnderWay, totals.underWay, tr("%1 under way"));
    return tr("Requests: %1 · %2", "how many and what became of them")
        .arg(count(totals.requests), parts.join(comma()));
}

QString RequestWords::transfer(const RequestTotals &totals)
{
    QStringList parts{tr("%1 received").arg(RequestText::size(totals.bytes))};
    if (totals.answersPerSecond) {
        const QString rate = QString::number(*totals.answersPerSecond, 'f', 1);
        parts.append(tr("%1 answers a second").arg(rate));
    }
    const auto connection = [](ConnectionUse use, const QString &text) {
        return *Themes::glyphOf(use) + QStringLiteral(" ") + text;
    };
    parts.append(connection(ConnectionUse::New,
                            tr("%1 on new connections").arg(count(totals.newConnections))));
    parts.append(connection(ConnectionUse::Reused,
                            tr("%1 on reused ones").arg(count(totals.reusedConnections))));
    return parts.join(comma());
}

QString RequestWords::times(const Percentiles &times)
{
    return tr("Time of an answer: median %1, 90 % within %2, 99 % within %3, longest %4")
        .arg(secondsText(times.p50), secondsText(times.p90), secondsText(times.p99),
             secondsText(times.longest));
}

QString RequestWords::failures(const RequestTotals &totals, std::size_t mostReasons)
{
    QStringList parts;
    std::size_t rest = totals.failed;
    for (const FailureGroup &group : totals.failures) {
        if (std::size_t(parts.size()) < mostReasons) {
            const QString reason = group.reason.isEmpty() ? tr("for no known reason")
                                                          : RequestText::failure(group.reason);
            parts.append(tr("%1 × %2", "how often and why").arg(count(group.count), reason));
            rest -= group.count;
        }
    }
    if (rest > 0) {
        parts.append(tr("%1 for other reasons").arg(count(rest)));
    }
    return tr("Failed: %1").arg(parts.join(comma()));
}

} // namespace

QString RequestText::stretches(const Snapshot &snapshot, const RequestTimeline &request)
{
    QStringList parts;
    visitStretches(request, snapshot.now, [&](RequestStretch stretch, TimeRange time) {
        parts.append(RequestWords::stretch(stretch, time));
    });
    return parts.join(RequestWords::comma());
}

QString RequestText::toolTip(const Snapshot &snapshot, const RequestTimeline &request)
{
    const QString address = request.address ? snapshot.text(*request.address) : QString();
    QStringList lines{RequestWords::tr("<b>%1</b> · %2", "task and what became of its request")
                          .arg(taskName(snapshot, request.task).toHtmlEscaped(),
                               status(snapshot, request).toHtmlEscaped()),
                      address.toHtmlEscaped()};
    visitStretches(request, snapshot.now, [&](RequestStretch stretch, TimeRange time) {
        lines.append(Themes::glyphOf(stretch) + QStringLiteral(" ")
                     + RequestWords::stretch(stretch, time));
    });
    if (const auto sign = Themes::glyphOf(request.connection)) {
        lines.append(*sign + QStringLiteral(" ") + SpanText::connection(request.connection));
    }
    const TraceTime total = totalTime(request, snapshot.now);
    QString whole = RequestWords::tr("in all %1").arg(secondsText(total));
    if (request.bytes) {
        whole += RequestWords::comma() + size(*request.bytes);
    }
    lines.append(whole);
    lines.removeAll(QString());
    return lines.join(QStringLiteral("<br>"));
}

QString RequestText::size(std::uint64_t bytes)
{
    constexpr std::uint64_t kilobyte = 1000;
    if (bytes < kilobyte) {
        return RequestWords::tr("%1 bytes").arg(count(bytes));
    }
    return QLocale(QLocale::English)
        .formattedDataSize(qint64(bytes), 1, QLocale::DataSizeSIFormat);
}

QStringList RequestText::totals(const RequestTotals &totals, std::size_t mostReasons)
{
    if (totals.requests == 0) {
        return {};
    }
    QStringList lines{RequestWords::results(totals)};
    if (totals.bytes > 0 || totals.newConnections + totals.reusedConnections > 0) {
        lines.append(RequestWords::transfer(totals));
    }
    if (totals.answerTimes) {
        lines.append(RequestWords::times(*totals.answerTimes));
    }
    if (totals.failed > 0) {
        lines.append(RequestWords::failures(totals, mostReasons));
    }
    return lines;
}

} // namespace Coroscope
