// Calls of the service as a client makes them, with the example patients.
#pragma once

#include <memory>
#include <string>

#include "cds_hooks/service.h"
#include "json/reader.h"

namespace apatite::test {

/// The built-in rules, compiled once for all tests.
const cds_hooks::Service& service();

/// A parsed text together with its document.
struct Parsed {
    explicit Parsed(std::string json);
    json::Value root() const { return document->root(); }
    std::shared_ptr<std::string> text;
    std::shared_ptr<json::Document> document;
};

struct Call {
    std::string hook = "patient-view";
    std::string patient_id = "patient-1";
    std::string prefetch; ///< JSON; empty: none
    std::string draft_orders = R"({"resourceType":"Bundle","type":"collection","entry":[]})";
    std::string instance = "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea";
};
std::string body_of(const Call& call);

/// The prefetch that a client would send for an example patient (`metastatic-sarcoidosis`): every template answered
/// from the record. Keys in `without` are left out.
std::string prefetch_of(const std::string& example, const std::vector<std::string>& without = {});

cds_hooks::Reply call(const Call& call);

} // namespace apatite::test
