// Resources by type to patients, in memory that does not grow with their number: every line goes to one of many files
// by a hash of its patient; each file is then grouped in memory and written as patients in the order of the input; and
// these runs are merged.
#include <algorithm>
#include <filesystem>
#include <queue>
#include <unordered_map>

#include <fmt/format.h>

#include "screen/bulk_resource.h"
#include "screen/patient_lines.h"
#include "screen/spill.h"

namespace apatite {
namespace {

constexpr std::uint64_t part_size = std::uint64_t{16} << 20U;
constexpr std::uint64_t most_parts = 256;
constexpr std::size_t most_medication_bytes = std::size_t{512} << 20U;

std::uint64_t part_count(const std::vector<std::string>& files) {
    std::uint64_t size = 0;
    for (const std::string& file : files) {
        const bool packed = file.ends_with(".gz") || file.ends_with(".zst");
        size += total_size({file}) * (packed ? 12 : 1);
    }
    return std::clamp<std::uint64_t>(size / part_size + 1, 1, most_parts);
}

class GroupedLines final : public PatientStream {
public:
    GroupedLines(std::vector<std::string> files, std::string folder)
        : files_(std::move(files)), folder_(std::move(folder)) {}

    Result<std::optional<PatientText>> next() override {
        if (!sorted_) {
            if (auto error = spread()) return std::move(*error);
            if (auto error = group_all()) return std::move(*error);
            sorted_ = true;
        }
        if (next_problem_ < problems_.size()) return std::optional<PatientText>(std::move(problems_[next_problem_++]));
        if (heads_.empty()) return std::optional<PatientText>();
        return merged();
    }
    double fraction() const noexcept override {
        return patients_ == 0 ? -1 : static_cast<double>(given_) / static_cast<double>(patients_);
    }
    std::uint64_t passed_over() const noexcept override { return passed_over_; }

private:
    SpillFile new_file(std::string_view name, std::size_t number) const {
        return SpillFile(fmt::format("{}/{}-{}", folder_, name, number));
    }
    static Error spill_error() {
        return {"input", "the lines could not be put aside on disk while they are grouped: is it full?"};
    }

    std::optional<Error> spread() {
        std::error_code problem;
        std::filesystem::create_directories(folder_, problem);
        if (problem) return Error{"input", folder_ + ": " + problem.message()};
        for (std::size_t i = 0, count = part_count(files_); i < count; ++i) parts_.push_back(new_file("lines", i));
        for (std::uint32_t file = 0; file < files_.size(); ++file)
            if (auto error = spread_file(file)) return error;
        const bool failed = std::ranges::any_of(parts_, &SpillFile::failed);
        return failed ? std::optional(spill_error()) : std::nullopt;
    }

    std::optional<Error> spread_file(std::uint32_t file) {
        auto source = open_source(files_[file]);
        if (!source) return Error{"input", files_[file] + ": " + source.error().message};
        LineReader lines(std::move(source).value());
        for (;;) {
            const auto line = lines.next();
            if (!line) return Error{"input", files_[file] + ": " + line.error().message};
            if (!*line) return std::nullopt;
            if (auto error = spread_line(file, **line)) return error;
        }
    }

    std::optional<Error> spread_line(std::uint32_t file, const Line& line) {
        using Kind = BulkResource::Kind;
        const auto found = line.too_long ? Result<BulkResource>(Error{"too-long", "the line is too long to be read"})
                                         : bulk_resource(line.text);
        if (!found) {
            problems_.push_back(unusable(files_[file], line.number, found.error().code, found.error().message));
            return std::nullopt;
        }
        if (found->kind == Kind::of_nobody) ++passed_over_;
        if (found->kind == Kind::medication) return keep_medication(found->id, line.text);
        if (found->kind == Kind::of_nobody) return std::nullopt;
        const std::uint64_t order = found->kind == Kind::patient ? order_++ : no_order;
        SpillFile& part = parts_[stable_hash(found->id) % parts_.size()];
        part.write({found->id, order, line.number, file, found->medication, std::string(line.text)});
        return std::nullopt;
    }

    // They belong to no patient, and any patient may refer to them.
    std::optional<Error> keep_medication(const std::string& id, std::string_view text) {
        medication_bytes_ += text.size();
        if (medication_bytes_ > most_medication_bytes)
            return Error{"input", fmt::format("the Medication resources are larger than {} MiB: split the export",
                                              most_medication_bytes >> 20U)};
        medications_[id].emplace_back(text);
        return std::nullopt;
    }

    struct Group {
        std::uint64_t order = no_order;
        std::uint32_t file = 0;
        std::uint64_t line = 0;
        std::vector<Spilled> lines;
    };

    std::optional<Error> group_all() {
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            if (auto error = group(i)) return error;
            parts_[i] = new_file("done", i); // frees the disk
        }
        parts_.clear();
        for (std::size_t i = 0; i < runs_.size(); ++i) advance(i);
        medications_.clear();
        std::error_code ignored;
        std::filesystem::remove(folder_, ignored);
        return std::nullopt;
    }

    std::optional<Error> group(std::size_t part) {
        parts_[part].rewind();
        std::unordered_map<std::string, Group> groups;
        for (Spilled record; parts_[part].read(record);) {
            Group& group = groups[record.key];
            if (group.lines.empty() || (record.order < group.order)) {
                group.order = record.order;
                group.file = record.file;
                group.line = record.line;
            }
            group.lines.push_back(std::move(record));
            record = {};
        }
        if (parts_[part].failed()) return spill_error();
        std::vector<Group*> order;
        for (auto& [key, group] : groups) order.push_back(&group);
        std::ranges::sort(order, {}, [](const Group* each) { return std::tuple(each->order, each->file, each->line); });
        SpillFile run = new_file("patients", part);
        for (Group* group : order) run.write(whole(*group));
        patients_ += order.size();
        run.rewind();
        if (run.failed()) return spill_error();
        runs_.push_back(std::move(run));
        return std::nullopt;
    }

    Spilled whole(Group& group) const {
        BundleText bundle;
        std::vector<std::string> added;
        for (const Spilled& line : group.lines) bundle.add(line.text);
        for (const Spilled& line : group.lines) {
            if (line.medication.empty() || std::ranges::find(added, line.medication) != added.end()) continue;
            added.push_back(line.medication);
            if (const auto found = medications_.find(line.medication); found != medications_.end())
                for (const std::string& text : found->second) bundle.add(text);
        }
        return {{}, group.order, group.line, group.file, {}, bundle.take()};
    }

    struct Head {
        Spilled patient;
        std::size_t run = 0;
        bool operator<(const Head& other) const { // the smallest first
            return std::tie(other.patient.order, other.patient.file, other.patient.line) <
                   std::tie(patient.order, patient.file, patient.line);
        }
    };

    void advance(std::size_t run) {
        Head head{{}, run};
        if (runs_[run].read(head.patient)) heads_.push(std::move(head));
    }

    Result<std::optional<PatientText>> merged() {
        Head head = heads_.top();
        heads_.pop();
        advance(head.run);
        if (runs_[head.run].failed()) return spill_error();
        ++given_;
        return std::optional<PatientText>(
            {std::move(head.patient.text), files_[head.patient.file], head.patient.line, {}});
    }

    std::vector<std::string> files_;
    std::string folder_;
    bool sorted_ = false;
    std::uint64_t order_ = 0, passed_over_ = 0, patients_ = 0, given_ = 0;
    std::vector<SpillFile> parts_, runs_;
    std::unordered_map<std::string, std::vector<std::string>> medications_;
    std::size_t medication_bytes_ = 0;
    std::vector<PatientText> problems_;
    std::size_t next_problem_ = 0;
    std::priority_queue<Head> heads_;
};

} // namespace

std::unique_ptr<PatientStream> grouped_lines(std::vector<std::string> files, std::string spill_folder) {
    return std::make_unique<GroupedLines>(std::move(files), std::move(spill_folder));
}

} // namespace apatite
