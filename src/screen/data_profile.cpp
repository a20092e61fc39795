#include "screen/data_profile.h"

#include <array>
#include <optional>
#include <set>

#include "fhir/read_bundle.h"
#include "findings/sent_number.h"
#include "screen/ordered_workers.h"
#include "screen/patient_stream.h"

namespace apatite {
namespace {

std::string cut(std::string_view text) {
    if (text.size() <= longest_shown) return std::string(text);
    return std::string(text.substr(0, longest_shown)) + "...";
}

/// `Observation` of `Observation/x`.
std::string resource_of(std::string_view source) { return std::string(source.substr(0, source.find('/'))); }

template <typename Key>
void count(std::map<Key, std::uint64_t>& table, Key key, std::uint64_t& others, std::uint64_t times = 1) {
    if (const auto found = table.find(key); found != table.end())
        found->second += times;
    else if (table.size() < most_kinds)
        table.emplace(std::move(key), times);
    else
        others += times;
}

const FindingDeclaration& declaration_of(const FindingIndex& index, const FindingTarget& target) {
    const FindingDeclaration& finding = index.catalogue().findings[target.finding];
    return target.field == FindingTarget::itself ? finding : finding.fields[target.field];
}

bool needs_date(const FindingDeclaration& finding) {
    return finding.kind == FindingKind::quantity || finding.select.within_days || finding.select.within_months;
}

/// One fact, with what a site profile adds to it already.
class FactProfile {
public:
    FactProfile(const Fact& fact, const FindingIndex& index, DataProfile& profile)
        : fact_(fact), index_(index), profile_(profile), matches_(index.matches(fact)) {}

    void operator()() {
        ++profile_.facts;
        const bool coded = std::ranges::any_of(matches_, [](const auto& match) { return !match.by_text; });
        if (coded)
            ++profile_.understood;
        else
            count_codes();
        count_units();
        count_date();
    }

private:
    void count_codes() {
        std::string finding;
        if (!matches_.empty()) finding = index_.catalogue().findings[matches_.front().target.finding].id;
        for (const Code& code : fact_.codes)
            count(profile_.codes, UnknownCode{resource_of(fact_.source), cut(code.system), cut(code.code), finding},
                  profile_.others);
    }

    // Of the findings that one number tells (a value and its highest) the first speaks for all.
    void count_units() {
        if (!fact_.quantity) return;
        for (const auto& match : matches_) {
            const FindingDeclaration& finding = declaration_of(index_, match.target);
            if (finding.kind != FindingKind::quantity || finding.source != FindingSource::facts) continue;
            const SentNumber number = read_number(*fact_.quantity, finding);
            if (!number.why) return;
            const Code code = fact_.codes.empty() ? Code{} : fact_.codes.front();
            count(profile_.units,
                  UnknownUnit{finding.id, std::string(to_string(*number.why)), cut(fact_.quantity->unit),
                              cut(code.system), cut(code.code)},
                  profile_.others);
            return;
        }
    }

    void count_date() {
        if (fact_.date) return;
        const bool needed = std::ranges::any_of(
            matches_, [&](const auto& match) { return needs_date(declaration_of(index_, match.target)); });
        if (needed) count(profile_.dates, UnknownDate{resource_of(fact_.source), "undated"}, profile_.others);
    }

    const Fact& fact_;
    const FindingIndex& index_;
    DataProfile& profile_;
    std::vector<FindingIndex::Match> matches_;
};

template <typename Key>
void add_table(std::map<Key, std::uint64_t>& to, const std::map<Key, std::uint64_t>& from, std::uint64_t& others) {
    for (const auto& [key, times] : from) count(to, key, others, times);
}

using Batch = std::vector<PatientText>;
constexpr std::size_t batch_patients = 128;

std::optional<Batch> next_batch(PatientStream& patients, std::optional<Error>& problem) {
    Batch batch;
    while (batch.size() < batch_patients && !problem) {
        auto patient = patients.next();
        if (!patient)
            problem = patient.error();
        else if (!*patient)
            break;
        else
            batch.push_back(std::move(**patient));
    }
    if (batch.empty()) return std::nullopt;
    return batch;
}

DataProfile profile_of_batch(const Batch& batch, const FindingIndex& index) {
    DataProfile profile;
    for (const PatientText& patient : batch) {
        const Result<Record> record = patient.problem ? Result<Record>(*patient.problem) : read_bundle(patient.text);
        if (record) {
            add_patient(*record, index, profile);
            continue;
        }
        ++profile.refused;
        ++profile.errors[record.error().code];
    }
    return profile;
}

} // namespace

void DataProfile::add(const DataProfile& other) {
    patients += other.patients;
    refused += other.refused;
    facts += other.facts;
    understood += other.understood;
    others += other.others;
    for (const auto& [code, times] : other.errors) errors[code] += times;
    add_table(codes, other.codes, others);
    add_table(units, other.units, others);
    add_table(dates, other.dates, others);
}

void add_patient(const Record& record, const FindingIndex& index, DataProfile& profile) {
    ++profile.patients;
    std::vector<Notice> unread;
    for (const Fact& fact : record.facts) {
        if (fact.kind == FactKind::order) continue; // an order is no finding
        const auto local = index.terms().changes_facts() ? localised(fact, index.terms(), unread) : std::nullopt;
        FactProfile(local ? *local : fact, index, profile)();
    }
    for (const Notice& notice : record.notices)
        if (notice.code.find("date") != std::string::npos)
            count(profile.dates, UnknownDate{resource_of(notice.source), notice.code}, profile.others);
}

Result<DataProfile> profile_of(const std::vector<std::string>& inputs, const FindingIndex& index,
                               const std::string& spill, unsigned threads) {
    auto opened = open_patients(inputs, spill);
    if (!opened) return opened.error();
    const std::unique_ptr<PatientStream> patients = std::move(opened).value();
    DataProfile profile;
    std::optional<Error> problem;
    const bool worked = in_order<Batch, DataProfile>(
        threads, [&] { return next_batch(*patients, problem); },
        [&](unsigned, Batch& batch) { return profile_of_batch(batch, index); },
        [&](DataProfile& part) {
            profile.add(part);
            return true;
        });
    if (problem) return *problem;
    if (!worked) return Error{"input", "out of memory: run it with fewer threads"};
    return profile;
}

} // namespace apatite
