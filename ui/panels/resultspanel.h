// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/snapshot.h"

#include <QtWidgets/QWidget>

#include <optional>

namespace Coroscope {

class CopyView;
class RequestTotalsCard;
class ResultsModel;

/// The table of what every task took, with its sums, and below it the figures of its requests. The
/// row of a task opens to the lines that it printed.
class ResultsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ResultsPanel(QWidget *parent = nullptr);

    void setSnapshot(const Snapshot &snapshot);
    void setSelectedTask(std::optional<TaskId> task);
    CopyView &view() noexcept { return *m_view; }

Q_SIGNALS:
    void taskSelected(std::optional<Coroscope::TaskId> task);

protected:
    void changeEvent(QEvent *event) override;

private:
    void sizeColumns();
    void retranslate();

    ResultsModel *m_model;
    CopyView *m_view;
    RequestTotalsCard *m_requests;
};

} // namespace Coroscope
