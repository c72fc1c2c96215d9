// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/runbar.h"

#include "core/scenario/scenario.h"
#include "ui/panels/clockswitch.h"
#include "ui/panels/flowlayout.h"
#include "ui/panels/parametersbar.h"

#include <QtCore/QEvent>
#include <QtCore/QSignalBlocker>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QToolButton>

#include <algorithm>
#include <array>
#include <limits>

namespace Coroscope {
namespace {

constexpr std::array<double, 9> speeds{0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 100};

} // namespace

RunBar::RunBar(QAction &run, QAction &stop, QWidget *parent)
    : QWidget(parent)
    , m_run(new QToolButton(this))
    , m_stop(new QToolButton(this))
    , m_clock(new ClockSwitch(this))
    , m_speed(new QComboBox(this))
    , m_seed(new QSpinBox(this))
    , m_parameters(new ParametersBar(this))
    , m_clockLabel(new QLabel(this))
    , m_speedLabel(new QLabel(this))
    , m_seedLabel(new QLabel(this))
{
    setObjectName(QStringLiteral("runBar"));
    m_run->setDefaultAction(&run);
    m_run->setProperty("primary", true);
    m_stop->setDefaultAction(&stop);
    m_seed->setObjectName(QStringLiteral("seed"));
    m_seed->setRange(0, std::numeric_limits<int>::max());
    makeSpeeds();
    makeLayout();
    connect(m_clock, &ClockSwitch::clockChanged, this, &RunBar::requestChanged);
    connect(m_seed, &QSpinBox::valueChanged, this, &RunBar::requestChanged);
    connect(m_parameters, &ParametersBar::valuesChanged, this, &RunBar::requestChanged);
    retranslate();
}

void RunBar::makeSpeeds()
{
    m_speed->setObjectName(QStringLiteral("speed"));
    for (const double speed : speeds) {
        m_speed->addItem(QString::number(speed) + QStringLiteral(" ×"), speed);
    }
    connect(m_speed, &QComboBox::currentIndexChanged, this, &RunBar::requestChanged);
}

QWidget *RunBar::labelled(QLabel *label, QWidget *editor)
{
    auto *pair = new QWidget(this);
    auto *layout = new QHBoxLayout(pair);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(label);
    layout->addWidget(editor);
    label->setProperty("dim", true);
    label->setBuddy(editor);
    return pair;
}

void RunBar::makeLayout()
{
    for (QToolButton *button : {m_run, m_stop}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
    auto *flow = new FlowLayout(this);
    flow->setContentsMargins(12, 8, 12, 8);
    flow->setSpacing(10);
    flow->addWidget(m_run);
    flow->addWidget(m_stop);
    flow->addWidget(labelled(m_clockLabel, m_clock));
    flow->addWidget(labelled(m_speedLabel, m_speed));
    flow->addWidget(labelled(m_seedLabel, m_seed));
    flow->addWidget(m_parameters);
}

void RunBar::setRequest(const Scenario &scenario, const RunRequest &request)
{
    m_scenario = &scenario;
    const QSignalBlocker blocker(this);
    m_clock->setNetworkUse(scenario.network);
    m_clock->setClock(request.clock);
    m_speed->setCurrentIndex(std::max(0, m_speed->findData(request.speed)));
    m_seed->setValue(int(request.seed));
    m_parameters->setScenario(scenario, request.parameters);
}

RunRequest RunBar::request() const
{
    RunRequest request;
    request.scenario = m_scenario != nullptr ? m_scenario->id : QString();
    request.parameters = m_parameters->values();
    request.clock = m_clock->clock();
    request.speed = m_speed->currentData().toDouble();
    request.seed = quint32(m_seed->value());
    return request;
}

void RunBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void RunBar::retranslate()
{
    m_clockLabel->setText(tr("Clock"));
    m_speedLabel->setText(tr("Speed"));
    m_seedLabel->setText(tr("Seed"));
    m_speed->setToolTip(tr("How many times faster than life the run goes; reported times stay "
                           "those of the demo"));
    m_seed->setToolTip(tr("The same seed draws the same random numbers"));
}

} // namespace Coroscope
