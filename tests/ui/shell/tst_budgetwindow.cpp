// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/shell/windowtest.h"

#include <QtWidgets/QFileDialog>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

// A run takes all descriptors that the process may have, the window's among them.
class tst_BudgetWindow : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        useNetwork();
        makeWindow();
    }
    void cleanup() { dropWindow(); }

    void theWindowLivesOnAndCanOpenAFileDialogAfterwards()
    {
        m_window->selectScenario(u"ten-thousand"_s);
        m_window->workbench().runBar().setRequest(*findScenario(u"ten-thousand"_s),
                                                  greedyRequest());
        QTimer heart;
        int beats = 0;
        connect(&heart, &QTimer::timeout, this,
                [this, &beats] { beats += m_session->isActive() ? 1 : 0; });
        heart.start(5);

        m_window->run();
        QTRY_COMPARE_WITH_TIMEOUT(m_session->phase(), Session::Phase::Finished, 60'000);

        QCOMPARE_GE(beats, 10);
        QVERIFY2(outputHas(u"failed: Too many open files"_s), "no request met the limit");
        m_window->findChild<WindowActions *>()->saveTrace.trigger();
        QTRY_VERIFY(m_window->findChild<QFileDialog *>() != nullptr);
        m_window->findChild<QFileDialog *>()->reject();
        QTRY_VERIFY(m_window->findChild<QFileDialog *>() == nullptr);
    }

private:
    static RunRequest greedyRequest()
    {
        const Scenario &scenario = *findScenario(u"ten-thousand"_s);
        RunRequest request;
        request.scenario = scenario.id;
        request.parameters = ParameterValues::defaultsOf(scenario.parameters);
        request.parameters.set(u"requests"_s, qint64(400));
        request.parameters.set(u"limit"_s, QString(noNumber));
        request.parameters.set(u"descriptor_budget"_s, qint64(200));
        request.speed = 5;
        return request;
    }
    bool outputHas(const QString &text)
    {
        const Snapshot snapshot = m_session->snapshot();
        for (std::size_t i = 0; i < snapshot.output.size(); ++i) {
            if (snapshot.text(snapshot.output.at(i).text).contains(text)) {
                return true;
            }
        }
        return false;
    }
};

COROSCOPE_TEST(tst_BudgetWindow)
#include "tst_budgetwindow.moc"
