// How the parts of an assessment are put into words.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "apatite/assessment.h"
#include "render/page.h"

namespace apatite {

/// `not recorded`, `sent without a unit`: a reason as a clinician would say it. An unknown word is given back.
std::string why_in_words(std::string_view why);
/// Every reason with its words, for what says them elsewhere.
std::span<const std::pair<std::string_view, std::string_view>> reasons_in_words();

/// `Serum phosphate 9.69 mg/dL (sent as 3.13 mmol/L; 2024-05-02)`; from two years on a number of days or months as
/// people say it, `Age 43 years`. With `detail` as it was used, with the resource, what was sent for a yes or no, and
/// the note on conversion or range.
Line fact_in_words(const FactUse& fact, bool detail);
/// Facts separated by semicolons, each entry of the record once; not `all` are the first few.
Line facts_in_words(std::span<const FactUse> facts, bool all);

/// `Parathyroid hormone (too old: 88 pg/mL)`.
Line missing_in_words(const MissingFinding& missing);
/// First those of which something was sent, each with what was wrong with it; then, behind `unrecorded`, the names of
/// the others.
Line missing_in_words(std::span<const MissingFinding> missing, std::size_t at_most,
                      std::string_view unrecorded = "not recorded: ");

/// ` [reiter-2011, mayo-labs]`, dim; nothing when there is none. The page remembers what was cited.
void append_citations(Page& page, Line& line, const std::vector<std::string>& evidence);

/// `EMERGENCY`, `URGENT`, `ROUTINE` in the style that fits.
Run urgency_badge(std::string_view urgency);

/// `Likely`, `Not assessed`: the status as a word at the start of a sentence, or in it.
/// Which site profile, what it vouches for and what it switched off, in one line; empty without one.
std::string site_profile_in_words(const Assessment& assessment);

std::string status_in_words(Status status);

/// `likely`, or `nothing known for or against` where no rule is true.
std::string standing_in_words(Status status);

/// `blood-test` as `blood test`.
std::string spaced(std::string_view word);
std::string capitalised(std::string text);
std::string sentence(std::string text); ///< with a full stop at its end
std::string upper_case(std::string_view text);
/// `a; b; c`: names hold commas of their own.
std::string listed(const std::vector<std::string>& names);
/// The whole text with `detail`, otherwise its first sentence.
std::string brief(const std::string& text, bool detail);
/// `Calciphylaxis` of `Calciphylaxis (calcific uraemic arteriolopathy)`.
std::string short_name(const std::string& label);
/// The label, or the id when there is no label.
const std::string& name_of(const std::string& label, const std::string& id);

} // namespace apatite
