// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QFileDevice>
#include <QtCore/QString>

#include <memory>
#include <optional>

namespace Coroscope {

/// The file that a trace is saved in. It takes an old file's place only when it is complete. What
/// is no plain file (a device, a pipe) is written to, and never replaced.
class TraceFile
{
public:
    explicit TraceFile(const QString &name);

    /// To be called before the run, so that nobody runs for nothing. The reason if it fails.
    std::optional<QString> open();
    /// Writes everything. The reason if it fails; an old file is as it was then.
    std::optional<QString> save(const QByteArray &content);

private:
    std::unique_ptr<QFileDevice> m_file;
};

} // namespace Coroscope
