// A rule pack with everything that is served of it, made once.
#pragma once

#include <memory>
#include <string>

#include "apatite/engine.h"
#include "cds_hooks/service.h"

namespace apatite::server {

/// Immutable: requests hold on to the one that they began with while another takes its place.
struct Rules {
    CompiledPack pack;
    cds_hooks::Service service;
    std::string about;      ///< JSON: what the page's form is made from
    std::string knowledge;  ///< HTML: the pack in words
    std::string style_hash; ///< of the style within `knowledge`, for its content security policy
};

/// The pack in `folder`, or the built-in one when that is empty, with the site profile in a file unless that is empty.
/// Errors as `load_pack` and `with_site_profile_file`; the rules in use are not touched.
Result<std::shared_ptr<const Rules>> load_rules(const std::string& folder, const std::string& site_profile,
                                                const std::string& public_url);

} // namespace apatite::server
