#include "cds_hooks/calls.h"

#include <algorithm>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/golden.h"

namespace apatite::test {

const cds_hooks::Service& service() {
    static const cds_hooks::Service one(builtin_pack().value(), {"https://cds.example.org/"});
    return one;
}

Parsed::Parsed(std::string json)
    : text(std::make_shared<std::string>(std::move(json))), document(std::make_shared<json::Document>()) {
    const auto error = document->read(*text);
    EXPECT_FALSE(error) << error->message << '\n' << *text;
}

std::string body_of(const Call& call) {
    const std::string orders =
        call.hook == "patient-view" ? "" : fmt::format(R"(,"selections":[],"draftOrders":{})", call.draft_orders);
    return fmt::format(
        R"({{"hook":"{}","hookInstance":"{}","context":{{"userId":"Practitioner/a","patientId":"{}"{}}}{}}})",
        call.hook, call.instance, call.patient_id, orders,
        call.prefetch.empty() ? "" : ",\"prefetch\":" + call.prefetch);
}

std::string prefetch_of(const std::string& example, const std::vector<std::string>& without) {
    const Parsed record(read_file("examples/patients/" + example + ".fhir.json"));
    std::string out = "{";
    for (const cds_hooks::PrefetchTemplate& one : service().prefetch()) {
        if (std::ranges::find(without, one.key) != without.end()) continue;
        const std::string type = one.query.substr(0, one.query.find_first_of("?/"));
        std::string entries, patient;
        for (const json::Value entry : record.root().find("entry")->elements()) {
            const json::Value resource = *entry.find("resource");
            if (resource.find("resourceType")->text() != type) continue;
            entries += fmt::format("{}{{\"resource\":{}}}", entries.empty() ? "" : ",", resource.raw());
            patient = resource.raw();
        }
        out += fmt::format(
            "{}\"{}\":{}", out.size() > 1 ? "," : "", one.key,
            type == "Patient" ? patient : R"({"resourceType":"Bundle","type":"searchset","entry":[)" + entries + "]}");
    }
    return out + "}";
}

cds_hooks::Reply call(const Call& call) { return service().call(body_of(call), "2024-06-01"); }

} // namespace apatite::test
