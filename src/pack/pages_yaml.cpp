// Pages of K01 (the text as YAML) and K02 (keys and shapes).
#include "pack/pages_by_group.h"

#include <array>

namespace apatite {
namespace {

constexpr auto yaml = std::to_array<ExplainPage>({
    {"K0101", "The text is not YAML",
     R"(The YAML library could not make sense of the file from the marked place on; the slip is often a line above: a quote
or bracket that is not closed, a text that holds `: ` and is not quoted, lines of one map indented unlike each other.
Nothing else in this file was read, so names that it declares are not reported as unknown elsewhere.

bad:   label: Lesion: painful
good:  label: "Lesion: painful"
)"},
    {"K0102", "Bytes that are no text",
     R"(A pack is UTF-8 without control characters. An editor set to Latin-1 or Windows-1252 writes letters with accents and
signs such as the micro sign in another way, and a wrong sign in a unit would go unseen.

bad:   a file saved as Latin-1
good:  the same file saved as UTF-8
)"},
    {"K0103", "A tab in the indentation",
     R"(YAML knows only blanks there, and a tab looks like any number of them: what belongs to what would be a guess.

bad:   (tab)label: Phosphate
good:    label: Phosphate
)"},
    {"K0104", "The same key twice",
     R"(Most YAML libraries keep one of the two without a word: a rule would lose its condition silently. Both places are
named; keep one.

bad:   when: "dialysis"
       when: "not dialysis"
good:  when: "dialysis"
)"},
    {"K0105", "Something of YAML that packs do not use",
     R"(Anchors, aliases, tags and further documents make a text that has to be executed in the head to be understood. What is
needed twice is declared once and named: a set of codes, a named condition, a value.

bad:   lupus: &x { label: Lupus }
       sle: *x
good:  lupus: { label: Lupus }
)"},
    {"K0106", "A key that is no text",
     R"(YAML allows a list or map as a key. It is nearly always a text that lacks its quotes.

bad:   {creat}: g
good:  "{creat}": g
)"},
    {"K0107", "Nested too deep",
     R"(No part of a pack has more than a handful of levels; the limit of 32 keeps the reader safe.

bad:   limits: [[[[[[[[ ... ]]]]]]]]
good:  limits: [No dose is checked.]
)"},
    {"K0108", "A file that is too large",
     R"(A file of a pack has at most 8 MiB. A part may be a folder of files, in any order.

bad:   findings.yaml of 20 MB
good:  findings/labs.yaml, findings/lesions.yaml
)"},
    {"K0109", "A folder or file that cannot be read",
     R"(The folder does not exist, is no folder, holds no `.yaml` file, holds packs but is none, or may not be read by this
user.

bad:   apatite check rules/calcinosis-cutis/pack.yaml
good:  apatite check rules/calcinosis-cutis
)"},
    {"K0110", "A file with the ending `.yml`",
     R"(Only `*.yaml` is read. A file that is silently left out is the worst kind of missing rule, so this is an error.

bad:   rules/metastatic.yml
good:  rules/metastatic.yaml
)"},
});

constexpr auto shapes = std::to_array<ExplainPage>({
    {"K0201", "An unknown key",
     R"(Every map has a closed list of keys, in kebab-case. A key that nobody reads would be a rule that nobody follows.

bad:   plausibel: 1 mg/dL .. 30 mg/dL
good:  plausible: 1 mg/dL .. 30 mg/dL
)"},
    {"K0202", "A key is missing",
     R"(Some keys have no safe default: the unit of a number, the sentence and the source of a rule, what to do in an alert.

bad:   - { id: a.b, when: "dialysis", supports: { metastatic: weak } }
good:  the same with `because:` and `evidence:`
)"},
    {"K0203", "A value of the wrong shape",
     R"(A text where a list is wanted, a list where a map is wanted. Lists of one still need their brackets.

bad:   evidence: reiter-2011
good:  evidence: [reiter-2011]
)"},
    {"K0204", "A word that is not on the list",
     R"(Some keys take one of a few words, which the message names.

bad:   kind: number
good:  kind: quantity
)"},
    {"K0205", "A condition without quotes",
     R"(YAML cuts a bare text at ` #` and `: ` and reads `{` and `'` as its own. Quotes keep the condition whole. Double quotes
are best, for units stand in single ones; long conditions may stand under `>-`.

bad:   when: dialysis and egfr < 15
good:  when: "dialysis and egfr < 15 'mL/min/{1.73_m2}'"
)"},
    {"K0206", "A file that is no part of a pack",
     R"(The name of the file, or of the folder it lies in, says which part it is. A misspelt name would be a lost file.

bad:   ruels.yaml, misc/labs.yaml
good:  rules.yaml, findings/labs.yaml
)"},
    {"K0207", "No pack.yaml",
     R"(A pack says what it is, in which version, and for whom: `id`, `version`, `title`, `intended-use`.

bad:   a folder with rules.yaml alone
good:  pack.yaml beside it
)"},
    {"K0208", "A key of another kind of finding",
     R"(Units belong to quantities, words to choices, fields to instances. Mostly `kind` was left out: it is boolean then.

bad:   phosphate: { label: Phosphate, unit: mg/dL }
good:  phosphate: { label: Phosphate, kind: quantity, unit: mg/dL }
)"},
    {"K0209", "Keys that contradict each other",
     R"(Absence is presumed only where the finding says so (`if-absent`) and a list is complete (`when-complete`); what is read
from the patient or from an instance has no codes of its own, and its kind follows from its source.

bad:   dialysis: { label: Dialysis, if-absent: false }
good:  dialysis: { label: Dialysis, if-absent: false, when-complete: conditions }
)"},
});

} // namespace

std::span<const ExplainPage> yaml_pages() noexcept { return yaml; }
std::span<const ExplainPage> shape_pages() noexcept { return shapes; }

} // namespace apatite
