#include "screen/line_reader.h"

namespace apatite {

// Whether there was more.
Result<bool> LineReader::fill() {
    if (begin_ > 0) {
        buffer_.erase(0, begin_);
        scanned_ -= begin_;
        begin_ = 0;
    }
    constexpr std::size_t step = std::size_t{1} << 18U;
    const std::size_t size = buffer_.size();
    std::optional<Error> error;
    buffer_.resize_and_overwrite(size + step, [&](char* text, std::size_t) { // zeros first would be written for nothing
        const auto got = source_->read(text + size, step);
        if (!got) error = got.error();
        return size + (got ? *got : 0);
    });
    if (error) return *error;
    return buffer_.size() > size;
}

Result<std::optional<Line>> LineReader::next() {
    for (;;) {
        std::size_t end = buffer_.find('\n', scanned_);
        if (end == std::string::npos && !ended_) {
            if (buffer_.size() - begin_ > longest) {
                passing_over_ = true;
                begin_ = buffer_.size();
            }
            scanned_ = buffer_.size();
            const auto more = fill();
            if (!more) return more.error();
            ended_ = !*more;
            continue;
        }
        if (end == std::string::npos) {
            if (begin_ == buffer_.size() && !passing_over_) return std::optional<Line>();
            end = buffer_.size();
        }
        std::string_view text(buffer_.data() + begin_, end - begin_);
        begin_ = scanned_ = std::min(end + 1, buffer_.size());
        ++number_;
        if (passing_over_) {
            passing_over_ = false;
            return std::optional<Line>({{}, number_, true});
        }
        if (text.find_first_not_of(" \t\r") != std::string_view::npos) return std::optional<Line>({text, number_});
    }
}

} // namespace apatite
