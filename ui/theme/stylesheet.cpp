// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/stylesheet.h"

#include <QtCore/QHash>

#include <array>
#include <utility>

namespace Coroscope {
namespace {

using enum ColourRole;

constexpr std::array<std::pair<const char *, ColourRole>, 13> names{{
    {"@window", Window}, {"@panel", Panel}, {"@separator", Separator}, {"@text", Text},
    {"@dim", DimText}, {"@accent", Accent}, {"@onaccent", OnAccent}, {"@wash", AccentWash},
    {"@hover", Hover}, {"@grid", Grid}, {"@selection", Selection}, {"@warning", Warning},
    {"@edge", VariableEdge},
}};

constexpr const char *containers = R"(
QMainWindow, QDialog { background: @panel; }
QMainWindow::separator { background: @separator; width: 1px; height: 1px; }
QMenuBar { background: @panel; color: @text; padding: 2px 8px; }
QMenuBar::item { background: transparent; padding: 5px 12px; border-radius: 5px; }
QMenuBar::item:selected { background: @wash; color: @accent; }
QMenu { background: @panel; color: @text; border: 1px solid @separator; padding: 5px; }
QMenu::item { padding: 6px 28px 6px 22px; border-radius: 5px; }
QMenu::item:selected { background: @wash; color: @accent; }
QMenu::item:disabled { color: @dim; }
QMenu::separator { height: 1px; background: @separator; margin: 5px 8px; }
QToolBar { background: @panel; border: none; border-bottom: 1px solid @separator;
    padding: 8px 12px; spacing: 8px; }
QToolBar::separator { background: @separator; width: 1px; margin: 4px 6px; }
QStatusBar { background: @panel; color: @dim; border-top: 1px solid @separator; }
QStatusBar::item { border: none; }
QDockWidget { color: @text; }
QDockWidget::title { background: @panel; padding: 8px 14px; }
QSplitter::handle { background: @separator; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QToolTip { background: @panel; color: @text; border: 1px solid @separator; padding: 6px 8px; }
QLabel[dim="true"] { color: @dim; }
QLabel[heading="true"] { color: @dim; font-weight: 600; }
QFrame[card="true"] { background: @window; border: 1px solid @separator; border-radius: 6px; }
)";

constexpr const char *buttons = R"(
QPushButton, QToolButton, QComboBox, QSpinBox, QDoubleSpinBox, QLineEdit {
    background: @window; color: @text; border: 1px solid @separator; border-radius: 6px;
    padding: 5px 12px; min-height: 18px; }
QLineEdit, QSpinBox, QDoubleSpinBox { padding: 5px 8px; selection-background-color: @accent;
    selection-color: @onaccent; }
QPushButton:hover, QToolButton:hover, QComboBox:hover { background: @hover; }
QPushButton:pressed, QToolButton:pressed { background: @wash; }
QPushButton:checked, QToolButton:checked { background: @wash; color: @accent;
    border-color: @edge; }
QPushButton:focus, QToolButton:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QLineEdit:focus { border-color: @accent; }
QPushButton:disabled, QToolButton:disabled, QComboBox:disabled, QLineEdit:disabled,
QSpinBox:disabled, QDoubleSpinBox:disabled { color: @dim; background: @panel; }
QPushButton[primary="true"], QToolButton[primary="true"] { background: @accent; color: @onaccent;
    border-color: @accent; font-weight: 600; padding: 5px 18px; }
QPushButton[primary="true"]:hover, QToolButton[primary="true"]:hover { background: @edge;
    border-color: @edge; }
QPushButton[primary="true"]:disabled, QToolButton[primary="true"]:disabled {
    background: @separator; border-color: @separator; color: @dim; }
QToolButton[flat="true"] { background: transparent; border: none; padding: 4px; }
QToolButton[flat="true"]:hover { background: @hover; }
QToolButton::menu-indicator { image: none; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(:/icons/drop-down.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: @panel; border: 1px solid @separator;
    selection-background-color: @wash; selection-color: @accent; outline: none; }
QCheckBox, QRadioButton, QLabel, QGroupBox { color: @text; }
)";

constexpr const char *views = R"(
QAbstractScrollArea { background: @panel; color: @text; border: none; }
QTreeView, QListView, QTableView { background: @panel; alternate-background-color: @window;
    border: none; outline: none; selection-background-color: @wash; selection-color: @accent;
    gridline-color: @grid; }
QTreeView::item, QListView::item { padding: 4px 6px; border: none; }
QTreeView::item:hover, QListView::item:hover { background: @hover; }
QTreeView::item:selected, QListView::item:selected, QTableView::item:selected {
    background: @wash; color: @accent; }
QHeaderView { background: @panel; }
QHeaderView::section { background: @panel; color: @dim; border: none;
    border-bottom: 1px solid @separator; padding: 5px 8px; }
QTableCornerButton::section { background: @panel; border: none; }
QTabWidget::pane { border: none; border-top: 1px solid @separator; }
QTabBar { background: @panel; }
QTabBar::tab { background: transparent; color: @dim; padding: 8px 14px; border: none;
    border-bottom: 3px solid transparent; }
QTabBar::tab:selected { color: @accent; font-weight: 600; border-bottom: 3px solid @accent; }
QTabBar::tab:hover:!selected { color: @text; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: @separator; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @dim; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: @window; border: 1px solid @separator; border-radius: 4px;
    text-align: center; color: @text; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QSlider::groove:horizontal { height: 4px; background: @separator; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; margin: -6px 0; border-radius: 7px;
    background: @accent; }
)";

} // namespace

QPalette paletteOf(const Theme &theme)
{
    QPalette palette;
    const auto set = [&palette, &theme](QPalette::ColorRole role, ColourRole colour) {
        palette.setColor(role, theme.colour(colour));
    };
    set(QPalette::Window, Panel);
    set(QPalette::WindowText, Text);
    set(QPalette::Base, Panel);
    set(QPalette::AlternateBase, Window);
    set(QPalette::Text, Text);
    set(QPalette::PlaceholderText, DimText);
    set(QPalette::Button, Window);
    set(QPalette::ButtonText, Text);
    set(QPalette::Highlight, Accent);
    set(QPalette::HighlightedText, OnAccent);
    set(QPalette::Link, Accent);
    set(QPalette::LinkVisited, Accent);
    set(QPalette::ToolTipBase, Panel);
    set(QPalette::ToolTipText, Text);
    set(QPalette::Light, Panel);
    set(QPalette::Midlight, Separator);
    set(QPalette::Mid, Separator);
    set(QPalette::Dark, DimText);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, theme.colour(DimText));
    }
    return palette;
}

QString styleSheetOf(const Theme &theme)
{
    QString sheet = QString::fromLatin1(containers) + QString::fromLatin1(buttons)
        + QString::fromLatin1(views);
    for (const auto &[name, role] : names) {
        sheet.replace(QLatin1String(name) + QLatin1Char(';'),
                      theme.colour(role).name() + QLatin1Char(';'));
    }
    return sheet;
}

} // namespace Coroscope
