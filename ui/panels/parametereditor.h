// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/parameters.h"

#include <QtWidgets/QWidget>

class QLabel;

namespace Coroscope {

/// A label and the editor that fits one parameter of a demo.
class ParameterEditor : public QWidget
{
    Q_OBJECT
public:
    /// The parameter must outlive the editor.
    explicit ParameterEditor(const Parameter &parameter, QWidget *parent = nullptr);

    const Parameter &parameter() const noexcept { return m_parameter; }
    ParameterValue value() const;
    /// Does not emit edited(). A value outside the parameter's range becomes the nearest inside.
    void setValue(const ParameterValue &value);
    void retranslate();

Q_SIGNALS:
    /// The user changed the value.
    void edited();

private:
    void makeEditor();
    void makeIntegerEditor();
    void makeRealEditor();
    void makeChoiceEditor();
    void makeTextEditor();

    const Parameter &m_parameter;
    QLabel *m_label;
    QWidget *m_editor = nullptr;
};

} // namespace Coroscope
