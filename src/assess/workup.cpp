// What to test, and whether it is done, ordered or unsafe.
#include <algorithm>

#include "assess/context.h"

namespace apatite {
namespace {

bool is_done(const Context& context, const WorkupDeclaration& item) {
    if (item.answers.empty()) return false;
    return std::all_of(item.answers.begin(), item.answers.end(), [&](const std::string& id) {
        const auto finding = context.pack().catalogue.index_of(id);
        return finding && is_answered(context.findings.states[*finding]);
    });
}

bool is_ordered(const Context& context, const WorkupDeclaration& item) {
    for (const Fact& order : context.findings.orders)
        for (const Code& sent : order.codes)
            for (const Code& code : item.codes)
                if (covers(code, sent)) return true;
    return false;
}

/// Unsafe outranks an order: somebody should stop it. What may be unsafe is not suggested without saying so.
std::string state_of(const Context& context, const WorkupDeclaration& item, const WorkupRoots& roots) {
    if (is_done(context, item)) return "done";
    const bool unsafe = roots.unsafe_when && context.now(*roots.unsafe_when) == Truth::is_true;
    if (unsafe) return "unsafe";
    if (is_ordered(context, item)) return "ordered";
    const bool safe = !roots.unsafe_when || context.firm(*roots.unsafe_when) == Truth::is_false;
    return safe ? "suggested" : "cannot-check";
}

} // namespace

void assess_workup(Context& context, Assessment& result) {
    result.workup.reserve(context.pack().workup.size());
    for (std::size_t i = 0; i < context.pack().workup.size(); ++i) {
        const WorkupDeclaration& declared = context.pack().workup[i];
        const WorkupRoots& roots = context.graph.roots().workup[i];
        if (context.now(roots.when) != Truth::is_true) continue;
        WorkupItem item;
        item.id = declared.id;
        item.label = declared.label;
        item.state = state_of(context, declared, roots);
        const bool urgent = roots.urgent_when && context.now(*roots.urgent_when) == Truth::is_true;
        item.priority = urgent ? "urgent" : "routine";
        item.because =
            item.state == "unsafe" && !declared.unsafe_because.empty() ? declared.unsafe_because : declared.because;
        item.separates = declared.separates;
        item.cost = std::string(cost_word(declared.cost));
        if (!declared.codes.empty()) item.code = CodeRef{declared.codes.front().system, declared.codes.front().code};
        if (!context.options.brief && roots.unsafe_when && item.state != "done" && item.state != "unsafe")
            item.missing = context.missing(*roots.unsafe_when, Reading::firm);
        item.evidence = declared.evidence;
        context.cite(declared.evidence);
        result.workup.push_back(std::move(item));
    }
}

} // namespace apatite
