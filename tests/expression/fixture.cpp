#include "fixture.h"

#include <utility>

namespace apatite::testing {
namespace {

FindingDeclaration finding(std::string id, FindingKind kind, std::size_t line) {
    FindingDeclaration declaration;
    declaration.id = std::move(id);
    declaration.kind = kind;
    declaration.span = {"rules/findings.yaml", line, 1, declaration.id.size()};
    return declaration;
}

FindingDeclaration quantity(std::string id, std::string unit, std::size_t line) {
    FindingDeclaration declaration = finding(std::move(id), FindingKind::quantity, line);
    declaration.unit = parse_definite_unit(unit).value();
    declaration.calendar_unit = unit == "years" || unit == "months";
    declaration.unit_text = std::move(unit);
    return declaration;
}

FindingDeclaration words(std::string id, std::vector<std::string> choices, std::size_t line) {
    FindingDeclaration declaration = finding(std::move(id), FindingKind::choice, line);
    declaration.choices = std::move(choices);
    return declaration;
}

std::vector<FindingDeclaration> labs() {
    FindingDeclaration phosphate = quantity("phosphate", "mg/dL", 31);
    phosphate.analyte = {Rational::parse("30.974").value(), 2, 1};
    phosphate.plausible = Interval::closed(Rational(3, 10), Rational(30));
    FindingDeclaration calcium = quantity("calcium", "mg/dL", 40);
    calcium.analyte = {Rational::parse("40.078").value(), 2, 1};
    FindingDeclaration ana = quantity("ana", "1", 50);
    ana.flag_only = true;
    return {phosphate,
            calcium,
            ana,
            quantity("albumin", "g/dL", 60),
            quantity("pth", "pg/mL", 61),
            quantity("inr", "1", 62),
            quantity("weight", "kg", 63),
            quantity("height", "m", 64),
            quantity("temperature", "Cel", 65),
            quantity("vitamin_a", "[IU]/L", 66),
            quantity("age", "years", 67),
            quantity("duration", "d", 68),
            quantity("alkaline_phosphatase", "U/L", 69)};
}

FindingDeclaration lesion() {
    FindingDeclaration declaration = finding("lesion", FindingKind::instances, 80);
    declaration.fields = {finding("site", FindingKind::site, 81), finding("onset", FindingKind::date, 82),
                          finding("painful", FindingKind::boolean, 83), quantity("size", "mm", 84)};
    return declaration;
}

FindingDeclaration iv_calcium() {
    FindingDeclaration declaration = finding("iv_calcium", FindingKind::instances, 90);
    declaration.fields = {finding("site", FindingKind::site, 91), finding("given", FindingKind::date, 92)};
    return declaration;
}

const Span place{"rules/metastatic.yaml", 7, first_column, 0};

Checked check_in(const Names& names, std::string_view text, Kind expected) {
    Checked result;
    ParsedExpression parsed = parse_expression(text, place, result.diagnostics);
    if (parsed.ok()) {
        check_expression(*parsed.expression, names.scope, expected, names.context, result.diagnostics);
        result.expression = std::move(*parsed.expression);
    }
    for (const Diagnostic& diagnostic : result.diagnostics)
        result.codes += (result.codes.empty() ? "" : " ") + diagnostic.code;
    return result;
}

} // namespace

Names::Names() {
    catalogue.findings = labs();
    for (FindingDeclaration each :
         {finding("dialysis", FindingKind::boolean, 10), finding("lupus", FindingKind::boolean, 11),
          finding("transplant", FindingKind::date, 12), words("sex", {"female", "male"}, 13),
          words("scleroderma", {"limited", "diffuse"}, 14), finding("biopsy_site", FindingKind::site, 15), lesion(),
          iv_calcium()})
        catalogue.findings.push_back(std::move(each));
    for (const FindingDeclaration& each : catalogue.findings) scope.symbols.emplace(each.id, symbol_of(each));
    scope.symbols.emplace("renal_failure", condition_symbol({"rules/conditions.yaml", 3, 1, 13}));
    Type calcium = scope.find("calcium")->type;
    scope.symbols.emplace("corrected_calcium", value_symbol(calcium, {"rules/values.yaml", 3, 1, 17}));
    scope.some = {"lesion"};
}

Checked check(std::string_view text, Kind expected, bool missing) {
    Names names;
    names.context.missing_given = missing;
    return check_in(names, text, expected);
}

Checked check_constant(std::string_view text) {
    Names names;
    names.context.constants_allowed = true;
    names.context.missing_given = true;
    Checked result = check_in(names, text, Kind::any);
    return result;
}

std::string message(std::string_view text, Kind expected) {
    Diagnostics diagnostics = check(text, expected).diagnostics;
    for (Diagnostic& each : diagnostics) each.source_line = "  when: " + std::string(text);
    return to_text(diagnostics);
}

} // namespace apatite::testing
