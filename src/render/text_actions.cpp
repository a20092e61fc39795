// What to test, what to consider, what to avoid.
#include <algorithm>

#include "render/sections.h"
#include "render/words.h"

namespace apatite {
namespace {

bool is_ordinary(const WorkupItem& item) { return item.state == "suggested" && item.priority != "urgent"; }

Run state_mark(const WorkupItem& item) {
    if (item.state == "unsafe") return {"unsafe", Style::bad};
    if (item.state == "ordered" || item.state == "done") return {item.state, Style::dim};
    if (item.priority == "urgent") return {"urgent", Style::warning};
    return {"test"};
}

void print_workup_item(Page& page, const WorkupItem& item, bool detail) {
    Line line{{name_of(item.label, item.id), Style::strong}, {": " + brief(item.because, detail)}};
    if (item.state == "cannot-check") line.push_back({" Whether it is safe cannot be checked."});
    if (detail && !item.separates.empty()) line.push_back({" Separates: " + item.separates + "."});
    append_citations(page, line, item.evidence);
    if (item.code && detail) line.push_back({" " + item.code->system + " " + item.code->code, Style::dim});
    page.item(2, 9, state_mark(item), line);
    if (item.missing.empty()) return;
    Line missing{{"Check first: "}};
    std::ranges::move(missing_in_words(item.missing, detail ? item.missing.size() : 3, ""),
                      std::back_inserter(missing));
    page.add({11, 13}, missing);
}

/// The names of the items that `chosen` picks, in one paragraph.
template <typename Chosen>
void print_workup_names(Page& page, const Assessment& assessment, const Run& intro, Chosen chosen) {
    std::vector<std::string> names;
    for (const WorkupItem& item : assessment.workup)
        if (chosen(item)) names.push_back(name_of(item.label, item.id));
    if (!names.empty()) page.item(2, 9, intro, {{listed(names) + "."}});
}

constexpr std::size_t shown_missing = 6; ///< of a caution

Run caution_mark(const CautionState& caution) {
    if (caution.state == "applies") return {"applies", Style::bad};
    if (caution.state == "clear") return {"clear", Style::dim};
    return {"may apply", Style::warning};
}

void print_caution_in_full(Page& page, const CautionState& caution) {
    Line line{{caution.because}};
    append_citations(page, line, caution.evidence);
    page.item(4, 11, caution_mark(caution), line);
    if (!caution.facts.empty()) page.add({15, 17}, facts_in_words(caution.facts, true));
    if (caution.missing.empty()) return;
    Line missing{{"Not known: "}};
    std::ranges::move(missing_in_words(caution.missing, shown_missing, ""), std::back_inserter(missing));
    page.add({15, 17}, missing);
}

/// What applies, each on a line of its own, and in one paragraph what nobody recorded and so may apply.
void print_cautions(Page& page, const ManagementItem& item) {
    Line unchecked;
    for (const CautionState& caution : item.cautions) {
        if (caution.state == "applies") {
            Line line{{caution.because}};
            append_citations(page, line, caution.evidence);
            page.item(4, 11, caution_mark(caution), line);
        } else if (caution.state != "clear") {
            unchecked.push_back({(unchecked.empty() ? "" : " ") + caution.because});
        }
    }
    if (!unchecked.empty()) page.item(4, 11, {"may apply", Style::warning}, unchecked);
}

void print_management_item(Page& page, const ManagementItem& item, bool detail) {
    Line line{{name_of(item.label, item.id), Style::strong}, {": " + brief(item.because, detail)}};
    if (!item.level.empty()) line.push_back({" (evidence " + item.level + ")", Style::dim});
    append_citations(page, line, item.evidence);
    page.item(2, 2, {"·"}, line);
    if (!detail) return print_cautions(page, item);
    for (const CautionState& caution : item.cautions) print_caution_in_full(page, caution);
}

/// Rests on case reports at most, and nothing known of this patient speaks against it: its name is enough in the short
/// report.
bool is_minor(const ManagementItem& item) {
    return item.stance == "consider" && item.level.starts_with("L4") &&
           std::ranges::none_of(item.cautions, [](const CautionState& one) { return one.state == "applies"; });
}

void print_minor_items(Page& page, const Assessment& assessment) {
    std::vector<std::string> names;
    for (const ManagementItem& item : assessment.management)
        if (is_minor(item)) names.push_back(name_of(item.label, item.id));
    if (names.empty()) return;
    page.item(2, 2, {"·"},
              {{"On case reports alone (evidence L4): ", Style::dim},
               {listed(names) + "."},
               {" `apatite explain` has their cautions.", Style::dim}});
}

void print_stance(Page& page, const Assessment& assessment, std::string_view stance, std::string_view title,
                  bool detail) {
    bool titled = false;
    for (const ManagementItem& item : assessment.management) {
        if (item.stance != stance) continue;
        if (!titled) page.heading(title);
        titled = true;
        if (detail || !is_minor(item)) print_management_item(page, item, detail);
    }
    if (titled && !detail && stance == "consider") print_minor_items(page, assessment);
}

} // namespace

void print_workup(Page& page, const Assessment& assessment, bool detail) {
    if (assessment.workup.empty()) return;
    page.heading("TO TEST");
    for (const WorkupItem& item : assessment.workup)
        if (item.state != "done" && item.state != "ordered" && (detail || !is_ordinary(item)))
            print_workup_item(page, item, detail);
    if (!detail) print_workup_names(page, assessment, {"also"}, is_ordinary);
    print_workup_names(page, assessment, {"ordered", Style::dim},
                       [](const WorkupItem& item) { return item.state == "ordered"; });
    print_workup_names(page, assessment, {"known", Style::dim},
                       [](const WorkupItem& item) { return item.state == "done"; });
}

void print_management(Page& page, const Assessment& assessment, bool detail) {
    print_stance(page, assessment, "never", "NEVER", detail);
    print_stance(page, assessment, "avoid", "TO AVOID", detail);
    print_stance(page, assessment, "consider", "TO CONSIDER", detail);
}

} // namespace apatite
