// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/runrequest.h"

#include <QtWidgets/QWidget>

class QAction;
class QComboBox;
class QLabel;
class QSpinBox;
class QToolButton;

namespace Coroscope {

class ClockSwitch;
class ParametersBar;
struct Scenario;

/// All that decides how a demo runs, in one row: run and stop, clock, speed, seed, parameters.
class RunBar : public QWidget
{
    Q_OBJECT
public:
    RunBar(QAction &run, QAction &stop, QWidget *parent = nullptr);

    /// Shows the parameters of this demo, which must outlive the bar. The request's parameters
    /// that the demo does not have are passed over, missing ones are the defaults.
    void setRequest(const Scenario &scenario, const RunRequest &request);
    /// What the bar shows; of the demo set last.
    RunRequest request() const;
    ParametersBar &parameters() noexcept { return *m_parameters; }

Q_SIGNALS:
    /// The user changed something.
    void requestChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeSpeeds();
    void makeLayout();
    QWidget *labelled(QLabel *label, QWidget *editor);
    void retranslate();

    const Scenario *m_scenario = nullptr;
    QToolButton *m_run;
    QToolButton *m_stop;
    ClockSwitch *m_clock;
    QComboBox *m_speed;
    QSpinBox *m_seed;
    ParametersBar *m_parameters;
    QLabel *m_clockLabel;
    QLabel *m_speedLabel;
    QLabel *m_seedLabel;
};

} // namespace Coroscope
