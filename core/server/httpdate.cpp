// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/server/httpdate.h"

#include <array>
#include <string_view>

namespace Coroscope {
namespace {

constexpr std::array<std::string_view, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string digits(long long number, std::size_t width)
{
    const std::string text = std::to_string(number);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

} // namespace

std::string httpDate(std::chrono::sys_seconds moment)
{
    using namespace std::chrono;
    const sys_days day = floor<days>(moment);
    const year_month_day date(day);
    const hh_mm_ss time(moment - day);
    std::string text(weekdays.at(weekday(day).c_encoding()));
    text.append(", ").append(digits(unsigned(date.day()), 2)).append(" ");
    text.append(months.at(unsigned(date.month()) - 1)).append(" ");
    text.append(digits(int(date.year()), 4)).append(" ").append(digits(time.hours().count(), 2));
    text.append(":").append(digits(time.minutes().count(), 2));
    return text.append(":").append(digits(time.seconds().count(), 2)).append(" GMT");
}

const std::string &HttpDateClock::at(std::chrono::sys_seconds moment)
{
    if (moment != m_moment) {
        m_date = httpDate(moment);
        m_moment = moment;
    }
    return m_date;
}

} // namespace Coroscope
