// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/stage/stage.h"

#include <QtCore/QString>

#include <concepts>
#include <source_location>
#include <utility>

namespace Coroscope {

/// A value with the source position of the expression that it was given in.
template<typename T>
struct Located
{
    template<typename U>
        requires std::convertible_to<U, T>
    Located(U &&from, // NOLINT(google-explicit-constructor): it is there to be converted to
            const std::source_location &position = std::source_location::current())
        : value(std::forward<U>(from))
        , where(position)
    {
    }
    T value;
    std::source_location where;
};

/// A value that was read, and the version it had then. Computing with it keeps the version, so
/// that a write of the outcome can be told stale.
template<typename T>
struct Reading
{
    T value;
    std::uint32_t version;
    operator const T &() const noexcept { return value; } // NOLINT(google-explicit-constructor)
    Reading operator+(const T &more) const { return {value + more, version}; }
    Reading operator*(const T &factor) const
        requires requires { value *factor; }
    {
        return {value * factor, version};
    }
};

/// A variable that tasks share: every read and write is recorded with its version and line.
///
/// Versions count the writes from 1; version 0 is the value it was made with. T is a number or a
/// QString. `x += y` is one read and one write with nothing in between.
template<typename T>
class Shared
{
public:
    Shared(Stage &stage, const QString &name, T initial,
           const std::source_location &where = std::source_location::current())
        : m_stage(stage)
        , m_name(stage.recorder().log().text(name))
        , m_value(std::move(initial))
    {
        noteWrite(std::nullopt, where);
    }
    Shared(const Shared &) = delete;
    Shared &operator=(const Shared &) = delete;

    Reading<T> read(const std::source_location &where = std::source_location::current()) const
    {
        m_stage.recorder().note(currentTask(),
                                VariableRead{m_name, text(), m_version, kind,
                                             m_stage.recorder().log().location(where)});
        return {m_value, m_version};
    }
    /// Writes what was computed from a reading.
    void write(const Reading<T> &outcome,
               const std::source_location &where = std::source_location::current())
    {
        m_value = outcome.value;
        ++m_version;
        noteWrite(outcome.version, where);
    }
    /// Writes what was computed from nothing read.
    void write(T value, const std::source_location &where = std::source_location::current())
        requires(!std::same_as<T, Reading<T>>)
    {
        m_value = std::move(value);
        ++m_version;
        noteWrite(std::nullopt, where);
    }
    void operator+=(const Located<T> &more)
    {
        const Reading<T> now = read(more.where);
        write(now + more.value, more.where);
    }

private:
    static constexpr ValueKind kind
        = std::is_arithmetic_v<T> ? ValueKind::Number : ValueKind::Text;

    TextId text() const
    {
        if constexpr (std::is_arithmetic_v<T>) {
            return m_stage.recorder().log().text(Detail::numberText(m_value));
        } else {
            return m_stage.recorder().log().text(m_value);
        }
    }
    std::optional<TaskId> currentTask() const
    {
        const TaskBase *task = m_stage.scheduler().currentTask();
        return task != nullptr ? task->id() : std::nullopt;
    }
    void noteWrite(std::optional<std::uint32_t> basedOn, const std::source_location &where)
    {
        m_stage.recorder().note(currentTask(),
                                VariableWritten{m_name, text(), m_version, basedOn, kind,
                                                m_stage.recorder().log().location(where)});
    }

    Stage &m_stage;
    TextId m_name;
    T m_value;
    std::uint32_t m_version = 0;
};

} // namespace Coroscope
