// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>

namespace Coroscope {

/// Tells when to show what a session knows: 60 times a second while a run is active what moves, 10
/// times what is read, 4 times what is costly; once more all of it when the run ends; nothing
/// otherwise.
class RunRefresh : public QObject
{
    Q_OBJECT
public:
    /// The session must outlive this.
    explicit RunRefresh(Session &session, QObject *parent = nullptr);

    /// Emits all three for what is known now.
    void refreshAll();
    bool isTicking() const { return m_frames.isActive(); }

Q_SIGNALS:
    void frameDue(const Coroscope::Snapshot &snapshot);
    void panelsDue(const Coroscope::Snapshot &snapshot);
    void resultsDue(const Coroscope::Snapshot &snapshot);

private:
    void follow(Session::Phase phase);
    void tick();

    Session &m_session;
    QTimer m_frames;
    QElapsedTimer m_sincePanels;
    QElapsedTimer m_sinceResults;
};

} // namespace Coroscope
