#include "screen/screen.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "screen/ordered_workers.h"
#include "screen/output_file.h"
#include "screen/patient_stream.h"
#include "screen/screen_patient.h"

namespace apatite {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t batch_patients = 128;
constexpr std::size_t batch_bytes = std::size_t{1} << 20U;

using Batch = std::vector<PatientText>;

/// Everything that the bytes of the output depend on. Empty where the input cannot be read twice.
std::string name_of_run(const ScreenPack& pack, const ScreenRequest& request) {
    const ScreenOptions& options = request.options;
    std::string name = fmt::format("{} {} {} {} {} {} {}/{} {}", pack.graph.pack().hash,
                                   pack.graph.pack().site_profile ? pack.graph.pack().site_profile->hash : "",
                                   options.as_of ? options.as_of->to_string() : "last-contact",
                                   options.today.to_string(), static_cast<int>(options.format), options.reasons,
                                   options.shard, options.shards, fmt::join(options.complete_lists, ","));
    for (const std::string& input : request.inputs) {
        if (input == "-") return {};
        std::error_code none;
        const auto size = fs::is_directory(input, none) ? 0 : fs::file_size(input, none);
        const auto changed = fs::last_write_time(input, none).time_since_epoch().count();
        name += fmt::format("\n{} {} {}", input, size, changed);
    }
    return name;
}

/// One run from its files' opening to their renaming.
class Run {
public:
    Run(const ScreenPack& pack, const ScreenRequest& request) : pack_(pack), request_(request) {
        for (unsigned i = 0; i < request.threads; ++i)
            screens_.push_back(std::make_unique<PatientScreen>(pack_, request_.options));
    }

    std::optional<Error> operator()(ScreenReport& report) {
        if (auto error = begin(report)) return error;
        const bool worked = in_order<Batch, Screened>(
            request_.threads, [&] { return next_batch(); },
            [&](unsigned worker, Batch& batch) {
                Screened screened;
                for (const PatientText& patient : batch) screens_[worker]->add(patient, screened);
                screens_[worker]->finish(screened);
                return screened;
            },
            [&](Screened& screened) { return take(screened); });
        if (problem_) return problem_;
        if (!worked) return Error{"output", "out of memory: run it with fewer threads"};
        return finish(report);
    }

private:
    std::string part(std::string_view of) const { return fmt::format("{}.part{}", request_.output, of); }

    std::optional<Error> begin(ScreenReport& report) {
        auto patients = open_patients(request_.inputs, part(".spill"));
        if (!patients) return patients.error();
        patients_ = std::move(patients).value();
        so_far_.run = name_of_run(pack_, request_);
        if (auto found = so_far_.run.empty() ? std::nullopt : read_checkpoint(part(".state"), so_far_.run))
            so_far_ = std::move(*found);
        report.resumed = so_far_.patients;
        if (auto error = output_.open(part(""), so_far_.output_size)) return error;
        if (auto error = errors_.open(part(".errors"), so_far_.error_size)) return error;
        if (so_far_.patients == 0)
            if (auto error = output_.append(row_header(request_.options.format, request_.options.reasons,
                                                       pack_.graph.pack().site_profile.has_value())))
                return error;
        for (std::uint64_t i = 0; i < so_far_.patients; ++i)
            if (const auto passed = patients_->next(); !passed) return passed.error();
        checkpointed_ = so_far_.patients;
        return std::nullopt;
    }

    std::optional<Batch> next_batch() {
        Batch batch;
        for (std::size_t bytes = 0; batch.size() < batch_patients && bytes < batch_bytes;) {
            auto patient = patients_->next();
            if (!patient) {
                problem_ = patient.error();
                break;
            }
            if (!*patient) break;
            bytes += (*patient)->text.size();
            batch.push_back(std::move(**patient));
        }
        if (batch.empty() || problem_) return std::nullopt;
        return batch;
    }

    bool take(Screened& screened) {
        so_far_.summary.add(screened.summary);
        so_far_.patients += screened.patients;
        if (auto error = output_.append(screened.rows)) problem_ = error;
        if (auto error = errors_.append(screened.errors)) problem_ = error;
        if (!problem_ && so_far_.patients - checkpointed_ >= request_.checkpoint_every && !so_far_.run.empty())
            problem_ = checkpoint();
        if (request_.progress) request_.progress(so_far_.patients, patients_->fraction());
        return !problem_;
    }

    std::optional<Error> checkpoint() {
        for (OutputFile* file : {&output_, &errors_})
            if (auto error = file->sync()) return error;
        so_far_.output_size = output_.size();
        so_far_.error_size = errors_.size();
        checkpointed_ = so_far_.patients;
        return write_checkpoint(part(".state"), so_far_);
    }

    std::optional<Error> finish(ScreenReport& report) {
        so_far_.summary.passed_over = patients_->passed_over();
        report.summary = so_far_.summary;
        const std::string error_file = request_.output + ".errors";
        for (OutputFile* file : {&output_, &errors_})
            if (auto error = file->sync()) return error;
        std::error_code none;
        if (errors_.size() > 0) {
            if (auto error = renamed(errors_.path(), error_file)) return error;
            report.error_file = error_file;
        } else {
            fs::remove(errors_.path(), none);
            fs::remove(error_file, none); // of an earlier run
        }
        if (auto error = renamed(output_.path(), request_.output)) return error;
        fs::remove(part(".state"), none);
        return std::nullopt;
    }

    static std::optional<Error> renamed(const std::string& from, const std::string& to) {
        if (std::rename(from.c_str(), to.c_str()) == 0) return std::nullopt;
        return Error{"output", to + ": " + std::generic_category().message(errno)};
    }

    const ScreenPack& pack_;
    const ScreenRequest& request_;
    std::vector<std::unique_ptr<PatientScreen>> screens_;
    std::unique_ptr<PatientStream> patients_;
    OutputFile output_, errors_;
    Checkpoint so_far_;
    std::uint64_t checkpointed_ = 0;
    std::optional<Error> problem_;
};

} // namespace

Result<ScreenReport> screen(const ScreenPack& pack, const ScreenRequest& request) {
    ScreenReport report;
    Run run(pack, request);
    if (auto error = run(report)) return std::move(*error);
    return report;
}

} // namespace apatite
