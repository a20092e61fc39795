#include "pack/read_given.h"

#include <fmt/core.h>

#include <utility>

#include "findings/findings.h"

namespace apatite {
namespace {

constexpr std::string_view default_date = "2024-06-01";

// The findings of one case, set one after the other.
class GivenReader {
public:
    GivenReader(Case& test, Reading& reading)
        : test_(test), reading_(reading), tried_(nothing_known(test, reading.pack.catalogue.findings.size())) {}

    void read(const YamlEntry& entry) {
        if (!reading_.names.findings.check({entry.key, entry.key_span}, reading_.report)) return;
        const YamlNode& value = entry.value;
        const Symbol* symbol = reading_.scope.find(entry.key);
        const bool one_value = symbol && symbol->declaration && symbol->role != Symbol::Role::instances;
        if (value.kind == YamlKind::list && one_value)
            reading_.report.error("K0414", value.span, fmt::format("`{}` has one value, not a list", entry.key),
                                  fmt::format("it is declared at {}", place_of(symbol->span)));
        else if (value.kind == YamlKind::list)
            read_instances(entry.key, value);
        else if (expect_text(value, fmt::format("the value of `{}`", entry.key), reading_.report))
            set(entry.key, entry.key, value);
    }

private:
    static Findings nothing_known(const Case& test, std::size_t findings) {
        const auto date = PartialDate::parse(test.as_of.empty() ? default_date : std::string_view(test.as_of));
        return {std::string(),
                Demographics(),
                date.ok() ? date.value() : PartialDate::from_day(Day{}),
                std::vector<FindingState>(findings),
                std::vector<Notice>(),
                std::vector<Fact>(),
                std::set<std::string>()};
    }
    void read_instances(const std::string& finding, const YamlNode& list) {
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            const YamlNode& instance = list.items[i];
            const std::string name = fmt::format("{}[{}]", finding, i);
            if (!expect_map(instance, fmt::format("`{}`", name), reading_.report)) continue;
            if (instance.entries.empty()) empty(finding, instance.span);
            for (const YamlEntry& field : instance.entries) {
                if (expect_text(field.value, fmt::format("the value of `{}.{}`", name, field.key), reading_.report))
                    set(finding, fmt::format("{}.{}", name, field.key), field.value);
            }
        }
        if (list.items.empty()) empty(finding, list.span);
    }
    void empty(const std::string& finding, const Span& at) {
        reading_.report.error(
            "K0414", at, fmt::format("nothing is said of `{}`", finding),
            fmt::format("write `{0}: false` for none, `{0}: true` for one of which nothing is known", finding));
    }
    void set(const std::string& finding, std::string name, const YamlNode& value) {
        const Symbol* symbol = reading_.scope.find(finding);
        if (symbol && symbol->declaration && !reading_.incomplete) {
            if (const auto problem = set_finding(tried_, reading_.pack.catalogue, name, value.scalar))
                reading_.report.error("K0414", value.span, problem->message,
                                      fmt::format("`{}` is declared at {}", finding, place_of(symbol->span)));
        }
        test_.given.emplace_back(std::move(name), value.scalar);
    }

    Case& test_;
    Reading& reading_;
    Findings tried_;
};

} // namespace

void read_given(const YamlNode& given, Case& test, Reading& reading) {
    GivenReader reader(test, reading);
    for (const YamlEntry& entry : given.entries) reader.read(entry);
}

} // namespace apatite
