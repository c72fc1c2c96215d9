// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/timeline/paintkit.h"
#include "ui/timeline/timescale.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QStyledItemDelegate>

namespace Coroscope {

class RequestsModel;
struct WaterfallRow;

/// Draws rows of requests: their stretches as a waterfall on one time axis, failures in the colour
/// of failures.
class RequestDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit RequestDelegate(const RequestsModel &model, QObject *parent = nullptr);

    void setLook(const Theme &theme, const QFont &font);
    void setRange(TimeRange range) { m_range = range; }
    TimeRange range() const noexcept { return m_range; }
    const RequestsModel &model() const noexcept { return m_model; }
    PaintKit &kit() const noexcept { return m_kit; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    void paintWaterfall(QPainter &painter, const QRect &cell, int row) const;
    void paintBars(QPainter &painter, const WaterfallRow &row) const;

    const RequestsModel &m_model;
    mutable PaintKit m_kit; ///< remembers the texts it has laid out
    TimeRange m_range;
};

/// The heading of the table of requests: a ruler over the waterfall, an arrow beside the total time
/// while the rows are sorted by it.
class WaterfallHeader : public QHeaderView
{
    Q_OBJECT
public:
    explicit WaterfallHeader(const RequestDelegate &delegate, QWidget *parent = nullptr);

protected:
    void initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const override;
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;

private:
    const RequestDelegate &m_delegate;
};

} // namespace Coroscope
