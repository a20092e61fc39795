#include "api/answer_context.h"

#include <algorithm>

#include <fmt/format.h>

#include "api/picture_builder.h"
#include "diagnostic/nearest.h"

namespace apatite {
namespace {

Error unknown_list(const std::string& list, const std::vector<std::string>& lists) {
    const std::optional<std::string> meant = nearest(list, lists);
    return {"unknown-list", fmt::format("the pack knows no list `{}` that could be complete{}", list,
                                        meant           ? fmt::format(": did you mean `{}`?", *meant)
                                        : lists.empty() ? ": it names none"
                                                        : fmt::format(": it names `{}`", fmt::join(lists, "`, `")))};
}

/// The error with the finding that it is about.
Error named(const Error& error, const std::string& name) {
    if (error.code == "unknown-finding" || error.message.find(name) != std::string::npos) return error;
    return {error.code, fmt::format("`{}`: {}", name, error.message)};
}

} // namespace

Result<SelectOptions> select_options(const FindingCatalogue& catalogue, const AnswerOptions& options) {
    const Result<PartialDate> as_of = PartialDate::parse(options.as_of);
    if (!as_of || !as_of->is_exact() || options.as_of.size() != 10)
        return Error{"as-of",
                     fmt::format("`{}` is no day to answer for; write one such as `2024-06-01`", options.as_of)};
    SelectOptions select{*as_of, {}};
    for (const std::string& list : options.complete) {
        if (std::ranges::find(catalogue.lists, list) == catalogue.lists.end())
            return unknown_list(list, catalogue.lists);
        select.complete_lists.insert(list);
    }
    return select;
}

Result<AssessOptions> assess_options(const Pack& pack, const AnswerOptions& options) {
    AssessOptions wanted;
    wanted.brief = options.brief && !options.in_full && !options.trace;
    wanted.enough = wanted.overturn = options.what_if && !wanted.brief;
    wanted.prove = options.prove && !wanted.brief;
    wanted.steps = options.budget;
    wanted.refine = options.in_full;
    wanted.trace = options.trace;
    wanted.words = options.in_full || options.trace;
    if (options.why_not.empty()) return wanted;
    std::vector<std::string> ids;
    for (const HypothesisDeclaration& each : pack.hypotheses) ids.push_back(each.id);
    if (auto error = no_such_hypothesis(ids, options.why_not)) return *std::move(error);
    wanted.why_not = static_cast<std::size_t>(std::ranges::find(ids, options.why_not) - ids.begin());
    return wanted;
}

std::optional<Error> apply_setting(const FindingCatalogue& catalogue, const std::string& name,
                                   const std::optional<std::string>& value, Findings& findings) {
    const std::optional<Error> error =
        value ? set_finding(findings, catalogue, name, *value) : decline_finding(findings, catalogue, name);
    return error ? std::optional(named(*error, name)) : std::nullopt;
}

std::optional<Error> apply_settings(const FindingCatalogue& catalogue, const AnswerOptions& options,
                                    Findings& findings) {
    const auto of_person = [&](const std::string& name) {
        const FindingDeclaration* declaration = catalogue.find(name);
        return declaration != nullptr && is_person(*declaration);
    };
    for (const bool person : {true, false})
        for (const auto& [name, value] : options.set)
            if (of_person(name) == person)
                if (auto error = apply_setting(catalogue, name, value, findings)) return error;
    for (const std::string& name : options.declined)
        if (auto error = apply_setting(catalogue, name, std::nullopt, findings)) return error;
    return std::nullopt;
}

} // namespace apatite
