// The sections of the text report, in the order in which it prints them. Each prints nothing when it has nothing to
// say.
#pragma once

#include "apatite/assessment.h"
#include "apatite/render.h"
#include "render/page.h"

namespace apatite {

void print_answer(Page& page, const Assessment& assessment);
void print_alerts(Page& page, const Assessment& assessment, bool detail);
void print_not_ruled_out(Page& page, const Assessment& assessment, bool detail);
void print_switched_off(Page& page, const Assessment& assessment); ///< by the site profile
void print_reasons(Page& page, const Assessment& assessment, bool detail);
void print_other_hypotheses(Page& page, const Assessment& assessment, bool detail);
void print_missing(Page& page, const Assessment& assessment, bool detail);
void print_workup(Page& page, const Assessment& assessment, bool detail);
void print_management(Page& page, const Assessment& assessment, bool detail);
void print_next(Page& page, const Assessment& assessment, bool detail);
void print_notices(Page& page, const Assessment& assessment);
void print_sources(Page& page, const Assessment& assessment, bool detail);
// Of one hypothesis.
std::string score_in_words(const Hypothesis& hypothesis); ///< `score 6, could be 3 to 9`
std::string status_range(const Hypothesis& hypothesis);   ///< `; could become unlikely to likely`, or nothing
void print_rules(Page& page, const std::vector<RuleTrace>& rules, const Run& mark, bool detail);
/// The first `most` rules, strongest first, and how many there are more.
void print_undecided(Page& page, const std::vector<UndecidedRule>& rules, std::size_t most);
void print_facts(Page& page, const Assessment& assessment); ///< those used, each once, as sent and as used
std::string question_of(const NextFinding& next);           ///< as put to a person

void print_site_profile(Page& page, const Assessment& assessment); ///< one line, where there is one
void print_footer(Page& page, const Assessment& assessment);

} // namespace apatite
