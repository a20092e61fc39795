#include "screen/patient_stream.h"

#include <fmt/format.h>

#include "screen/input_plan.h"
#include "screen/patient_lines.h"

namespace apatite {
namespace {

/// The parts one after the other; each is opened when it is its turn.
class Parts final : public PatientStream {
public:
    Parts(std::vector<InputPart> parts, std::string spill_folder)
        : parts_(std::move(parts)), spill_folder_(std::move(spill_folder)) {
        for (const InputPart& part : parts_) total_ += total_size(part.files);
    }

    Result<std::optional<PatientText>> next() override {
        for (; at_ < parts_.size(); ++at_) {
            if (!open_) open_ = opened(parts_[at_]);
            auto found = open_->next();
            if (!found || *found) return found;
            passed_over_ += open_->passed_over();
            before_ += total_size(parts_[at_].files);
            open_.reset();
        }
        return std::optional<PatientText>();
    }
    double fraction() const noexcept override {
        if (total_ == 0) return -1;
        const double here = open_ ? std::max(0.0, open_->fraction()) : 0;
        const auto size = open_ ? total_size(parts_[at_].files) : 0;
        return (static_cast<double>(before_) + here * static_cast<double>(size)) / static_cast<double>(total_);
    }
    std::uint64_t passed_over() const noexcept override { return passed_over_; }

private:
    std::unique_ptr<PatientStream> opened(const InputPart& part) const {
        if (part.form == InputForm::blocks) return block_lines(part.files);
        if (part.form == InputForm::by_type) return grouped_lines(part.files, spill_folder_);
        return bundle_lines(part.files.front());
    }

    std::vector<InputPart> parts_;
    std::string spill_folder_;
    std::uint64_t total_ = 0, before_ = 0, passed_over_ = 0;
    std::size_t at_ = 0;
    std::unique_ptr<PatientStream> open_;
};

} // namespace

Result<std::unique_ptr<PatientStream>> open_patients(const std::vector<std::string>& inputs,
                                                     const std::string& spill_folder) {
    auto parts = plan_inputs(inputs);
    if (!parts) return parts.error();
    std::unique_ptr<PatientStream> stream = std::make_unique<Parts>(std::move(parts).value(), spill_folder);
    return stream;
}

} // namespace apatite
