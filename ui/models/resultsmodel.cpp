// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/resultsmodel.h"

#include "ui/models/requesttext.h"
#include "ui/models/taskroles.h"
#include "ui/models/texts.h"

#include <QtGui/QFont>
#include <QtGui/QTextDocument>

namespace Coroscope {
namespace {

QString optionalSeconds(std::optional<TraceTime> time)
{
    return time ? secondsNumber(*time) : QString();
}

QString secondsIn(const StateTimes &times, TaskState state)
{
    return secondsNumber(times[std::size_t(state)]);
}

} // namespace

void ResultsModel::setSnapshot(const Snapshot &snapshot)
{
    if (snapshot.tables != m_snapshot.tables || snapshot.tasks.size() < m_snapshot.tasks.size()) {
        startAfresh(snapshot);
        return;
    }
    addRows(snapshot);
    addLines();
    if (rowCount() > 0) {
        const int firstChanged = int(m_settled);
        Q_EMIT dataChanged(index(firstChanged, 0), index(rowCount() - 1, ColumnCount - 1),
                           {Qt::DisplayRole});
    }
    while (m_settled < snapshot.tasks.size() && snapshot.tasks.at(m_settled).end != TaskEnd::None) {
        ++m_settled;
    }
}

void ResultsModel::startAfresh(const Snapshot &snapshot)
{
    beginResetModel();
    m_snapshot = snapshot;
    m_totals = {};
    m_totals.takeIn(snapshot);
    m_settled = 0;
    m_lines.clear();
    m_linesTaken = 0;
    for (const std::size_t task : takeInLines()) {
        m_lines[task].shown = m_lines[task].numbers.size();
    }
    endResetModel();
}

void ResultsModel::addRows(const Snapshot &snapshot)
{
    const std::size_t before = m_snapshot.tasks.size();
    const std::size_t after = snapshot.tasks.size();
    if (after > before) {
        // Without tasks there is no row of sums either.
        beginInsertRows({}, int(before), before == 0 ? int(after) : int(after) - 1);
    }
    m_snapshot = snapshot;
    m_totals.takeIn(snapshot);
    if (after > before) {
        endInsertRows();
    }
}

std::vector<std::size_t> ResultsModel::takeInLines()
{
    m_lines.resize(m_snapshot.tasks.size());
    std::vector<std::size_t> tasks;
    for (; m_linesTaken < m_snapshot.output.size(); ++m_linesTaken) {
        const OutputLine &line = m_snapshot.output.at(m_linesTaken);
        if (!line.task || m_snapshot.task(*line.task) == nullptr) {
            continue;
        }
        const std::size_t task = line.task->value() - 1;
        if (m_lines[task].numbers.size() == m_lines[task].shown) {
            tasks.push_back(task);
        }
        m_lines[task].numbers.push_back(std::uint32_t(m_linesTaken));
    }
    return tasks;
}

void ResultsModel::addLines()
{
    for (const std::size_t task : takeInLines()) {
        TaskLines &lines = m_lines[task];
        beginInsertRows(index(int(task), 0), int(lines.shown), int(lines.numbers.size()) - 1);
        lines.shown = lines.numbers.size();
        endInsertRows();
    }
}

void ResultsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

QModelIndex ResultsModel::indexOf(TaskId task) const
{
    return m_snapshot.task(task) != nullptr ? index(int(task.value()) - 1, 0) : QModelIndex();
}

QModelIndex ResultsModel::index(int row, int column, const QModelIndex &parent) const
{
    // A line holds the row of its task, counted from 1.
    return hasIndex(row, column, parent)
               ? createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : 0)
               : QModelIndex();
}

QModelIndex ResultsModel::parent(const QModelIndex &child) const
{
    return child.isValid() && isLine(child) ? createIndex(int(child.internalId()) - 1, 0, quintptr(0))
                                            : QModelIndex();
}

int ResultsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid()) {
        return m_snapshot.tasks.isEmpty() ? 0 : int(m_snapshot.tasks.size()) + 1;
    }
    const bool hasLines = !isLine(parent) && parent.column() == 0
                          && std::size_t(parent.row()) < m_lines.size();
    return hasLines ? int(m_lines[std::size_t(parent.row())].shown) : 0;
}

int ResultsModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

const OutputLine &ResultsModel::lineAt(const QModelIndex &index) const
{
    const TaskLines &lines = m_lines[index.internalId() - 1];
    return m_snapshot.output.at(lines.numbers[std::size_t(index.row())]);
}

QVariant ResultsModel::lineData(const QModelIndex &index, int role) const
{
    if (role == TaskIdRole) {
        return quint32(index.internalId());
    }
    if (role == Qt::TextAlignmentRole && index.column() == LineTimeColumn) {
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole) {
        return Qt::convertFromPlainText(m_snapshot.text(lineAt(index).text));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (index.column()) {
    case LineTimeColumn:
        return secondsNumber(lineAt(index).at);
    case LineTextColumn:
        return m_snapshot.text(lineAt(index).text);
    default:
        return {};
    }
}

QString ResultsModel::resultText(const TaskTimeline &task) const
{
    const QString text = task.result ? m_snapshot.text(*task.result) : QString();
    switch (task.end) {
    case TaskEnd::None:
        return tr("unfinished");
    case TaskEnd::Finished:
        return text.isEmpty() ? tr("finished") : text;
    case TaskEnd::Failed:
        return text.isEmpty() ? tr("failed") : tr("failed: %1").arg(RequestText::failure(text));
    case TaskEnd::Cancelled:
        return tr("cancelled");
    case TaskEnd::Lost:
        return tr("lost");
    case TaskEnd::NeverStarted:
        return tr("never started");
    }
    return {};
}

QString ResultsModel::taskText(int row, int column) const
{
    const TaskTimeline &task = m_snapshot.tasks.at(std::size_t(row));
    if (column == TaskColumn) {
        return m_snapshot.text(task.name);
    }
    if (column == ResultColumn) {
        return resultText(task);
    }
    const TaskFigures figures = figuresOf(task, m_snapshot.now);
    switch (column) {
    case StartedColumn:
        return optionalSeconds(figures.started);
    case FinishedColumn:
        return optionalSeconds(figures.finished);
    case ElapsedColumn:
        return optionalSeconds(figures.elapsed);
    case AwaitingColumn:
        return secondsIn(figures.times, TaskState::Awaiting);
    case ReadyColumn:
        return secondsIn(figures.times, TaskState::Ready);
    default:
        return secondsIn(figures.times, TaskState::Blocking);
    }
}

QString ResultsModel::totalsText(int column) const
{
    switch (column) {
    case TaskColumn:
        return tr("Sum without main");
    case ElapsedColumn:
        return m_totals.job() ? tr("job %1").arg(secondsNumber(*m_totals.job())) : QString();
    case AwaitingColumn:
        return secondsIn(m_totals.times(), TaskState::Awaiting);
    case ReadyColumn:
        return secondsIn(m_totals.times(), TaskState::Ready);
    case BlockingColumn:
        return secondsIn(m_totals.times(), TaskState::Blocking);
    case ResultColumn:
        return m_totals.speedUp() ? tr("%1 × (one by one %2)")
                                        .arg(QString::number(*m_totals.speedUp(), 'f', 2),
                                             secondsText(m_totals.oneByOne()))
                                  : QString();
    default:
        return {};
    }
}

QVariant ResultsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    if (isLine(index)) {
        return lineData(index, role);
    }
    const bool isTotals = isTotalsRow(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return isTotals ? totalsText(index.column()) : taskText(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return index.column() == TaskColumn || index.column() == ResultColumn
                   ? QVariant()
                   : QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::FontRole: {
        QFont bold;
        bold.setBold(true);
        return isTotals ? QVariant(bold) : QVariant();
    }
    case Qt::ToolTipRole:
        return isTotals || index.column() != ResultColumn
                   ? QVariant()
                   : Qt::convertFromPlainText(taskText(index.row(), ResultColumn));
    case TaskIdRole:
        return isTotals ? QVariant() : QVariant(quint32(index.row() + 1));
    default:
        return {};
    }
}

QVariant ResultsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole && section != TaskColumn && section != ResultColumn) {
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case TaskColumn:
        return tr("Task");
    case StartedColumn:
        return tr("Started (s)");
    case FinishedColumn:
        return tr("Finished (s)");
    case ElapsedColumn:
        return tr("Elapsed (s)");
    case AwaitingColumn:
        return tr("Awaiting (s)");
    case ReadyColumn:
        return tr("Ready (s)");
    case BlockingColumn:
        return tr("Blocking (s)");
    default:
        return tr("Result");
    }
}

} // namespace Coroscope
