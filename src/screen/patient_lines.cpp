#include "screen/patient_lines.h"

#include <filesystem>

#include <fmt/format.h>

#include "json/reader.h"

namespace apatite {
namespace {

Error about(const std::string& file, const Error& error) {
    return {error.code, fmt::format("{}: {}", file == "-" ? "standard input" : file, error.message)};
}

const std::string too_long =
    fmt::format("the line is longer than {} MiB, the most that is read", LineReader::longest >> 20U);

/// The lines of several files, one after the other.
class FileLines {
public:
    explicit FileLines(std::vector<std::string> files) : files_(std::move(files)), total_(total_size(files_)) {}

    Result<std::optional<Line>> next() {
        for (;;) {
            if (!reader_) {
                if (at_ == files_.size()) return std::optional<Line>();
                auto source = open_source(files_[at_]);
                if (!source) return about(files_[at_], source.error());
                reader_.emplace(std::move(source).value());
            }
            auto line = reader_->next();
            if (!line) return about(files_[at_], line.error());
            if (*line) return line;
            before_ += reader_->taken();
            reader_.reset();
            ++at_;
        }
    }
    const std::string& file() const noexcept { return files_[at_]; }
    std::size_t file_number() const noexcept { return at_; }
    double fraction() const noexcept {
        if (total_ == 0) return -1;
        return static_cast<double>(before_ + (reader_ ? reader_->taken() : 0)) / static_cast<double>(total_);
    }

private:
    std::vector<std::string> files_;
    std::uint64_t total_, before_ = 0;
    std::size_t at_ = 0;
    std::optional<LineReader> reader_;
};

class BundleLines final : public PatientStream {
public:
    explicit BundleLines(std::string file) : lines_({std::move(file)}) {}

    Result<std::optional<PatientText>> next() override {
        const auto line = lines_.next();
        if (!line) return line.error();
        if (!*line) return std::optional<PatientText>();
        const Line& found = **line;
        if (found.too_long)
            return std::optional<PatientText>(unusable(lines_.file(), found.number, "too-long", too_long));
        return std::optional<PatientText>({std::string(found.text), lines_.file(), found.number, {}});
    }
    double fraction() const noexcept override { return lines_.fraction(); }

private:
    FileLines lines_;
};

/// What a line of a block is: its type and, for a header, whose block begins.
struct BlockLine {
    bool header = false;
    std::string patient;
};

Result<BlockLine> block_line(std::string_view text) {
    const auto document = json::Document::parse(text);
    if (!document) return document.error();
    const auto type = document->root().find("resourceType");
    if (!type) return Error{"not-fhir", "JSON, but not FHIR: it has no `resourceType`"};
    if (type->text() != "Parameters") return BlockLine{};
    BlockLine line{true, {}};
    if (const auto parameters = document->root().find("parameter"))
        for (const json::Value each : parameters->elements())
            if (const auto value = each.find("valueReference"))
                if (const auto reference = value->find("reference")) line.patient = reference->text();
    return line;
}

class BlockLines final : public PatientStream {
public:
    explicit BlockLines(std::vector<std::string> files) : lines_(std::move(files)) {}

    Result<std::optional<PatientText>> next() override {
        while (ready_.empty() && !ended_) {
            const auto line = lines_.next();
            if (!line) return line.error();
            if (*line)
                add(**line);
            else
                ended_ = true;
            if (ended_) close();
        }
        if (ready_.empty()) return std::optional<PatientText>();
        PatientText first = std::move(ready_.front());
        ready_.pop_front();
        return std::optional<PatientText>(std::move(first));
    }
    double fraction() const noexcept override { return lines_.fraction(); }

private:
    void add(const Line& line) {
        if (line.too_long) return ready_.push_back(unusable(lines_.file(), line.number, "too-long", too_long));
        const auto kind = block_line(line.text);
        if (!kind) {
            ready_.push_back(unusable(lines_.file(), line.number, kind.error().code, kind.error().message));
            spoiled_ = open_;
        } else if (kind->header) {
            const bool goes_on =
                open_ && !kind->patient.empty() && kind->patient == patient_ && lines_.file_number() != in_file_;
            if (!goes_on) begin(line, kind->patient);
        } else if (open_) {
            bundle_.add(line.text);
        } else {
            ready_.push_back(unusable(lines_.file(), line.number, "no-block",
                                      "a resource before the first block header: it is not known whose it is"));
        }
        in_file_ = lines_.file_number();
    }
    void begin(const Line& line, const std::string& patient) {
        close();
        open_ = true;
        patient_ = patient;
        file_ = lines_.file();
        line_ = line.number;
    }
    // A patient of whom a line was lost is not answered for: what was lost may have been what decides.
    void close() {
        if (open_ && spoiled_)
            ready_.push_back(unusable(file_, line_, "incomplete", "a line of this patient's block cannot be read"));
        else if (open_)
            ready_.push_back({bundle_.take(), file_, line_, {}});
        bundle_ = {};
        open_ = spoiled_ = false;
    }

    FileLines lines_;
    BundleText bundle_;
    bool open_ = false, spoiled_ = false, ended_ = false;
    std::string patient_, file_;
    std::uint64_t line_ = 0;
    std::size_t in_file_ = 0;
    std::deque<PatientText> ready_;
};

} // namespace

void BundleText::add(std::string_view resource) {
    text_ +=
        text_.empty() ? R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":)" : R"(,{"resource":)";
    text_ += resource;
    text_ += '}';
}

std::string BundleText::take() {
    if (text_.empty()) text_ = R"({"resourceType":"Bundle","type":"collection","entry":[)";
    text_ += "]}";
    return std::exchange(text_, {});
}

PatientText unusable(std::string file, std::uint64_t line, std::string code, std::string message) {
    return {{}, std::move(file), line, Error{std::move(code), std::move(message)}};
}

std::unique_ptr<PatientStream> bundle_lines(std::string file) { return std::make_unique<BundleLines>(std::move(file)); }

std::unique_ptr<PatientStream> block_lines(std::vector<std::string> files) {
    return std::make_unique<BlockLines>(std::move(files));
}

std::uint64_t total_size(const std::vector<std::string>& files) {
    std::uint64_t total = 0;
    for (const std::string& file : files) {
        std::error_code none;
        const auto size = std::filesystem::file_size(file, none);
        if (!none) total += size;
    }
    return total;
}

} // namespace apatite
