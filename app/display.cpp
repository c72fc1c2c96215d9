// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/display.h"

#include "core/base/descriptor.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

#include <sys/socket.h>
#include <sys/un.h>

#include <cstddef>
#include <cstring>

namespace Coroscope {
namespace {

/// Whether something accepts connections at a local socket; `isAbstract` has no file.
bool answers(const QByteArray &path, bool isAbstract)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::size_t begin = isAbstract ? 1 : 0;
    const auto size = static_cast<std::size_t>(path.size());
    if (begin + size >= sizeof(address.sun_path)) {
        return false;
    }
    std::memcpy(address.sun_path + begin, path.constData(), size);
    const Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + begin + size);
    return ::connect(socket.number(), reinterpret_cast<const sockaddr *>(&address), length) == 0;
}

/// ":1.0" is the local display 1; anything with a host is taken at its word.
bool isX11There(const QByteArray &display)
{
    if (!display.startsWith(':')) {
        return true;
    }
    const QByteArray number = display.mid(1).split('.').first();
    const QByteArray path = "/tmp/.X11-unix/X" + number;
    return answers(path, true) || answers(path, false);
}

bool isWaylandThere(const QByteArray &display)
{
    const QByteArray path = display.startsWith('/') ? display
                                                    : qgetenv("XDG_RUNTIME_DIR") + '/' + display;
    return answers(path, false);
}

} // namespace

std::optional<QString> missingDisplay()
{
    if (qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        return std::nullopt;
    }
    const QByteArray x11 = qgetenv("DISPLAY");
    const QByteArray wayland = qgetenv("WAYLAND_DISPLAY");
    if ((!x11.isEmpty() && isX11There(x11)) || (!wayland.isEmpty() && isWaylandThere(wayland))) {
        return std::nullopt;
    }
    const QString instead = QCoreApplication::translate(
        "Display", "Without a window: “coroscope list” names the demos, “coroscope run ID” runs "
                   "one, “coroscope --help” tells the rest.");
    const QString what = x11.isEmpty() && wayland.isEmpty()
                             ? QCoreApplication::translate(
                                 "Display", "There is no display to open a window on.")
                             : QCoreApplication::translate("Display",
                                                           "The display %1 does not answer.")
                                   .arg(QString::fromLocal8Bit(x11.isEmpty() ? wayland : x11));
    return what + QLatin1Char(' ') + instead;
}

} // namespace Coroscope
