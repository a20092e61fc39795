// Who calls: JSON Web Tokens as CDS Hooks 2.0 asks for them ("Trusting CDS Clients").
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/key_set.h"
#include "server/limits.h"

namespace apatite::server {

/// One who may call.
struct Issuer {
    std::string iss;
    std::string url; ///< where its keys are published; empty when they came from a file. A token's `jku` must be this.
    std::vector<Key> keys;
};

/// Tokens that were seen and still hold, so that none is taken twice. Any number of threads may ask at once.
class ReplayStore {
public:
    explicit ReplayStore(std::size_t most = most_remembered_tokens) : most_(most) {}
    enum class Seen { fresh, before, full };
    /// Remembers the token until `expires`.
    Seen remember(const std::string& token, std::int64_t expires, std::int64_t now);

private:
    std::size_t most_;
    std::mutex mutex_;
    std::map<std::string, std::int64_t> seen_; ///< token to when it ends
};

/// Is the token good for one of `audiences` at `now` (seconds since 1970)? ES384 and RS384 only; `iss`, `aud`, `exp`,
/// `iat` and `jti` must all be there. An hour is the longest that a token may still hold; clocks may differ by a
/// minute. Errors (code `token`; the message names what is wrong and repeats nothing of the token); `token-store` when
/// too many tokens are remembered.
std::optional<Error> check_token(std::string_view token, const std::vector<Issuer>& issuers,
                                 const std::vector<std::string>& audiences, std::int64_t now, ReplayStore& store);

} // namespace apatite::server
