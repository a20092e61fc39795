#include <algorithm>
#include <utility>

#include "render/sections.h"

namespace apatite {

std::string to_text(const Assessment& assessment, const TextOptions& options) {
    const bool detail = options.detail;
    Page page(static_cast<std::size_t>(std::clamp(options.width, 40, 200)), options.colour);
    print_answer(page, assessment);
    print_alerts(page, assessment, detail);
    print_not_ruled_out(page, assessment, detail);
    print_switched_off(page, assessment);
    print_reasons(page, assessment, detail);
    print_other_hypotheses(page, assessment, detail);
    print_missing(page, assessment, detail);
    print_workup(page, assessment, detail);
    print_management(page, assessment, detail);
    print_next(page, assessment, detail);
    if (detail) print_facts(page, assessment);
    print_notices(page, assessment);
    print_sources(page, assessment, detail);
    print_footer(page, assessment);
    return std::move(page).take();
}

} // namespace apatite
