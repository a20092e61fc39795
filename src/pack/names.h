// The ids that a pack declares, so that every use of one can be checked.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pack/fields.h"
#include "pack/report.h"

namespace apatite {

/// Ids of one kind. `kind` names it in messages (`finding`), `unknown_code` is the code of "there is none such".
class Names {
public:
    Names(std::string_view kind, std::string_view unknown_code) : kind_(kind), unknown_code_(unknown_code) {}

    /// Reports an id that is already there, with both places; the first stays.
    bool declare(const std::string& id, const Span& at, Report& report);
    const Span* find(std::string_view id) const noexcept;
    /// Reports an id that is not there, with the nearest and its place. While a file of the pack could not be read
    /// nothing is said: the id may well stand in it.
    bool check(const Located& use, Report& report) const;
    /// The ids of a list that are there; the others are reported, and those that stand twice.
    std::vector<std::string> checked(const std::vector<Located>& uses, Report& report) const;

    std::vector<std::string> ids() const;
    bool empty() const noexcept { return places_.empty(); }
    std::string_view kind() const noexcept { return kind_; }
    void set_incomplete() noexcept { incomplete_ = true; }

private:
    std::string_view kind_, unknown_code_;
    std::map<std::string, Span, std::less<>> places_;
    bool incomplete_ = false;
};

/// How an id is written.
enum class IdStyle {
    snake, ///< small letters, digits, `_`; names of the condition language
    kebab, ///< `-` as well
    dotted ///< `.` as well
};

/// Reports an id that is not written so, or that is a word of the condition language.
bool check_id(const std::string& id, const Span& at, IdStyle style, Report& report);

/// All ids of a pack.
struct PackNames {
    Names references{"reference", "K0316"};
    Names sets{"set", "K0313"};
    Names sites{"site", "K0314"};
    Names lists{"list", "K0315"};
    Names findings{"finding", "K0311"};
    Names values{"value", "K0311"};
    Names conditions{"named condition", "K0311"};
    Names hypotheses{"hypothesis", "K0312"};
    Names rules{"rule", "K0317"};
    Names alerts{"alert", "K0318"};
    Names workup{"workup item", "K0318"};
    Names management{"management option", "K0318"};
    Names forms{"form", "K0318"};
    Names causes{"cause", "K0318"};
    Names cases{"case", "K0318"};

    void set_incomplete() noexcept;
};

} // namespace apatite
