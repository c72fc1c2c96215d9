// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/tracebuilder.h"
#include "ui/timeline/timelineview.h"

#include <QtGui/QWheelEvent>
#include <QtTest/QtTest>
#include <QtWidgets/QScrollBar>

namespace Coroscope::Testing {

/// A view of the design picture's run, and verbs to use it.
class TimelineFixture
{
public:
    explicit TimelineFixture(const Snapshot &snapshot = sumThatDepends(9.3).snapshot(9.3))
    {
        QFont font = uiFont();
        font.setPixelSize(13);
        view.setFont(font);
        view.resize(960, 655);
        view.show();
        view.setSnapshot(snapshot);
    }

    /// Where a moment of a row lies, rows counted from the thread's, 0.
    QPoint place(std::size_t row, double time)
    {
        const RowLayout &rows = view.scene().rows();
        const QRect rect = rows.rectOf(rows.rows().at(row), view.scene().layout().lanes,
                                       view.scene().scroll());
        return {int(view.scene().scale().x(seconds(time))), rect.center().y()};
    }
    void click(QPoint at) { QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, at); }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(view.viewport(), Qt::LeftButton, modifiers, from);
        for (const QPoint at : {(from + to) / 2, to}) {
            QMouseEvent move(QEvent::MouseMove, QPointF(at), view.viewport()->mapToGlobal(at),
                             Qt::NoButton, Qt::LeftButton, modifiers);
            QApplication::sendEvent(view.viewport(), &move);
        }
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, modifiers, to);
    }
    void hover(QPoint at)
    {
        QMouseEvent move(QEvent::MouseMove, QPointF(at), view.viewport()->mapToGlobal(at),
                         Qt::NoButton, Qt::NoButton, {});
        QApplication::sendEvent(view.viewport(), &move);
    }
    void wheel(QPoint at, int notches, Qt::KeyboardModifiers modifiers = {})
    {
        QWheelEvent event(QPointF(at), view.viewport()->mapToGlobal(QPointF(at)), {},
                          QPoint(0, 120 * notches), Qt::NoButton, modifiers, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(view.viewport(), &event);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&view, key, modifiers);
    }
    QString selection() const { return view.accessibleDescription(); }

    TimelineView view;
};

inline Snapshot fourHundredTasks()
{
    TraceBuilder run;
    run.task(QStringLiteral("main")).start(1);
    for (int i = 0; i < 400; ++i) {
        run.task(QStringLiteral("task"));
    }
    return run.snapshot(1);
}

} // namespace Coroscope::Testing
