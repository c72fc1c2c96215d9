// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"

#include <QtCore/QAbstractItemModel>
#include <QtCore/QSet>

namespace Coroscope {

/// The demos as a tree of two levels: groups, and in them the demos in the order of the registry.
///
/// Titles are in the interface's language; retranslate() after it changed.
class LessonsModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    /// The scenarios must outlive the model.
    explicit LessonsModel(const std::vector<Scenario> &scenarios, QObject *parent = nullptr);

    void setFinished(const QSet<QString> &ids);
    void retranslate();
    /// The row of a demo; invalid for an unknown id.
    QModelIndex indexOf(const QString &scenarioId) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Group
    {
        const char *title = nullptr;
        std::vector<const Scenario *> scenarios;
    };
    const Scenario *scenarioAt(const QModelIndex &index) const;
    QVariant scenarioData(const Scenario &scenario, int role) const;

    std::vector<Group> m_groups;
    QSet<QString> m_finished;
};

} // namespace Coroscope
