// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tracesaving.h"

#include "core/analysis/chrometrace.h"
#include "ui/models/runfacts.h"

#include <QtCore/QSaveFile>
#include <QtWidgets/QFileDialog>

namespace Coroscope {

bool TraceSaving::isPossible(const Session &session)
{
    return session.request() && session.phase() == Session::Phase::Finished;
}

std::optional<RunProblem> TraceSaving::save(Session &session, const QString &fileName)
{
    const QByteArray trace = chromeTrace(session.snapshot(),
                                         factsOf(*session.request(), session.summary()));
    QSaveFile file(fileName);
    if (file.open(QIODevice::WriteOnly) && file.write(trace) == trace.size() && file.commit()) {
        return std::nullopt;
    }
    return RunProblem{RunProblem::Kind::CannotRun,
                      QT_TRANSLATE_NOOP("RunProblem", "The trace could not be saved as %1: %2. "
                                                      "Choose another file or make room."),
                      {fileName, file.errorString()}};
}

void TraceSaving::ask(QWidget &window, Session &session,
                      const std::function<void(const std::optional<RunProblem> &)> &tell)
{
    auto *dialog = new QFileDialog(&window, tr("Save the trace"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Traces for Perfetto and speedscope (*.json)"));
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(session.request()->scenario + QStringLiteral(".json"));
    QObject::connect(dialog, &QFileDialog::fileSelected, &window,
                     [&session, tell](const QString &fileName) { tell(save(session, fileName)); });
    dialog->open();
}

} // namespace Coroscope
