// Which files there are and in which form. Internal to this folder.
#pragma once

#include <string>
#include <vector>

#include "apatite/result.h"

namespace apatite {

enum class InputForm { bundles, blocks, by_type };

struct InputPart {
    InputForm form = InputForm::bundles;
    std::vector<std::string> files; ///< one, but for `blocks` and `by_type`
};

/// Neighbours of the same form that belong together are one part. Standard input is looked at when it is read.
Result<std::vector<InputPart>> plan_inputs(const std::vector<std::string>& inputs);

/// By the first line of a file; a line that is no JSON is one of `bundles`, where it costs one error.
InputForm form_of_line(std::string_view line);

} // namespace apatite
