// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/snapshot.h"

#include <QtWidgets/QWidget>

#include <optional>

namespace Coroscope {

class CopyView;
class OutputModel;

/// The printed lines of a run; stays at the newest one unless the user scrolled away from it.
class OutputPanel : public QWidget
{
    Q_OBJECT
public:
    explicit OutputPanel(QWidget *parent = nullptr);

    void setSnapshot(const Snapshot &snapshot);
    void setSelectedTask(std::optional<TaskId> task);
    CopyView &view() noexcept { return *m_view; }

Q_SIGNALS:
    void taskSelected(std::optional<Coroscope::TaskId> task);

protected:
    void changeEvent(QEvent *event) override;

private:
    void useFonts();
    void retranslate();

    OutputModel *m_model;
    CopyView *m_view;
};

} // namespace Coroscope
