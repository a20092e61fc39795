// A condition as a clinician would say it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"

namespace apatite {

/// A part of a sentence. `name` is the finding, value or named condition whose label the text is; empty for the rest.
struct WordPiece {
    std::string text;
    std::string name;
};

/// Labels stand for ids, in quotation marks since they hold commas of their own. What differs in logic differs in
/// words: `“X” does not hold` (false is wanted), `“X” is not known to hold` (false or unknown). Linear in the
/// condition.
class ConditionWords {
public:
    explicit ConditionWords(const Pack& pack);

    std::vector<WordPiece> of(const Condition& condition) const;
    std::vector<WordPiece> of(const Expression& expression) const;

    /// The label of a finding, value or named condition; the id where there is none.
    const std::string& label(const std::string& id) const;
    const std::string& site(const std::string& id) const;

private:
    std::map<std::string, std::string, std::less<>> labels_, sites_;
};

std::string to_text(const std::vector<WordPiece>& pieces);

/// A UCUM unit without the brackets that only programs need: `mL/min/1.73 m2`.
std::string unit_in_words(std::string_view unit);

} // namespace apatite
