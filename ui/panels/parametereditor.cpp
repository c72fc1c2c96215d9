// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/parametereditor.h"

#include "ui/models/texts.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDoubleSpinBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSpinBox>

#include <algorithm>
#include <limits>

namespace Coroscope {
namespace {

// Words of the registry that are English in reports and shown in the interface's language.
[[maybe_unused]] constexpr const char *shownWords[] = {
    QT_TRANSLATE_NOOP("Scenario", "gather"),        QT_TRANSLATE_NOOP("Scenario", "one-by-one"),
    QT_TRANSLATE_NOOP("Scenario", "interleaved"),   QT_TRANSLATE_NOOP("Scenario", "reads-first"),
    QT_TRANSLATE_NOOP("Scenario", "sequential"),    QT_TRANSLATE_NOOP("Scenario", "await-first"),
    QT_TRANSLATE_NOOP("Scenario", "block-first"),   QT_TRANSLATE_NOOP("Scenario", "worker-first"),
    QT_TRANSLATE_NOOP("Scenario", "watcher-first"), QT_TRANSLATE_NOOP("Scenario", "none"),
    QT_TRANSLATE_NOOP("Scenario", "mutex"),         QT_TRANSLATE_NOOP("Scenario", "no-await"),
    QT_TRANSLATE_NOOP("Scenario", "unlimited"),     QT_TRANSLATE_NOOP("Scenario", "lazy"),
    QT_TRANSLATE_NOOP("Scenario", "eager"),         QT_TRANSLATE_NOOP("Scenario", "no"),
    QT_TRANSLATE_NOOP("Scenario", "yes"),           QT_TRANSLATE_NOOP("Scenario", "loop"),
    QT_TRANSLATE_NOOP("Scenario", "worker"),        QT_TRANSLATE_NOOP("Scenario", "s"),
    QT_TRANSLATE_NOOP("Scenario", "bytes"),         QT_TRANSLATE_NOOP("Scenario", "all-at-once"),
    QT_TRANSLATE_NOOP("Scenario", "batched"),       QT_TRANSLATE_NOOP("Scenario", "primed"),
    QT_TRANSLATE_NOOP("Scenario", "single"),        QT_TRANSLATE_NOOP("Scenario", "filled"),
    QT_TRANSLATE_NOOP("Scenario", "cold"),          QT_TRANSLATE_NOOP("Scenario", "ms"),
};

/// A spin box whose least value is shown as a word, which may be typed too, also in English.
class NumberOrNoneSpinBox : public QSpinBox
{
public:
    using QSpinBox::QSpinBox;

protected:
    QValidator::State validate(QString &input, int &position) const override
    {
        const QString typed = input.trimmed();
        for (const QString &word : words()) {
            if (!typed.isEmpty() && word.startsWith(typed, Qt::CaseInsensitive)) {
                return typed.size() == word.size() ? QValidator::Acceptable
                                                   : QValidator::Intermediate;
            }
        }
        return QSpinBox::validate(input, position);
    }
    int valueFromText(const QString &text) const override
    {
        const bool isNone = words().contains(text.trimmed(), Qt::CaseInsensitive);
        return isNone ? minimum() : QSpinBox::valueFromText(text);
    }

private:
    QStringList words() const { return {specialValueText(), QString(noNumber)}; }
};

/// A spin box for plain real numbers, without zeros at their end: "0.15".
class NumberSpinBox : public QDoubleSpinBox
{
public:
    using QDoubleSpinBox::QDoubleSpinBox;
    /// The usual hint has room for the ends of the range, which may be shorter than what is between.
    QSize sizeHint() const override
    {
        const QSize ends = QDoubleSpinBox::sizeHint();
        return {ends.width() + fontMetrics().horizontalAdvance(u'0') * (decimals() + 1),
                ends.height()};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    QString textFromValue(double value) const override
    {
        return locale().toString(value, 'g', QLocale::FloatingPointShortest);
    }
};

int spinLimit(double limit)
{
    constexpr double largest = std::numeric_limits<int>::max();
    return int(std::clamp(limit, -largest, largest));
}

} // namespace

ParameterEditor::ParameterEditor(const Parameter &parameter, QWidget *parent)
    : QWidget(parent)
    , m_parameter(parameter)
    , m_label(new QLabel(this))
{
    setObjectName(parameter.name);
    makeEditor();
    m_label->setBuddy(m_editor);
    m_label->setProperty("dim", true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_label);
    layout->addWidget(m_editor);
    setValue(parameter.defaultValue);
    retranslate();
}

void ParameterEditor::makeEditor()
{
    switch (m_parameter.type) {
    case ParameterType::Integer:
    case ParameterType::IntegerOrNone:
        return makeIntegerEditor();
    case ParameterType::Number:
    case ParameterType::Seconds:
        return makeRealEditor();
    case ParameterType::Choice:
        return makeChoiceEditor();
    case ParameterType::Address:
    case ParameterType::HostAndPort:
    case ParameterType::Text:
        return makeTextEditor();
    }
}

void ParameterEditor::makeIntegerEditor()
{
    QSpinBox *spin = m_parameter.type == ParameterType::IntegerOrNone
                         ? new NumberOrNoneSpinBox(this)
                         : new QSpinBox(this);
    // One below the least number stands for none: the spin box shows a word there.
    const int below = m_parameter.type == ParameterType::IntegerOrNone ? 1 : 0;
    spin->setRange(spinLimit(m_parameter.minimum) - below, spinLimit(m_parameter.maximum));
    spin->setButtonSymbols(QAbstractSpinBox::NoButtons);
    spin->setGroupSeparatorShown(true);
    spin->setAccelerated(true);
    connect(spin, &QSpinBox::valueChanged, this, &ParameterEditor::edited);
    m_editor = spin;
}

void ParameterEditor::makeRealEditor()
{
    const bool isPlain = m_parameter.type == ParameterType::Number;
    QDoubleSpinBox *spin = isPlain ? new NumberSpinBox(this) : new QDoubleSpinBox(this);
    spin->setButtonSymbols(QAbstractSpinBox::NoButtons);
    spin->setDecimals(3);
    spin->setRange(m_parameter.minimum, m_parameter.maximum);
    spin->setSingleStep(isPlain ? (m_parameter.maximum - m_parameter.minimum) / 20 : 0.5);
    spin->setAccelerated(true);
    connect(spin, &QDoubleSpinBox::valueChanged, this, &ParameterEditor::edited);
    m_editor = spin;
}

void ParameterEditor::makeChoiceEditor()
{
    auto *combo = new QComboBox(this);
    combo->addItems(m_parameter.choices);
    connect(combo, &QComboBox::currentIndexChanged, this, &ParameterEditor::edited);
    m_editor = combo;
}

void ParameterEditor::makeTextEditor()
{
    auto *line = new QLineEdit(this);
    line->setClearButtonEnabled(true);
    // Other texts are names; an address is longer.
    const int letters = m_parameter.type == ParameterType::Address ? 24 : 14;
    line->setMinimumWidth(fontMetrics().averageCharWidth() * letters);
    connect(line, &QLineEdit::textEdited, this, &ParameterEditor::edited);
    m_editor = line;
}

ParameterValue ParameterEditor::value() const
{
    if (const auto *spin = qobject_cast<QSpinBox *>(m_editor)) {
        const bool isNone = m_parameter.type == ParameterType::IntegerOrNone
                            && spin->value() == spin->minimum();
        return isNone ? ParameterValue(QString(noNumber))
                      : ParameterValue(qint64(spin->value()));
    }
    if (const auto *spin = qobject_cast<QDoubleSpinBox *>(m_editor)) {
        return spin->value();
    }
    if (const auto *combo = qobject_cast<QComboBox *>(m_editor)) {
        return m_parameter.choices.value(combo->currentIndex());
    }
    return static_cast<QLineEdit *>(m_editor)->text().trimmed();
}

void ParameterEditor::setValue(const ParameterValue &value)
{
    const QSignalBlocker blocker(m_editor);
    if (auto *spin = qobject_cast<QSpinBox *>(m_editor)) {
        const auto *number = std::get_if<qint64>(&value);
        spin->setValue(number != nullptr ? spinLimit(double(*number)) : spin->minimum());
    } else if (auto *seconds = qobject_cast<QDoubleSpinBox *>(m_editor)) {
        const auto *number = std::get_if<double>(&value);
        seconds->setValue(number != nullptr ? *number : seconds->minimum());
    } else if (const auto *text = std::get_if<QString>(&value)) {
        if (auto *combo = qobject_cast<QComboBox *>(m_editor)) {
            combo->setCurrentIndex(int(std::max(qsizetype(0), m_parameter.choices.indexOf(*text))));
        } else {
            static_cast<QLineEdit *>(m_editor)->setText(*text);
        }
    }
}

void ParameterEditor::retranslate()
{
    m_label->setText(scenarioText(m_parameter.label));
    setToolTip(scenarioText(m_parameter.description));
    m_editor->setAccessibleDescription(scenarioText(m_parameter.description));
    if (auto *combo = qobject_cast<QComboBox *>(m_editor)) {
        for (int i = 0; i < combo->count(); ++i) {
            combo->setItemText(i, scenarioText(m_parameter.choices.at(i).toUtf8().constData()));
        }
    }
    const QString unit = scenarioText(m_parameter.unit.toUtf8().constData());
    const QString suffix = unit.isEmpty() ? QString() : u' ' + unit;
    if (auto *spin = qobject_cast<QSpinBox *>(m_editor)) {
        spin->setSuffix(suffix);
        if (m_parameter.type == ParameterType::IntegerOrNone) {
            spin->setSpecialValueText(scenarioText(noNumber.data()));
        }
    } else if (auto *seconds = qobject_cast<QDoubleSpinBox *>(m_editor)) {
        seconds->setSuffix(suffix);
    }
    if (auto *line = qobject_cast<QLineEdit *>(m_editor)) {
        line->setPlaceholderText(scenarioText(m_parameter.emptyMeaning));
    }
}

} // namespace Coroscope
