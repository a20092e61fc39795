#include "authoring/case_patient.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <fmt/format.h>

#include "fhir/read_bundle.h"

namespace apatite {
namespace {

constexpr std::string_view default_date = "2024-06-01";

Result<Record> read_record(const Case& test) {
    if (test.bundle.empty()) return Record{};
    const std::filesystem::path path = std::filesystem::path(test.span.file).parent_path() / test.bundle;
    std::ifstream in(path, std::ios::binary);
    if (!in) return Error{"case-bundle", fmt::format("{}: the Bundle cannot be read", path.generic_string())};
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    Result<Record> record = read_bundle(bytes);
    if (!record) return Error{"case-bundle", fmt::format("{}: {}", path.generic_string(), record.error().message)};
    return record;
}

} // namespace

Result<CasePatient> read_patient(const Case& test) {
    Result<Record> record = read_record(test);
    if (!record) return record.error();
    const Result<PartialDate> as_of =
        PartialDate::parse(test.as_of.empty() ? default_date : std::string_view(test.as_of));
    if (!as_of) return as_of.error();
    return CasePatient{&test, std::move(record).value(), {*as_of, {test.complete.begin(), test.complete.end()}}};
}

Result<Findings> CasePatient::findings(const FindingIndex& index) const {
    Findings findings = select_findings(record, index, select);
    for (const auto& [name, value] : test->given)
        if (const std::optional<Error> error = set_finding(findings, index.catalogue(), name, value))
            return Error{error->code, fmt::format("`{}`: {}", name, error->message)};
    return findings;
}

} // namespace apatite
