// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QDialog;
class QWidget;

namespace Coroscope {

/// Opens, without blocking anything, what the keys and the mouse do. The dialog deletes itself.
QDialog *showKeys(QWidget *parent);

/// Opens, without blocking anything, what Coroscope is and the licences of what it is made of. The
/// dialog deletes itself.
QDialog *showAbout(QWidget *parent);

} // namespace Coroscope
