// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/descriptorlimit.h"

#include "core/session/runthread.h"
#include "core/stage/realstage.h"
#include "tests/support/softlimit.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;

class tst_DescriptorLimit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLimitThatIsTooLowIsRaisedAndPutBack();
    void aLimitThatIsHighEnoughIsLeftAlone();
    void itIsNeverRaisedAboveTheHardLimit();
    void aChangeBySomebodyElseIsKept();
    void exactlySoManyLowersTheLimitAndPutsItBack();
    void exactlySoManyRaisesItToo();
    void exactlySoManyIsNeverAboveTheHardLimit();
    void aLoweredLimitWithinARaisedOneIsPutBackFirst();
    void anExceptionPutsTheLimitBack();
    void aChangeOfALoweredLimitIsKept();
    void whatWasMovedFromDoesNothing();
    void aStageWithoutADescriptorLeftIsAProblemThatCanBeTranslated();
};

void tst_DescriptorLimit::aLimitThatIsTooLowIsRaisedAndPutBack()
{
    const SoftLimit low(100);
    {
        const DescriptorLimit raised = DescriptorLimit::atLeast(300);
        QCOMPARE(descriptorLimits().rlim_cur, rlim_t(300));
    }
    QCOMPARE(descriptorLimits().rlim_cur, rlim_t(100));
}

void tst_DescriptorLimit::aLimitThatIsHighEnoughIsLeftAlone()
{
    const SoftLimit high(300);
    const DescriptorLimit raised = DescriptorLimit::atLeast(200);
    QCOMPARE(descriptorLimits().rlim_cur, rlim_t(300));
}

void tst_DescriptorLimit::itIsNeverRaisedAboveTheHardLimit()
{
    const SoftLimit low(100);
    const rlim_t hard = descriptorLimits().rlim_max;
    const DescriptorLimit raised = DescriptorLimit::atLeast(RLIM_INFINITY);
    QCOMPARE(descriptorLimits().rlim_cur, hard);
    QCOMPARE(descriptorLimits().rlim_max, hard);
}

void tst_DescriptorLimit::aChangeBySomebodyElseIsKept()
{
    const SoftLimit low(100);
    auto raised = std::make_unique<DescriptorLimit>(DescriptorLimit::atLeast(300));
    const SoftLimit other(250);
    raised.reset();
    QCOMPARE(descriptorLimits().rlim_cur, rlim_t(250));
}

void tst_DescriptorLimit::exactlySoManyLowersTheLimitAndPutsItBack()
{
    const SoftLimit high(300);
    {
        const DescriptorLimit lowered = DescriptorLimit::exactly(100);
        QCOMPARE(descriptorLimits().rlim_cur, rlim_t(100));
    }
    QCOMPARE(descriptorLimits().rlim_cur, rlim_t(300));
}

void tst_DescriptorLimit::exactlySoManyRaisesItToo()
{
    const SoftLimit low(100);
    {
        const DescriptorLimit raised = DescriptorLimit::exactly(300);
        QCOMPARE(descriptorLimits().rlim_cur, rlim_t(300));
    }
    QCOMPARE(descriptorLimits().rlim_cur, rlim_t(100));
}

void tst_DescriptorLimit::exactlySoManyIsNeverAboveTheHardLimit()
{
    const SoftLimit low(100);
    const rlim_t hard = descriptorLimits().rlim_max;
    const DescriptorLimit raised = DescriptorLimit::exactly(RLIM_INFINITY);
    QCOMPARE(descriptorLimits().rlim_cur, hard);
    QCOMPARE(descriptorLimits().rlim_max, hard);
}

void tst_DescriptorLimit::aLoweredLimitWithinARaisedOneIsPutBackFirst()
{
    const SoftLimit low(200);
    {
        const DescriptorLimit raised = DescriptorLimit::atLeast(400);
        {
            const DescriptorLimit lowered = DescriptorLimit::exactly(100);
            QCOMPARE(descriptorLimits().rlim_cur, rlim_t(100));
        }
        QCOMPARE(descriptorLimits().rlim_cur, rlim_t(400));
    }
    QCOMPARE(descriptorLimits().rlim_cur, rlim_t(200));
}

void tst_DescriptorLimit::anExceptionPutsTheLimitBack()
{
    const SoftLimit high(300);
    rlim_t meanwhile = 0;
    try {
        const DescriptorLimit lowered = DescriptorLimit::exactly(100);
        meanwhile = descriptorLimits().rlim_cur;
        throw std::runtime_error("a demo's mistake");
    } catch (const std::runtime_error &) {
        QCOMPARE(descriptorLimits().rlim_cur, rlim_t(300));
    }
    QCOMPARE(meanwhile, rlim_t(100));
}

void tst_DescriptorLimit::aChangeOfALoweredLimitIsKept()
{
    const SoftLimit high(300);
    auto lowered = std::make_unique<DescriptorLimit>(DescriptorLimit::exactly(100));
    const SoftLimit other(250);
    lowered.reset();
    QCOMPARE(descriptorLimits().rlim_cur, rlim_t(250));
}

void tst_DescriptorLimit::whatWasMovedFromDoesNothing()
{
    const SoftLimit high(300);
    {
        auto first = std::make_unique<DescriptorLimit>(DescriptorLimit::exactly(100));
        const DescriptorLimit second = std::move(*first);
        first.reset();
        QCOMPARE(descriptorLimits().rlim_cur, rlim_t(100));
    }
    QCOMPARE(descriptorLimits().rlim_cur, rlim_t(300));
}

void tst_DescriptorLimit::aStageWithoutADescriptorLeftIsAProblemThatCanBeTranslated()
{
    EventLog log;
    {
        // The undefined behaviour sanitizer needs descriptors to look at a class for the first time.
        const RealStage withDescriptors(log, 1, 1);
    }
    std::optional<RunProblem> problem;
    try {
        const SoftLimit none(0);
        const RealStage stage(log, 1, 1);
    } catch (const std::exception &error) {
        problem = problemOf(error);
    }
    QVERIFY(problem.has_value());
    QCOMPARE(problem->arguments, QStringList());
    QVERIFY2(problem->text().contains(QStringLiteral("ulimit")), qPrintable(problem->text()));
}

COROSCOPE_TEST(tst_DescriptorLimit)
#include "tst_descriptorlimit.moc"
