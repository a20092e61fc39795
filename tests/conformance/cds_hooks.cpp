// links: cds_hooks api
// The standard's own definitions of its messages (FHIR Shorthand logical models and invariants) against every response
// of the service: elements that must be there are there, no other stands beside them, and each invariant holds.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cds_hooks/service.h"
#include "json/reader.h"

namespace {

namespace fs = std::filesystem;
using namespace apatite;
using json::Value;

fs::path suite_folder() {
    const char* named = std::getenv("APATITE_SUITES");
    return (named ? fs::path(named) : fs::path(APATITE_SOURCE_DIR) / ".." / "shared" / "suites") / "cds-hooks";
}

std::string content_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// `cards.suggestions.label 1..1`: from the path of an element to its children.
struct Element {
    bool required = false, repeats = false;
};
struct Model {
    std::map<std::string, std::map<std::string, Element>> children;
    std::set<std::string> invariants;
};

Model read_model(const fs::path& file) {
    static const std::regex element(R"(\* ([A-Za-z.]+) (\d)\.\.(1|\*) .*)"), obeys(R"(cds-[a-z]+-\d)");
    Model model;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        if (line.find(" obeys ") != std::string::npos)
            for (std::sregex_iterator at(line.begin(), line.end(), obeys), end; at != end; ++at)
                model.invariants.insert(at->str());
        std::smatch match;
        if (!std::regex_match(line, match, element)) continue;
        const std::string path = match[1];
        const std::size_t dot = path.rfind('.');
        model.children[dot == std::string::npos ? "" : path.substr(0, dot)]
                      [dot == std::string::npos ? path : path.substr(dot + 1)] = {match[2] != "0", match[3] == "*"};
    }
    return model;
}

std::vector<std::string> failures;
std::size_t checks = 0;

void require(bool holds, const std::string& what) {
    ++checks;
    if (!holds) failures.push_back(what);
}

void check_object(const Model& model, const Value& object, const std::string& path);

void check_value(const Model& model, const Value& value, const std::string& path, bool repeats) {
    require(value.is_array() == repeats, path + " must " + (repeats ? "" : "not ") + "be an array");
    if (repeats)
        for (const Value one : value.elements()) check_object(model, one, path);
    else
        check_object(model, value, path);
}

void check_object(const Model& model, const Value& object, const std::string& path) {
    const auto found = model.children.find(path);
    if (found == model.children.end()) return; // a primitive, a Coding or a resource
    for (const auto& [name, element] : found->second)
        require(!element.required || object.find(name), path + "." + name + " must be there");
    for (const json::Member member : object.members()) {
        const auto element = found->second.find(std::string(member.key));
        require(element != found->second.end(), fmt::format("{}.{} is not in the standard", path, member.key));
        if (element == found->second.end() || member.key == "prefetch")
            continue; // prefetch: keys are the service's own
        check_value(model, member.value, path.empty() ? element->first : path + "." + element->first,
                    element->second.repeats);
    }
}

std::string text(const Value& object, std::string_view key) {
    const auto value = object.find(key);
    return value ? std::string(value->text()) : std::string();
}

std::vector<Value> list(const Value& object, std::string_view key) {
    std::vector<Value> all;
    if (const auto value = object.find(key))
        for (const Value one : value->elements()) all.push_back(one);
    return all;
}

bool every(const std::vector<Value>& values, const std::function<bool(const Value&)>& holds) {
    return std::ranges::all_of(values, holds);
}

/// The invariants of a card, written out from their FHIRPath.
const std::map<std::string, std::function<bool(const Value&)>> invariants{
    {"cds-resp-1",
     [](const Value& card) {
         const auto suggestions = list(card, "suggestions");
         return text(card, "selectionBehavior") != "at-most-one" ||
                std::ranges::count_if(suggestions,
                                      [](const Value& one) { return one.find("isRecommended").has_value(); }) <= 1;
     }},
    {"cds-resp-2",
     [](const Value& card) {
         return every(list(card, "suggestions"), [](const Value& suggestion) {
             return every(list(suggestion, "actions"), [](const Value& action) {
                 return text(action, "type") != "delete" || (action.find("resourceId") && !action.find("resource"));
             });
         });
     }},
    {"cds-resp-3",
     [](const Value& card) {
         return every(list(card, "links"),
                      [](const Value& link) { return text(link, "type") == "smart" || !link.find("appContext"); });
     }},
    {"cds-resp-4",
     [](const Value& card) {
         return every(list(card, "overrideReasons"), [](const Value& one) { return !text(one, "display").empty(); });
     }},
    {"cds-resp-5",
     [](const Value& card) {
         return every(list(card, "suggestions"), [](const Value& suggestion) {
             return every(list(suggestion, "actions"),
                          [](const Value& action) { return !text(action, "description").empty(); });
         });
     }},
    {"cds-resp-6",
     [](const Value& card) { return !card.find("suggestions") || !text(card, "selectionBehavior").empty(); }},
    {"cds-resp-7",
     [](const Value& card) {
         return every(list(card, "suggestions"), [](const Value& one) {
             const std::string behaviour = text(one, "actionSelectionBehavior");
             return behaviour.empty() || behaviour == "all" || behaviour == "any" || behaviour == "at-most-one";
         });
     }},
};

void check_response(const Model& model, const std::string& body) {
    const Result<json::Document> document = json::Document::parse(body);
    require(document.ok(), "a response is JSON");
    if (!document) return;
    check_object(model, document->root(), "");
    for (const Value& card : list(document->root(), "cards"))
        for (const std::string& id : model.invariants) {
            const auto invariant = invariants.find(id);
            require(invariant != invariants.end() && invariant->second(card), id);
        }
}

/// A call with the record in `prefetch`, or without it.
std::string call_of(const std::string& hook, const std::string& record, bool with_record) {
    std::string patient, rest;
    const Result<json::Document> document = json::Document::parse(record);
    for (const Value& entry : list(document->root(), "entry")) {
        const Value resource = *entry.find("resource");
        if (text(resource, "resourceType") == "Patient")
            patient = resource.raw();
        else
            rest += fmt::format("{}{{\"resource\":{}}}", rest.empty() ? "" : ",", resource.raw());
    }
    const Result<json::Document> parsed = json::Document::parse(patient);
    const std::string orders =
        hook == "patient-view" ? "" : R"(,"selections":[],"draftOrders":{"resourceType":"Bundle"})";
    const std::string prefetch = fmt::format(
        R"(,"prefetch":{{"patient":{},"results":{{"resourceType":"Bundle","type":"searchset","entry":[{}]}}}})",
        patient, rest);
    return fmt::format(
        R"({{"hook":"{}","hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea","context":{{"userId":"Practitioner/a","patientId":"{}"{}}}{}}})",
        hook, text(parsed->root(), "id"), orders, with_record ? prefetch : "");
}

} // namespace

int main() {
    const fs::path folder = suite_folder();
    if (!fs::is_directory(folder)) {
        fmt::print("cds-hooks skipped: suites not found\n");
        return EXIT_SUCCESS;
    }
    const Model services = read_model(folder / "logicals/CDSHooksServices.fsh");
    const Model response = read_model(folder / "logicals/CDSHooksResponse.fsh");
    require(response.invariants.size() == 7 && !services.children.empty(), "the suite's models are read");
    const Result<CompiledPack> pack = builtin_pack();
    if (!pack) return EXIT_FAILURE;
    const cds_hooks::Service service(*pack, {"https://cds.example.org/"});
    const Result<json::Document> discovery = json::Document::parse(service.discovery());
    check_object(services, discovery->root(), "");
    std::size_t responses = 0;
    for (const auto& file : fs::directory_iterator(fs::path(APATITE_SOURCE_DIR) / "examples/patients")) {
        if (file.path().extension() != ".json") continue;
        for (const char* hook : {"patient-view", "order-select", "order-sign"})
            for (const bool with_record : {true, false}) {
                const cds_hooks::Reply reply =
                    service.call(call_of(hook, content_of(file.path()), with_record), "2024-06-01");
                require(reply.status == 200,
                        fmt::format("{} {}: {}", file.path().filename().string(), hook, reply.body));
                check_response(response, reply.body);
                ++responses;
            }
    }
    for (const std::string& failure : failures) fmt::print("failed: {}\n", failure);
    fmt::print("cds-hooks {} passed, {} failed, 0 skipped\n", checks - failures.size(), failures.size());
    return failures.empty() && responses >= 36 ? EXIT_SUCCESS : EXIT_FAILURE;
}
