// The shipped pack, read once from rules/.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "apatite/engine.h"
#include "apatite/render.h"

namespace apatite {

inline const CompiledPack& shipped_pack() {
    static const Result<CompiledPack> pack = load_pack(std::string(APATITE_SOURCE_DIR) + "/rules/calcinosis-cutis");
    if (!pack) throw std::runtime_error(pack.error().message);
    return *pack;
}

/// The answer for a patient of whom only this is known.
inline Assessment answer_of(const std::vector<std::pair<std::string, std::string>>& facts) {
    AnswerOptions options;
    options.as_of = "2024-06-01";
    options.set = facts;
    Result<Assessment> answer = shipped_pack().assess_findings(options);
    if (!answer) throw std::runtime_error(answer.error().message);
    return std::move(answer).value();
}

} // namespace apatite
