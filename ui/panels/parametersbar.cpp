// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/parametersbar.h"

#include "ui/panels/flowlayout.h"
#include "ui/panels/parametereditor.h"

#include <QtCore/QEvent>
#include <QtWidgets/QToolButton>

namespace Coroscope {

ParametersBar::ParametersBar(QWidget *parent)
    : QWidget(parent)
    , m_reset(new QToolButton(this))
{
    auto *flow = new FlowLayout(this);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(10);
    m_reset->setObjectName(QStringLiteral("resetParameters"));
    connect(m_reset, &QToolButton::clicked, this, &ParametersBar::resetToDefaults);
    retranslate();
}

void ParametersBar::setScenario(const Scenario &scenario, const ParameterValues &values)
{
    while (QLayoutItem *item = layout()->takeAt(0)) {
        delete item;
    }
    qDeleteAll(std::exchange(m_editors, {}));
    m_scenario = &scenario;
    for (const Parameter &parameter : scenario.parameters) {
        auto *editor = new ParameterEditor(parameter, this);
        const auto stored = values.all().constFind(parameter.name);
        if (stored != values.all().constEnd()) {
            editor->setValue(*stored);
        }
        connect(editor, &ParameterEditor::edited, this, &ParametersBar::noteChange);
        layout()->addWidget(editor);
        m_editors.push_back(editor);
    }
    layout()->addWidget(m_reset);
    m_reset->setVisible(!m_editors.empty());
    m_reset->setEnabled(!isDefault());
    updateGeometry();
}

ParameterValues ParametersBar::values() const
{
    ParameterValues values;
    for (const ParameterEditor *editor : m_editors) {
        values.set(editor->parameter().name, editor->value());
    }
    return values;
}

bool ParametersBar::isDefault() const
{
    return m_scenario == nullptr
           || values() == ParameterValues::defaultsOf(m_scenario->parameters);
}

void ParametersBar::resetToDefaults()
{
    for (ParameterEditor *editor : m_editors) {
        editor->setValue(editor->parameter().defaultValue);
    }
    noteChange();
}

void ParametersBar::noteChange()
{
    m_reset->setEnabled(!isDefault());
    Q_EMIT valuesChanged();
}

void ParametersBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void ParametersBar::retranslate()
{
    m_reset->setText(tr("Reset"));
    m_reset->setToolTip(tr("Put all parameters of this demo back to their defaults"));
    for (ParameterEditor *editor : m_editors) {
        editor->retranslate();
    }
}

} // namespace Coroscope
