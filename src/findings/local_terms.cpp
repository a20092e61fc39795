#include "findings/local_terms.h"

#include <algorithm>

#include <fmt/format.h>

namespace apatite {
namespace {

std::string in_words(const Code& code) {
    const std::string_view system = system_short_name(code.system);
    return system.empty() ? code.code : fmt::format("{} {}", system, code.code);
}

/// One fact while the terms are put to it.
class Localiser {
public:
    Localiser(const Fact& fact, const LocalTerms& terms, std::vector<Notice>& notices)
        : sent_(fact), terms_(terms), notices_(notices), fact_(fact) {}

    std::optional<Fact> operator()() {
        for (CodeSet Fact::*codes : {&Fact::codes, &Fact::value_codes, &Fact::sites, &Fact::routes}) map(fact_.*codes);
        fill_units();
        for (auto Fact::*quantity :
             {&Fact::quantity, &Fact::value_low, &Fact::value_high, &Fact::range_low, &Fact::range_high})
            if (fact_.*quantity) read_aliases(*(fact_.*quantity));
        if (fact_ == sent_) return std::nullopt;
        return std::move(fact_);
    }

private:
    void warn(std::string code, std::string message) {
        notices_.push_back({Notice::Severity::warning, std::move(code), sent_.source, std::move(message)});
    }

    /// What was sent in the standard system itself is the better word.
    bool add(CodeSet& codes, const Code& local, const Code& standard) {
        for (const Code& other : codes) {
            if (other.system != standard.system || other == local) continue;
            if (covers(standard, other)) return false;
            warn("profile-code", fmt::format("`{}` is `{}` by the site profile, and `{}` was sent beside it: what was "
                                             "sent is used; check both",
                                             in_words(local), in_words(standard), in_words(other)));
            return false;
        }
        added_.push_back(standard);
        return true;
    }

    void map(CodeSet& codes) {
        added_.clear();
        for (const Code& local : codes) {
            const auto found = terms_.codes.find(local);
            if (found == terms_.codes.end()) continue;
            for (const Code& standard : found->second)
                if (add(codes, local, standard))
                    tell(fmt::format("`{}` read as `{}` by the site profile", in_words(local), in_words(standard)));
        }
        for (const Code& code : added_)
            if (std::ranges::find(codes, code) == codes.end()) codes.push_back(code);
        if (!added_.empty()) std::ranges::sort(codes);
    }

    void tell(const std::string& note) { fact_.by_profile += (fact_.by_profile.empty() ? "" : "; ") + note; }

    /// The unit of each code that the terms speak of; they must agree.
    void fill_units() {
        const bool none =
            without_unit(fact_.quantity) || without_unit(fact_.value_low) || without_unit(fact_.value_high);
        if (!none || terms_.units.empty()) return;
        std::set<std::string> units;
        for (const Code& code : fact_.codes)
            if (const auto found = terms_.units.find(code); found != terms_.units.end()) units.insert(found->second);
        if (units.size() > 1)
            return warn("profile-unit", fmt::format("its codes have several units by the site profile (`{}`): none is "
                                                    "used",
                                                    fmt::join(units, "`, `")));
        if (units.empty()) return;
        for (auto Fact::*quantity : {&Fact::quantity, &Fact::value_low, &Fact::value_high})
            if (without_unit(fact_.*quantity)) (fact_.*quantity)->profile_unit = *units.begin();
    }

    static bool without_unit(const std::optional<SentQuantity>& quantity) {
        return quantity && quantity->unit.find_first_not_of(" \t") == std::string::npos;
    }

    void read_aliases(SentQuantity& quantity) {
        if (const auto found = terms_.unit_aliases.find(quantity.unit); found != terms_.unit_aliases.end())
            quantity.profile_unit = found->second;
        if (const auto found = terms_.unit_aliases.find(quantity.shown); found != terms_.unit_aliases.end())
            quantity.shown = found->second;
    }

    const Fact& sent_;
    const LocalTerms& terms_;
    std::vector<Notice>& notices_;
    Fact fact_;
    CodeSet added_;
};

} // namespace

std::optional<Fact> localised(const Fact& fact, const LocalTerms& terms, std::vector<Notice>& notices) {
    return Localiser(fact, terms, notices)();
}

} // namespace apatite
