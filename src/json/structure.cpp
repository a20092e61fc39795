#include "json/structure.h"

#include <algorithm>
#include <new>

#include <simdjson.h>

#include "diagnostic/utf8.h"
#include "json/tape.h"

namespace apatite::json {

// simdjson's first stage alone: it validates UTF-8 and strings and finds the structure at gigabytes a second. Its
// second stage turns numbers into doubles, and its on-demand reader leaves what is skipped unchecked; neither will do
// here.
struct Structure::Scanner {
    std::unique_ptr<simdjson::internal::dom_parser_implementation> stages;
};

Structure::Structure() : scanner_(std::make_unique<Scanner>()) {}
Structure::~Structure() = default;
Structure::Structure(Structure&&) noexcept = default;
Structure& Structure::operator=(Structure&&) noexcept = default;

namespace {

using Stages = std::unique_ptr<simdjson::internal::dom_parser_implementation>;

constexpr std::size_t least_capacity = 1024;
constexpr std::size_t unused_depth = 1; // of the second stage

bool reserve(Stages& stages, std::size_t bytes) {
    if (stages && stages->capacity() >= bytes) return true;
    const std::size_t capacity = std::max(bytes, least_capacity);
    const simdjson::error_code code =
        stages
            ? stages->set_capacity(capacity)
            : simdjson::get_active_implementation()->create_dom_parser_implementation(capacity, unused_depth, stages);
    // Lack of memory is no fault of the text: refusing the patient would be the wrong answer.
    if (code == simdjson::MEMALLOC) throw std::bad_alloc();
    return code == simdjson::SUCCESS;
}

Error string_error(std::string_view text) {
    std::size_t opened = std::string_view::npos;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool inside = opened != std::string_view::npos;
        if (inside && static_cast<unsigned char>(c) < 0x20)
            return error_at(text, i, "json-syntax", "a control character inside a string must be written as an escape");
        if (inside && c == '\\') ++i;
        if (c == '"') opened = inside ? std::string_view::npos : i;
    }
    const std::size_t at = opened == std::string_view::npos ? text.size() : opened;
    return error_at(text, at, "json-syntax", "this string is never closed");
}

Error explain(std::string_view text, simdjson::error_code code) {
    if (const auto offset = first_invalid_utf8(text))
        return error_at(text, *offset, "json-utf8", "this byte is not UTF-8: send the file as UTF-8");
    if (code == simdjson::EMPTY) return {"json-empty", "empty: there is no JSON in it"};
    return string_error(text);
}

// A text that is far off is asked for as a whole: waiting for its lines one after the other took longer than the scan.
void ask_for(std::string_view text) noexcept {
    constexpr std::size_t line = 64, most = 32768; // of the nearest cache
    for (std::size_t i = 0; i < std::min(text.size(), most); i += line) __builtin_prefetch(text.data() + i);
}

} // namespace

std::optional<Error> Structure::scan(std::string_view text) {
    if (!reserve(scanner_->stages, text.size())) return Error{"json-size", "too big: at most 4 GiB are read"};
    ask_for(text);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto code = scanner_->stages->stage1(bytes, text.size(), simdjson::stage1_mode::regular);
    if (code != simdjson::SUCCESS) return explain(text, code);
    // simdjson leaves room for three more, and writes the same for itself.
    scanner_->stages->structural_indexes[scanner_->stages->n_structural_indexes] =
        static_cast<std::uint32_t>(text.size());
    return std::nullopt;
}

std::span<const std::uint32_t> Structure::offsets() const noexcept {
    if (!scanner_->stages) return {};
    return {scanner_->stages->structural_indexes.get(), scanner_->stages->n_structural_indexes};
}

} // namespace apatite::json
