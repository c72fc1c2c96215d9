// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/textdialogs.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QVBoxLayout>

namespace Coroscope {
namespace {

class TextDialogs
{
    Q_DECLARE_TR_FUNCTIONS(TextDialogs)
public:
    static QString keys();
    static QString about();
};

QString row(const QString &key, const QString &effect)
{
    return QStringLiteral("<tr><td><b>%1</b>&nbsp;&nbsp;&nbsp;</td><td>%2</td></tr>")
        .arg(key.toHtmlEscaped(), effect.toHtmlEscaped());
}

QString TextDialogs::keys()
{
    return QStringLiteral("<h2>%1</h2><table cellpadding='3'>").arg(tr("Keys and mouse"))
           + row(tr("Space"), tr("run or stop"))
           + row(QStringLiteral("W, S"), tr("zoom in, zoom out"))
           + row(QStringLiteral("A, D"), tr("pan to the left, to the right"))
           + row(tr("Home"), tr("show the whole run"))
           + row(tr("End"), tr("follow the newest moment"))
           + row(tr("Arrow keys"), tr("move the selection through spans and lanes"))
           + row(QStringLiteral("F"), tr("centre the selection; again: fit it"))
           + row(QStringLiteral("Esc"), tr("clear the selection"))
           + row(tr("Click, drag on the ruler"), tr("show code and variables as they were then"))
           + row(tr("Wheel"), tr("scroll the lanes"))
           + row(tr("Shift + wheel, drag"), tr("pan along the time"))
           + row(tr("Ctrl + wheel"), tr("zoom at the pointer"))
           + row(QStringLiteral("Ctrl + C, Ctrl + A"),
                 tr("copy, select all in output, results and requests"))
           + row(tr("Right, Left, Enter in results"), tr("show, hide what a task printed"))
           + row(QStringLiteral("Ctrl + 1, 2, 3"),
                 tr("sort requests by start, duration, end; again: reversed"))
           + row(QStringLiteral("Ctrl + R, Ctrl + ."), tr("run, stop"))
           + row(QStringLiteral("Ctrl + +, −, 0"), tr("larger, smaller, usual text"))
           + row(QStringLiteral("F11"), tr("full screen"))
           + row(QStringLiteral("?"), tr("this list")) + QStringLiteral("</table>");
}

QString TextDialogs::about()
{
    const QString version = QCoreApplication::applicationVersion();
    return QStringLiteral("<h2>Coroscope %1</h2><p>%2</p><h3>%3</h3><table cellpadding='3'>")
               .arg(version.toHtmlEscaped(),
                    tr("An oscilloscope for coroutines: see who holds the thread, who is ready but "
                       "waits, who sleeps and who is done."),
                    tr("Licences"))
           + row(QStringLiteral("Coroscope"), QStringLiteral("GPL-3.0-or-later"))
           + row(QStringLiteral("Coroscope::Core"), QStringLiteral("MIT"))
           + row(QStringLiteral("Qt ") + QLatin1String(qVersion()), QStringLiteral("LGPL-3.0"))
           + row(QStringLiteral("QCoro"), QStringLiteral("MIT"))
           + row(QStringLiteral("QScintilla"), QStringLiteral("GPL-3.0"))
           + row(QStringLiteral("Boost.Beast, Boost.Asio"), QStringLiteral("BSL-1.0"))
           + QStringLiteral("</table><p>%1</p>")
                 .arg(tr("Coroscope comes without any warranty; you may pass it on under the terms "
                         "of the GNU General Public License."));
}

QDialog *showText(QWidget *parent, const QString &title, const QString &html)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto *text = new QTextBrowser(dialog);
    text->setOpenLinks(false);
    text->setHtml(html);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(text);
    layout->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    dialog->resize(dialog->fontMetrics().averageCharWidth() * 80,
                   dialog->fontMetrics().height() * 32);
    dialog->show();
    return dialog;
}

} // namespace

QDialog *showKeys(QWidget *parent)
{
    return showText(parent, TextDialogs::tr("Keys and mouse"), TextDialogs::keys());
}

QDialog *showAbout(QWidget *parent)
{
    return showText(parent, TextDialogs::tr("About Coroscope"), TextDialogs::about());
}

} // namespace Coroscope
