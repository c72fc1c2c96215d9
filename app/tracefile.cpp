// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tracefile.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>

namespace Coroscope {
namespace {

bool isReplaceable(const QString &name)
{
    const QFileInfo info(name);
    return !info.exists() || info.isFile();
}

} // namespace

TraceFile::TraceFile(const QString &name)
{
    if (isReplaceable(name)) {
        m_file = std::make_unique<QSaveFile>(name);
    } else {
        m_file = std::make_unique<QFile>(name);
    }
}

std::optional<QString> TraceFile::open()
{
    return m_file->open(QIODevice::WriteOnly) ? std::nullopt
                                              : std::optional(m_file->errorString());
}

std::optional<QString> TraceFile::save(const QByteArray &content)
{
    auto *const replacing = qobject_cast<QSaveFile *>(m_file.get());
    const bool isWritten = m_file->write(content) == content.size() && m_file->flush();
    // A file that could not be written whole is not committed.
    const bool isSaved = isWritten && (replacing == nullptr || replacing->commit());
    return isSaved ? std::nullopt : std::optional(m_file->errorString());
}

} // namespace Coroscope
