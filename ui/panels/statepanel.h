// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/snapshot.h"

#include <QtWidgets/QWidget>

#include <optional>

class QLabel;

namespace Coroscope {

class CopyView;
class StateModel;

/// The shared variables at a moment: what they hold, how they came to it, who wrote last.
class StatePanel : public QWidget
{
    Q_OBJECT
public:
    enum class Form { Full, Card }; ///< a card has no headings and is as high as its rows

    explicit StatePanel(Form form, QWidget *parent = nullptr);

    void setSnapshot(const Snapshot &snapshot, TraceTime at);
    bool isEmpty() const;

Q_SIGNALS:
    void taskSelected(std::optional<Coroscope::TaskId> task);

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeLayout();
    void useFonts();
    void fitColumns();
    bool hasStaleWrites() const;
    void retranslate();

    Form m_form;
    TraceTime m_at{};
    bool m_hasStaleWrites = false;
    StateModel *m_model;
    QLabel *m_title;
    QLabel *m_moment;
    CopyView *m_view;
    QLabel *m_nothing;
};

} // namespace Coroscope
