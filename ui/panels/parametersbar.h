// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"

#include <QtWidgets/QWidget>

#include <vector>

class QToolButton;

namespace Coroscope {

class ParameterEditor;

/// The editors of a demo's parameters, and a button that puts them back to their defaults.
class ParametersBar : public QWidget
{
    Q_OBJECT
public:
    explicit ParametersBar(QWidget *parent = nullptr);

    /// Shows editors for this demo's parameters, which must outlive the bar. Values that the demo
    /// does not have are passed over, missing ones are the defaults.
    void setScenario(const Scenario &scenario, const ParameterValues &values);
    ParameterValues values() const;
    bool isDefault() const;
    void resetToDefaults();

Q_SIGNALS:
    /// The values changed, by the user or by a reset.
    void valuesChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void noteChange();

    const Scenario *m_scenario = nullptr;
    std::vector<ParameterEditor *> m_editors;
    QToolButton *m_reset;
};

} // namespace Coroscope
