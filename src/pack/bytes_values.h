// Values that stand in a pack and in a graph, to bytes and back: see bytes_archive.h.
#pragma once

#include "calendar/partial_date.h"
#include "pack/bytes_archive.h"
#include "units/interval.h"
#include "units/unit.h"

namespace apatite {

template <typename Archive>
void fields(Archive& archive, PartialDate& value) {
    int year = value.year(), month = value.month().value_or(0), day = value.day().value_or(0);
    put_all(archive, year, month, day);
    const auto or_none = [](int part) { return part == 0 ? std::nullopt : std::optional<int>(part); };
    if constexpr (Archive::reads)
        if (const auto date = PartialDate::from(year, or_none(month), or_none(day))) value = *date;
}

template <typename Archive>
void put(Archive& archive, std::optional<PartialDate>& value) {
    bool there = value.has_value();
    put(archive, there);
    if (Archive::reads && there) value = PartialDate::from_day({});
    if (there) fields(archive, *value);
}

template <typename Archive>
void fields(Archive& archive, Bound& value) {
    auto& [end, number] = value;
    put_all(archive, end, number);
}

template <typename Archive>
void fields(Archive& archive, Interval& value) {
    Bound lo = value.lo(), hi = value.hi();
    put_all(archive, lo, hi);
    if constexpr (Archive::reads) value = Interval::between(lo, hi).value_or(Interval());
}

template <typename Archive>
void fields(Archive& archive, Conversion& value) {
    auto& [factor, offset] = value;
    put_all(archive, factor, offset);
}

} // namespace apatite
