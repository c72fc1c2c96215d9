// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/shell/windowtest.h"
#include "ui/panels/messagebar.h"
#include "ui/shell/tracesaving.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtWidgets/QFileDialog>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

class tst_TraceSaving : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        makeWindow();
        m_window->selectScenario(u"all-at-once"_s);
        useVirtualClock();
    }
    void cleanup() { dropWindow(); }

    void thereIsNothingToSaveBeforeARunHasEnded()
    {
        QVERIFY(!saveAction().isEnabled());
        runToTheEnd();
        QVERIFY(saveAction().isEnabled());
    }

    void theRunIsSavedWhereTheDialogSays()
    {
        runToTheEnd();
        const QString file = m_folder->filePath(u"run.json"_s);

        saveIn(file);

        QFile saved(file);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        const QJsonObject trace = QJsonDocument::fromJson(saved.readAll()).object();
        QVERIFY(trace.contains(u"traceEvents"_s));
        QCOMPARE(m_window->workbench().messages().text(), QString());
    }

    void aFileThatCannotBeWrittenIsAMessage()
    {
        runToTheEnd();

        const auto problem = TraceSaving::save(*m_session, m_folder->filePath(u"none/run.json"_s));

        QVERIFY(problem.has_value());
        QVERIFY2(problem->text().contains(u"none/run.json"_s), qPrintable(problem->text()));
    }

private:
    QAction &saveAction() { return m_window->findChild<WindowActions *>()->saveTrace; }
    void saveIn(const QString &file)
    {
        QVERIFY(saveAction().isEnabled());
        saveAction().trigger();
        QFileDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = m_window->findChild<QFileDialog *>()) != nullptr);
        Q_EMIT dialog->fileSelected(file);
        dialog->reject();
        QTRY_VERIFY(m_window->findChild<QFileDialog *>() == nullptr);
    }
};

COROSCOPE_TEST(tst_TraceSaving)
#include "tst_tracesaving.moc"
