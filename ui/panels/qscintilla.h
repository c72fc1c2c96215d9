// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// QScintilla's headers use the keywords that QT_NO_KEYWORDS takes away; they are lent to them here.
#include <QtCore/QObject>

#define slots Q_SLOTS
#define signals Q_SIGNALS
#include <Qsci/qscilexercpp.h>
#include <Qsci/qsciscintilla.h>
#undef slots
#undef signals
