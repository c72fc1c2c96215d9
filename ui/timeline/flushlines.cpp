// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/partitionpoint.h"
#include "ui/timeline/flushtext.h"
#include "ui/timeline/lanes.h"

namespace Coroscope {
namespace {

constexpr int lineSpacing = 4;          ///< columns between two lines
/// Flushes of one line, or from before the view, that are looked at.
constexpr std::size_t mostOfOneLine = 32;
constexpr int nearness = 3;             ///< pixels within which a line is hit

/// The flushes from number `first` to before `end`, which share a line.
struct FlushGroup
{
    std::size_t first;
    std::size_t end;
};

class FlushLineMaker
{
public:
    FlushLineMaker(const LaneContext &context, const std::vector<Lane> &lanes)
        : m_context(context)
        , m_rows(context.in.rows)
        , m_flushes(context.snapshot.flushes)
        , m_zone(m_rows.zoneRect(Row::Zone::Body, context.in.view))
    {
        for (const Lane &lane : lanes) {
            if (lane.row.kind == Row::Kind::Task) {
                m_lastSeen = *m_rows.rowOfTask(lane.row.task());
                m_firstSeen = m_firstSeen.value_or(*m_lastSeen);
            }
        }
    }

    std::vector<FlushLine> make()
    {
        if (!m_firstSeen) {
            return {};
        }
        const std::size_t inView = firstFrom(m_context.seen.begin);
        for (std::size_t i = inView - std::min(inView, mostOfOneLine); i < inView; ++i) {
            const auto &ended = m_flushes.at(i).ended;
            if (!ended || *ended >= m_context.seen.begin) {
                addLine({i, i + 1});
            }
        }
        std::size_t i = inView;
        while (i < m_flushes.size() && m_flushes.at(i).began <= m_context.seen.end) {
            const FlushGroup group{i, std::max(i + 1, firstBeyond(i))};
            addLine(group);
            i = group.end;
        }
        addCaps();
        return std::move(m_lines);
    }

private:
    std::size_t firstFrom(TraceTime at) const
    {
        return partitionPoint(m_flushes.size(),
                              [&](std::size_t i) { return m_flushes.at(i).began < at; });
    }
    /// The first flush that is far enough from number `i` for a line of its own.
    std::size_t firstBeyond(std::size_t i) const
    {
        const int next = column(m_flushes.at(i).began) + lineSpacing;
        return partitionPoint(m_flushes.size(), [&](std::size_t k) {
            return k <= i || column(m_flushes.at(k).began) < next;
        });
    }
    int column(TraceTime at) const { return m_context.scale.column(at); }

    void addLine(const FlushGroup &group)
    {
        FlushLine line;
        line.first = m_flushes.at(group.first).id;
        line.last = m_flushes.at(group.end - 1).id;
        line.column = column(m_flushes.at(group.first).began);
        line.endColumn = line.column;
        line.answer = FlushLine::Answer::Whole;
        std::optional<std::uint32_t> top;
        std::uint32_t bottom = 0;
        std::vector<std::uint32_t> seen;
        const std::size_t end = std::min(group.end, group.first + mostOfOneLine);
        for (std::size_t i = group.first; i < end; ++i) {
            const FlushTimeline &flush = m_flushes.at(i);
            const auto &rows = m_context.in.flushes.rows(flush, m_rows);
            if (!rows.empty()) {
                top = std::min(top.value_or(rows.front()), rows.front());
                bottom = std::max(bottom, rows.back());
                addSeen(rows, seen);
            }
            addAnswer(flush, line);
        }
        if (top && *top <= *m_lastSeen && bottom >= *m_firstSeen) {
            place(line, *top, bottom, std::move(seen));
            m_lines.push_back(std::move(line));
        }
    }

    void addSeen(const std::vector<std::uint32_t> &rows, std::vector<std::uint32_t> &seen) const
    {
        const auto begin = std::lower_bound(rows.begin(), rows.end(), *m_firstSeen);
        const auto end = std::upper_bound(begin, rows.end(), *m_lastSeen);
        seen.insert(seen.end(), begin, end);
    }

    void addAnswer(const FlushTimeline &flush, FlushLine &line) const
    {
        line.endColumn = std::max(line.endColumn,
                                  column(flush.ended.value_or(m_context.snapshot.now)));
        if (flush.failed > 0 || flush.error) {
            line.answer = FlushLine::Answer::WithFailures;
        } else if (!flush.ended && line.answer == FlushLine::Answer::Whole) {
            line.answer = FlushLine::Answer::UnderWay;
        }
    }

    QRect rowRect(std::size_t row) const
    {
        return m_rows.rectOf(m_rows.rows()[row], m_context.in.view, m_context.in.scroll);
    }

    void place(FlushLine &line, std::uint32_t top, std::uint32_t bottom,
               std::vector<std::uint32_t> seen) const
    {
        constexpr std::array<double, 4> radii{4, 3.5, 3, 3};
        line.top = top < *m_firstSeen ? m_zone.top() : std::max(m_zone.top(), rowRect(top).top());
        line.bottom = bottom > *m_lastSeen ? m_zone.bottom()
                                           : std::min(m_zone.bottom(), rowRect(bottom).bottom());
        line.radius = radii[std::size_t(m_rows.density())];
        std::sort(seen.begin(), seen.end());
        seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
        for (const std::uint32_t row : seen) {
            line.marks.push_back(rowRect(row).center().y() + 0.5);
        }
    }

    /// Each cap has the room up to the next line.
    void addCaps()
    {
        TextWidths &texts = m_context.in.texts;
        const double height = texts.height(TextRole::Label);
        constexpr double padding = 10;
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            FlushLine &line = m_lines[i];
            const int end = i + 1 < m_lines.size() ? m_lines[i + 1].column
                                                   : m_context.lastColumn;
            if (line.column < m_context.firstColumn) {
                continue;
            }
            line.text = texts.firstFitting({FlushText::cap(m_context.snapshot, line),
                                            FlushText::number(line.first, line.last)},
                                           TextRole::Label, end - line.column - padding - 2);
            if (!line.text.isEmpty()) {
                const double top = std::max(double(m_zone.top()), line.top - height / 2);
                const double width = texts.width(line.text, TextRole::Label) + padding;
                line.cap = QRectF(line.column, top, width, height);
            }
        }
    }

    const LaneContext &m_context;
    const RowLayout &m_rows;
    const CopyOnWriteList<FlushTimeline> &m_flushes;
    QRect m_zone;
    std::optional<std::size_t> m_firstSeen; ///< rows of tasks
    std::optional<std::size_t> m_lastSeen;
    std::vector<FlushLine> m_lines;
};

} // namespace

std::vector<FlushLine> flushLinesOf(const LaneContext &context, const std::vector<Lane> &lanes)
{
    return FlushLineMaker(context, lanes).make();
}

const FlushLine *flushLineAt(const TimelineGeometry &geometry, QPoint place)
{
    for (const FlushLine &line : geometry.flushes) {
        const bool isOnCap = line.cap && line.cap->contains(place);
        const bool isOnLine = std::abs(place.x() - line.column) <= nearness
            && place.y() >= line.top && place.y() <= line.bottom;
        if (isOnCap || isOnLine) {
            return &line;
        }
    }
    return nullptr;
}

} // namespace Coroscope
