// A pack as one page for a clinician to read and object to.
#pragma once

#include <filesystem>
#include <string>

#include "apatite/result.h"
#include "pack/pack.h"

namespace apatite {

enum class PageFormat { html, markdown };

/// The whole pack in words: what it is for, what the law asks it to tell of itself, every hypothesis, rule, alert,
/// workup and management with its condition, sources, place and cases. What it says of the use of sex, age and the like
/// is read off the conditions. Synonyms of hypotheses are words of the input and are not printed. The HTML needs
/// nothing else to be shown and runs no script. The same folder gives the same page. Errors: `pack-folder`,
/// `pack-broken`. O(size of the pack x its cases).
Result<std::string> pack_page(const std::filesystem::path& folder, PageFormat format);

/// The same of a pack that is already read; `folder` is left out of the places that are shown.
std::string page_of(const Pack& pack, const std::string& folder, PageFormat format);

} // namespace apatite
