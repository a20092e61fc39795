// Short ways to call the C interface from tests; handles free themselves.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "apatite/apatite.h"

namespace apatite::test {

template <auto Free>
struct Freed {
    template <typename Handle>
    void operator()(Handle* handle) const {
        Free(handle);
    }
};
using PackHandle = std::unique_ptr<apatite_pack, Freed<apatite_pack_free>>;
using AnswerHandle = std::unique_ptr<apatite_assessment, Freed<apatite_assessment_free>>;
using SessionHandle = std::unique_ptr<apatite_session, Freed<apatite_session_free>>;
using TextHandle = std::unique_ptr<apatite_text, Freed<apatite_text_free>>;
using ErrorHandle = std::unique_ptr<apatite_error, Freed<apatite_error_free>>;

inline apatite_string c(std::string_view text) { return {text.data(), text.size()}; }
inline std::string cxx(apatite_string text) {
    return text.size == 0 ? std::string() : std::string(text.data, text.size);
}

inline apatite_options options_for(std::string_view date) {
    apatite_options options{};
    options.struct_size = sizeof options;
    options.as_of = c(date);
    return options;
}

template <typename Struct>
Struct sized() {
    Struct out{};
    out.struct_size = sizeof out;
    return out;
}

inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline std::filesystem::path source() { return APATITE_SOURCE_DIR; }
inline std::string patient() { return read_file(source() / "examples/patients/metastatic-sarcoidosis.fhir.json"); }

inline PackHandle builtin() {
    apatite_pack* pack = nullptr;
    apatite_pack_builtin(&pack, nullptr);
    return PackHandle(pack);
}

inline std::string json_of(const apatite_assessment* answer) {
    apatite_text* json = nullptr;
    apatite_assessment_json(answer, 1, &json, nullptr);
    const TextHandle owned(json);
    return cxx(apatite_text_get(json));
}

} // namespace apatite::test
