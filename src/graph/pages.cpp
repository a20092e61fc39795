#include "graph/pages.h"

#include <array>

namespace apatite {
namespace {

constexpr auto pages = std::to_array<ExplainPage>({
    {"G0101", "A name that nothing declares",
     "A condition, a `some:` or an effect names something that the pack does not declare.\n\n"
     "bad:   supports: { metastatik: strong }\n"
     "good:  supports: { metastatic: strong }\n"},
    {"G0102", "A condition that needs itself",
     "Values and conditions may use each other by name, but the way must not lead back: there would be no first one "
     "to\n"
     "work out. The message shows the path.\n\n"
     "bad:   renal_failure: { when: \"dialysis or uraemia\" }      uraemia: { when: \"renal_failure and itch\" }\n"
     "good:  renal_failure: { when: \"dialysis\" }                 uraemia: { when: \"renal_failure and itch\" }\n"},
    {"G0103", "A field without its instance",
     "`lesion.site` is the site of one lesion; which one is said by `some: [lesion]` beside the condition: it is true "
     "if\n"
     "there is a lesion for which it holds. A named condition that uses a field needs its own `some:`.\n\n"
     "bad:   painful_lesion: { when: \"lesion.painful\" }\n"
     "good:  painful_lesion: { some: [lesion], when: \"lesion.painful\" }\n"},
    {"G0104", "A chain of conditions that is too long",
     "Conditions that rest on conditions may be nested a thousand operators deep; no reader follows more.\n\n"
     "bad:   c2000 that rests on c1999 that rests on c1998 ...\n"
     "good:  one condition that says what is meant\n"},
});

} // namespace

std::span<const ExplainPage> graph_pages() noexcept { return pages; }

} // namespace apatite
