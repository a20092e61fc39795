// `diff_packs`: two packs, and the patients for whom they differ.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include <fmt/format.h>

#include "apatite/authoring.h"
#include "authoring/diff_changes.h"
#include "authoring/diff_patient.h"
#include "authoring/diff_random.h"
#include "fhir/read_bundle.h"

namespace apatite {
namespace {

namespace fs = std::filesystem;

class Patients {
public:
    Patients(const LoadedBench& before, const LoadedBench& after, SelectOptions select, PackDiff& diff)
        : before_(before), after_(after), select_(std::move(select)), diff_(&diff) {}

    void of_folder(const fs::path& folder) {
        std::vector<fs::path> paths;
        std::error_code problem;
        for (fs::recursive_directory_iterator at(folder, problem), end; !problem && at != end; at.increment(problem))
            if (at->path().extension() == ".json") paths.push_back(at->path());
        std::ranges::sort(paths);
        for (const fs::path& path : paths) of_file(path, path.lexically_relative(folder).generic_string());
    }

    void made_up(std::size_t count, unsigned seed) {
        RandomPatients random(before_, after_, diff_->changes, seed);
        const Findings old_empty = before_.read({}, select_), new_empty = after_.read({}, select_);
        for (std::size_t i = 0; i < count; ++i) {
            Findings was = old_empty, is = new_empty;
            std::string name;
            for (const auto& [finding, value] : random.next(old_empty, new_empty))
                if (set_in_both(was, is, finding, value))
                    name += fmt::format("{}{} = {}", name.empty() ? "" : ", ", finding, value);
            compare(name, was, is);
        }
    }

private:
    void of_file(const fs::path& path, const std::string& name) {
        std::ifstream in(path, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        const Result<Record> record = read_bundle(bytes);
        if (!record) {
            diff_->problems.push_back(fmt::format("{}: {}", name, record.error().message));
            return;
        }
        compare(name, before_.read(*record, select_), after_.read(*record, select_));
    }

    /// A pack that does not know the finding passes over it, as it would in a record. One that knows it otherwise makes
    /// the finding no part of the comparison.
    bool set_in_both(Findings& was, Findings& is, const std::string& finding, const std::string& value) const {
        Findings old_set = was, new_set = is;
        if (!set_if_known(old_set, before_.catalogue(), finding, value)) return false;
        if (!set_if_known(new_set, after_.catalogue(), finding, value)) return false;
        was = std::move(old_set);
        is = std::move(new_set);
        return true;
    }
    static bool set_if_known(Findings& findings, const FindingCatalogue& catalogue, const std::string& finding,
                             const std::string& value) {
        return !catalogue.index_of(finding) || !set_finding(findings, catalogue, finding, value);
    }

    void compare(const std::string& name, const Findings& was, const Findings& is) {
        ++diff_->patients;
        if (auto changed = compare_answers(before_, was, after_, is, diff_->changes)) {
            changed->patient = name;
            diff_->answers.push_back(std::move(*changed));
        }
    }

    Answering before_, after_;
    SelectOptions select_;
    PackDiff* diff_;
};

PackDiff::Identity identity(const Pack& pack) { return {pack.id, pack.version, pack.hash}; }

} // namespace

bool PackDiff::star() const noexcept { return !answers.empty() || std::ranges::any_of(changes, &PackChange::decides); }

Result<PackDiff> diff_packs(const fs::path& before, const fs::path& after, const DiffOptions& options) {
    const Result<LoadedBench> old_bench = load_bench(before);
    if (!old_bench) return old_bench.error();
    const Result<LoadedBench> new_bench = load_bench(after);
    if (!new_bench) return new_bench.error();
    const Result<PartialDate> as_of = PartialDate::parse(options.as_of);
    if (!as_of || options.as_of.size() != 10)
        return Error{"diff-date", fmt::format("`{}` is no day such as 2024-06-01", options.as_of)};
    std::error_code ignored;
    if (!options.patients.empty() && !fs::is_directory(options.patients, ignored))
        return Error{"diff-patients", fmt::format("{}: there is no such folder", options.patients.generic_string())};
    PackDiff diff{identity(*old_bench->pack),
                  identity(*new_bench->pack),
                  changes_between(*old_bench->pack, *new_bench->pack),
                  0,
                  {},
                  {}};
    Patients patients(*old_bench, *new_bench, {*as_of, {}}, diff);
    if (!options.patients.empty()) patients.of_folder(options.patients);
    if (options.random > 0) patients.made_up(options.random, options.seed);
    return diff;
}

} // namespace apatite
