// Where the knowledge comes from and what this is not.
#include "render/sections.h"
#include "render/words.h"

namespace apatite {

void print_sources(Page& page, const Assessment& assessment, bool detail) {
    bool titled = false;
    for (const ReferenceItem& reference : assessment.references) {
        if (!page.is_cited(reference.id)) continue;
        if (!titled) page.heading("SOURCES");
        titled = true;
        Line line{{"[" + reference.id + "] ", Style::dim}, {reference.cite}};
        if (detail && !reference.url.empty()) line.push_back({" " + reference.url, Style::dim});
        page.add({2, 4}, line);
    }
}

void print_site_profile(Page& page, const Assessment& assessment) {
    if (assessment.site_profile) page.add({0, 2}, {{site_profile_in_words(assessment), Style::dim}});
}

void print_footer(Page& page, const Assessment& assessment) {
    const Assessment::PackIdentity& pack = assessment.pack;
    page.gap();
    page.add({0, 0},
             {{"Decision support for clinicians, not a medical device: it does not replace the judgement of the "
               "person who sees the patient.",
               Style::dim}});
    print_site_profile(page, assessment);
    page.add({0, 0}, {{"Rules: " + name_of(pack.title, pack.id) + ", version " + pack.version + " (" +
                           pack.hash.substr(0, 12) + ")",
                       Style::dim}});
}

} // namespace apatite
