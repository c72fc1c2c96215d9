// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/consentdialog.h"

#include "ui/panels/messagebar.h"

#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

namespace Coroscope {

bool ConsentDialog::isNeededFor(const std::optional<RunProblem> &problem)
{
    return problem && problem->about == RunProblem::About::Consent;
}

void ConsentDialog::ask(QWidget &window, const RunProblem &question,
                        const std::function<void()> &agreed)
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Before this run"),
                                problemText(question), QMessageBox::NoButton, &window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    const auto *agree = box->addButton(tr("Call the functions"), QMessageBox::AcceptRole);
    QPushButton *cancel = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    box->setDefaultButton(cancel);
    box->setEscapeButton(cancel);
    QObject::connect(box, &QMessageBox::buttonClicked, &window,
                     [agree, agreed](const QAbstractButton *chosen) {
                         if (chosen == agree) {
                             agreed();
                         }
                     });
    box->open();
}

} // namespace Coroscope
