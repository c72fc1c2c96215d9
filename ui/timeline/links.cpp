// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lanes.h"
#include "ui/timeline/spantext.h"

#include <QtCore/QHash>

namespace Coroscope {
namespace {

constexpr std::size_t mostWakes = 40;
constexpr std::size_t mostWrites = 80;

class LinkMaker
{
public:
    LinkMaker(const LaneContext &context, const std::vector<Lane> &lanes)
        : m_context(context)
        , m_lanes(lanes)
    {
        for (std::size_t i = 0; i < lanes.size(); ++i) {
            if (lanes[i].row.kind == Row::Kind::Task) {
                m_laneOfTask.insert(lanes[i].row.task().value(), i);
            }
        }
    }

    std::vector<Link> make()
    {
        addWakes();
        addWrites();
        return std::move(m_links);
    }

private:
    const Lane *laneOf(TaskId task) const
    {
        const auto row = m_context.in.rows.rowOfTask(task);
        if (!row) {
            return nullptr;
        }
        const auto found = m_laneOfTask.constFind(
            m_context.in.rows.rows()[*row].task().value());
        return found == m_laneOfTask.constEnd() ? nullptr : &m_lanes[*found];
    }

    /// The upper or lower edge of the bars of a lane, whichever is nearer to `other`.
    double edge(const Lane &lane, const Lane &other) const
    {
        const QRect area = barArea(lane.rect, lane.row, m_context.in.rows.density(),
                                   TaskState::Running);
        return other.rect.top() > lane.rect.top() ? area.bottom() + 1 : area.top();
    }

    /// Who gave the thread away at that moment.
    std::optional<TaskId> holderUntil(TraceTime at, TaskId other) const
    {
        const SpanTrack &thread = m_context.snapshot.thread;
        constexpr std::size_t mostLooks = 16;
        const std::size_t first = thread.firstEndingAtOrAfter(at);
        for (std::size_t i = first; i < std::min(thread.size(), first + mostLooks); ++i) {
            const Span &span = thread.at(i);
            if (span.end != at || span.begin == at) {
                break;
            }
            if (span.task != other) {
                return span.task;
            }
        }
        return std::nullopt;
    }

    void addWakes()
    {
        if (m_context.in.rows.density() > RowDensity::Medium) {
            return; // no room for an arrow between the bars of two rows
        }
        std::vector<std::pair<const Lane *, const Bar *>> ready;
        for (const Lane &lane : m_lanes) {
            for (const Bar &bar : lane.bars) {
                if (bar.state == TaskState::Ready && lane.row.kind == Row::Kind::Task) {
                    ready.emplace_back(&lane, &bar);
                }
            }
            if (ready.size() > mostWakes) {
                return;
            }
        }
        for (const auto &[lane, bar] : ready) {
            addWake(*lane, *bar);
        }
    }

    void addWake(const Lane &lane, const Bar &bar)
    {
        const auto span = spanAt(m_context.snapshot, bar.task, bar.begin);
        const bool isCaused = span && span->cause;
        const TraceTime at = isCaused ? bar.begin : bar.end;
        const auto from = isCaused ? span->cause : holderUntil(bar.end, bar.task);
        const Lane *source = from ? laneOf(*from) : nullptr;
        if (source != nullptr && source != &lane && m_context.isSeen(at)) {
            const double x = m_context.scale.x(at);
            m_links.push_back({Link::Kind::Wake, QPointF(x, edge(*source, lane)),
                               QPointF(x, edge(lane, *source))});
        }
    }

    void addWrites()
    {
        for (const Lane &lane : m_lanes) {
            if (lane.row.kind == Row::Kind::Variable) {
                addWrites(lane, m_context.snapshot.variables[lane.row.index]);
            }
        }
    }

    void addWrites(const Lane &lane, const VariableTimeline &variable)
    {
        const auto &values = variable.values;
        const TimeRange &seen = m_context.seen;
        const std::size_t first = leading(
            values, [&](const VariableAccess &a) { return a.at < seen.begin; });
        const std::size_t end = leading(
            values, [&](const VariableAccess &a) { return a.at <= seen.end; });
        if (end - first > mostWrites || lane.boxes.empty()) {
            return;
        }
        for (std::size_t i = first; i < end; ++i) {
            const VariableAccess &write = values.at(i);
            const Lane *source = write.task ? laneOf(*write.task) : nullptr;
            if (source == nullptr || write.kind == VariableAccess::Kind::Made) {
                continue;
            }
            const bool isStale = write.kind == VariableAccess::Kind::WrittenStale;
            const double x = m_context.scale.column(write.at);
            m_links.push_back({isStale ? Link::Kind::StaleWrite : Link::Kind::Write,
                               QPointF(x, edge(*source, lane)),
                               QPointF(x, lane.boxes.front().rect.top())});
        }
    }

    const LaneContext &m_context;
    const std::vector<Lane> &m_lanes;
    QHash<std::uint32_t, std::size_t> m_laneOfTask;
    std::vector<Link> m_links;
};

} // namespace

std::vector<Link> linksOf(const LaneContext &context, const std::vector<Lane> &lanes)
{
    return LinkMaker(context, lanes).make();
}

} // namespace Coroscope
