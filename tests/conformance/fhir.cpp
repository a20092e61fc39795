// links: fhir
// HL7's example of every resource, each in a Bundle with its own patient: read without a crash, and every resource that
// facts can come from gives facts, or a notice that names it.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "fhir/patient_identity.h"
#include "fhir/read_bundle.h"
#include "fhir/readers.h"
#include "json/reader.h"

namespace {

namespace fs = std::filesystem;
using namespace apatite;

fs::path suite_folder() {
    const char* named = std::getenv("APATITE_SUITES");
    return (named ? fs::path(named) : fs::path(APATITE_SOURCE_DIR) / ".." / "shared" / "suites") / "fhir-r4";
}

std::string content_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string_view text_of(const json::Value& object, std::string_view key) {
    const auto value = object.find(key);
    return value ? value->text() : std::string_view();
}

// The id of the patient that an example is about.
std::string patient_of(const json::Value& resource) {
    for (const std::string_view key : {"subject", "patient", "beneficiary", "for", "individual"}) {
        const auto reference = resource.find(key);
        const auto parts = reference ? fhir::split_reference(text_of(*reference, "reference")) : fhir::Reference();
        if (parts.type == "Patient") return std::string(parts.id);
    }
    return "example";
}

std::string in_bundle(const json::Value& resource) {
    return fmt::format(R"({{"resourceType": "Bundle", "type": "collection", "entry": [)"
                       R"({{"resource": {{"resourceType": "Patient", "id": "{}"}}}}, {{"resource": {}}}]}})",
                       patient_of(resource), resource.raw());
}

// What is wrong with how the example was read; empty when nothing is.
std::string judge_resource(const json::Value& resource) {
    const std::string type(text_of(resource, "resourceType"));
    const Result<Record> record = read_bundle(in_bundle(resource));
    if (!record) return "refused: " + record.error().message;
    if (!fhir::reader_of(type)) return record->facts.empty() ? "" : "gave facts";
    const bool located =
        std::ranges::any_of(record->notices, [&](const Notice& n) { return n.source.starts_with(type); });
    const bool nobodys = type == "Device" && !resource.find("patient");
    const bool no_order = type == "ServiceRequest" && text_of(resource, "intent") != "order";
    return record->facts.empty() && !located && !nobodys && !no_order ? "neither a fact nor a notice" : "";
}

std::string judge(const std::string& text) {
    const auto document = json::Document::parse(text);
    const Result<Record> alone = read_bundle(text);
    if (!document) return alone ? "read, though it is no JSON" : "";
    const json::Value root = document->root();
    const std::string_view type = text_of(root, "resourceType");
    if (type.empty()) return alone ? "read, though it is no FHIR" : "";
    if (type == "Patient") return alone ? "" : "refused: " + alone.error().message;
    if (type == "Bundle") return alone || !alone.error().message.empty() ? "" : "refused without a reason";
    if (alone) return "read, though it has no patient";
    if (alone.error().message.find(type) == std::string::npos) return "the refusal does not name the type";
    return judge_resource(root);
}

} // namespace

int main() {
    if (!fs::is_directory(suite_folder())) {
        fmt::print("fhir skipped: suites not found\n");
        return 0;
    }
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(suite_folder())) {
        if (entry.path().filename() != "LICENSE") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    int passed = 0, failed = 0;
    for (const fs::path& file : files) {
        const std::string problem = judge(content_of(file));
        if (!problem.empty()) fmt::print(stderr, "{}: {}\n", file.filename().string(), problem);
        ++(problem.empty() ? passed : failed);
    }
    fmt::print("fhir {} passed, {} failed, 0 skipped\n", passed, failed);
    return failed == 0 && passed > 0 ? 0 : 1;
}
