// Keys whose value is a condition. Internal to this folder.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/reading.h"

namespace apatite {

/// Reads the conditions of one map. `some` and `missing` beside them hold for those written as a plain text; a
/// condition written as a map has its own.
class ConditionReader {
public:
    ConditionReader(const Fields& fields, Reading& reading);

    /// The condition under a key, parsed and checked; its text is empty when there is none.
    Condition read(std::string_view key);
    std::optional<Condition> read_optional(std::string_view key);
    /// Only parsed: values have to be put in order before they can be checked.
    Condition parse(std::string_view key);

private:
    std::vector<std::string> read_some(const Fields& fields) const;
    void parse_text(const YamlNode& text, Condition& condition) const;

    const Fields& fields_;
    Reading& reading_;
    std::vector<std::string> some_;
    std::string missing_;
};

/// Names, types and units. Keeps silent about names that may stand in a file that could not be read.
bool check_condition(Condition& condition, Kind expected, Reading& reading);

/// What a form, a cause and a caution have alike: `id`, `when`, `because`, `evidence` and their place. `seen` are the
/// ids of the list so far.
template <typename Conditional>
Conditional read_conditional(const Fields& fields, Names& seen, Reading& reading);

/// Reports a `missing` beside these conditions that none of them needs.
void check_missing_is_needed(const Fields& fields, std::initializer_list<const Condition*> conditions, Report& report);

/// Is some operator in it one that needs `missing`?
bool catches_null_anywhere(const Expression& expression);

template <typename Conditional>
Conditional read_conditional(const Fields& fields, Names& seen, Reading& reading) {
    Conditional read;
    read.span = fields.map().span;
    if (const auto id = fields.located("id")) {
        check_id(id->text, id->span, IdStyle::kebab, reading.report);
        seen.declare(id->text, id->span, reading.report);
        read.id = id->text;
        read.span = id->span;
    }
    read.when = ConditionReader(fields, reading).read("when");
    check_missing_is_needed(fields, {&read.when}, reading.report);
    read.because = fields.text("because");
    read.evidence = read_evidence(fields, reading);
    return read;
}

} // namespace apatite
