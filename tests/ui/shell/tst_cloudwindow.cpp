// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// First, because moc of Qt 6.4 stumbles over <compare> when it meets it before other headers.
#include "core/trace/snapshot.h"

#include "tests/support/testmain.h"
#include "tests/ui/cloudrun.h"
#include "tests/ui/shell/windowtest.h"
#include "ui/panels/messagebar.h"
#include "ui/panels/parametereditor.h"
#include "ui/panels/parametersbar.h"

#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

// The demo that calls functions in the cloud: many parameters, a question before it, and failures.
class tst_CloudWindow : public WindowTest
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        useNetwork();
        makeWindow();
        m_window->selectScenario(u"cloud-checks"_s);
    }
    void cleanup() { dropWindow(); }
    void callsThatCostSomethingAreNotMadeUnasked();
    void enterAndEscapeDoNotAgree_data();
    void enterAndEscapeDoNotAgree();
    void whoAgreesAgreesToOneRun();
    void theOwnStandInIsCalledUnasked();
    void allParametersHaveRoom_data();
    void allParametersHaveRoom();
    void failuresOpenToTheirLogs_data();
    void failuresOpenToTheirLogs();
    void theRequestsTellFunctionErrorsFromRefusals();

private:
    void callElsewhere();
    QMessageBox *question() const { return m_window->findChild<QMessageBox *>(); }
    void show(const Snapshot &snapshot);
    QTabWidget &bottom() { return *m_window->findChild<QTabWidget *>(u"bottomTabs"_s); }
};

void tst_CloudWindow::callElsewhere()
{
    RunRequest request = m_window->workbench().runBar().request();
    request.parameters.set(u"functions"_s, qint64(2));
    request.parameters.set(u"attempts"_s, qint64(1));
    request.parameters.set(u"endpoint"_s, u"http://127.0.0.1:9/"_s);
    request.parameters.set(u"region"_s, u"eu-central-1"_s);
    m_window->workbench().runBar().setRequest(*findScenario(u"cloud-checks"_s), request);
}

void tst_CloudWindow::show(const Snapshot &snapshot)
{
    m_window->workbench().showTimeline(snapshot);
    m_window->workbench().showPanels(snapshot);
    m_window->workbench().showResults(snapshot);
}

void tst_CloudWindow::callsThatCostSomethingAreNotMadeUnasked()
{
    callElsewhere();
    m_window->run();
    QVERIFY(question() != nullptr);
    QVERIFY2(question()->text().contains(u"http://127.0.0.1:9/"_s),
             qPrintable(question()->text()));
    QVERIFY(question()->isModal());
    QVERIFY(!m_session->isActive());
    QVERIFY(!m_session->request());
    QCOMPARE(m_window->workbench().messages().text(), QString());
    QStringList buttons;
    for (const QAbstractButton *button : question()->buttons()) {
        buttons.append(button->text().remove(u'&'));
    }
    QVERIFY(buttons.contains(u"Call the functions"_s) && buttons.contains(u"Cancel"_s));
    keepPicture(*question(), u"consent"_s, question()->size());
}

void tst_CloudWindow::enterAndEscapeDoNotAgree_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("Escape") << Qt::Key_Escape;
    QTest::newRow("Enter") << Qt::Key_Return;
}

void tst_CloudWindow::enterAndEscapeDoNotAgree()
{
    QFETCH(Qt::Key, key);
    callElsewhere();
    m_window->run();
    QTest::keyClick(question(), key);
    QTRY_VERIFY(question() == nullptr);
    QCOMPARE(m_session->phase(), Session::Phase::Idle);
    QVERIFY(!m_session->request());
}

void tst_CloudWindow::whoAgreesAgreesToOneRun()
{
    callElsewhere();
    for (int run = 0; run < 2; ++run) {
        m_window->run();
        QVERIFY(question() != nullptr);
        for (QAbstractButton *button : question()->buttons()) {
            if (question()->buttonRole(button) == QMessageBox::AcceptRole) {
                button->click();
                break;
            }
        }
        QTRY_VERIFY(question() == nullptr);
        QTRY_COMPARE(m_session->phase(), Session::Phase::Finished);
        QCOMPARE(m_session->request()->consent, Consent::Given);
    }
    QCOMPARE(m_window->workbench().runBar().request().consent, Consent::NotGiven);
}

void tst_CloudWindow::theOwnStandInIsCalledUnasked()
{
    RunRequest request = m_window->workbench().runBar().request();
    request.speed = 20;
    m_window->workbench().runBar().setRequest(*findScenario(u"cloud-checks"_s), request);
    m_window->run();
    QVERIFY(question() == nullptr);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->phase(), Session::Phase::Finished, 60'000);
    QCOMPARE(m_session->request()->consent, Consent::NotGiven);
    QCOMPARE(m_window->workbench().messages().text(), QString());
    const RequestTotals totals = requestTotals(m_session->snapshot());
    QCOMPARE(totals.answered(), 40U);
    QCOMPARE_GT(totals.failureBehind, 0U);
    bottom().setCurrentIndex(2);
    keepPicture(*m_window, u"cloud-run"_s);
}

void tst_CloudWindow::allParametersHaveRoom_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("language");
    for (const QSize size : {QSize(1280, 720), QSize(1600, 1000)}) {
        for (const char *language : {"en", "zh_CN"}) {
            QTest::addRow("%d-%s", size.width(), language) << size << QString::fromLatin1(language);
        }
    }
}

void tst_CloudWindow::allParametersHaveRoom()
{
    QFETCH(QSize, size);
    QFETCH(QString, language);
    m_window->setLanguage(language);
    show(CloudRun().snapshot());
    const QString row = QString::fromLatin1(QTest::currentDataTag());
    keepPicture(*m_window, u"cloud-window-%1-light"_s.arg(row), size);
    m_window->setTheme(ThemeChoice::Dark);
    keepPicture(*m_window, u"cloud-window-%1-dark"_s.arg(row), size);
    QCOMPARE(m_window->size(), size);
    const auto editors = m_window->findChildren<ParameterEditor *>();
    QCOMPARE(editors.size(), 11);
    const QWidget &bar = m_window->workbench().runBar();
    for (const ParameterEditor *editor : editors) {
        const QRect place(editor->mapTo(&bar, QPoint()), editor->size());
        QVERIFY2(bar.rect().contains(place), qPrintable(editor->objectName()));
        QCOMPARE_GE(editor->width(), editor->sizeHint().width());
    }
    QCOMPARE_GE(m_window->workbench().timeline().height(), size.height() / 4);
}

void tst_CloudWindow::failuresOpenToTheirLogs_data()
{
    QTest::addColumn<ThemeChoice>("theme");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

void tst_CloudWindow::failuresOpenToTheirLogs()
{
    QFETCH(ThemeChoice, theme);
    m_window->setTheme(theme);
    show(CloudRun().snapshot());
    bottom().setCurrentIndex(1);
    const QAbstractItemModel &rows = *results().model();
    const QModelIndex failed = rows.index(6, 0);
    QCOMPARE(failed.siblingAtColumn(rows.columnCount() - 1).data().toString(),
             u"failed: Something went wrong!"_s);
    results().expand(failed);
    results().setCurrentIndex(rows.index(1, 0, failed));
    results().scrollTo(rows.index(5, 0), QAbstractItemView::PositionAtTop);
    QCOMPARE(m_window->workbench().timeline().selectedTask(), std::optional(TaskId(7)));
    QVERIFY(results().visualRect(rows.index(4, 1, failed)).isValid());
    keepPicture(*m_window, u"failure-log-%1"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
}

void tst_CloudWindow::theRequestsTellFunctionErrorsFromRefusals()
{
    show(CloudRun().snapshot());
    bottom().setCurrentIndex(2);
    auto &view = *m_window->findChild<QTreeView *>(u"requestsView"_s);
    QCOMPARE(view.model()->rowCount(), 56); // eight tasks were refused twice
    const QModelIndexList behind
        = view.model()->match(view.model()->index(0, 2), Qt::DisplayRole,
                              u"ƒ 200 function error: Unhandled"_s, -1, Qt::MatchExactly);
    const QModelIndexList refused = view.model()->match(
        view.model()->index(0, 2), Qt::DisplayRole, u"✕ 429"_s, -1, Qt::MatchExactly);
    QCOMPARE(behind.size(), 5);
    QCOMPARE(refused.size(), 16);
    view.scrollTo(behind.at(0), QAbstractItemView::PositionAtTop);
    keepPicture(*m_window, u"cloud-requests-light"_s);
    m_window->setTheme(ThemeChoice::Dark);
    keepPicture(*m_window, u"cloud-requests-dark"_s);
}

COROSCOPE_TEST(tst_CloudWindow)
#include "tst_cloudwindow.moc"
