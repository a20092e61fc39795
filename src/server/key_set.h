// Public keys of those who may call: JSON Web Key Sets (RFC 7517) of P-384 and RSA keys.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "apatite/result.h"

namespace apatite::server {

/// A public key as the cryptographic library holds it.
struct PublicKey;

struct Key {
    std::string kid;
    std::string algorithm; ///< `ES384` or `RS384`: what the key can check
    std::shared_ptr<const PublicKey> key;
};

/// The keys of a set that this service can use; others are passed over. Errors: `key-set`, it is no JSON Web Key Set,
/// holds no usable key, names a `kid` twice, or has an RSA key of fewer than 2048 bits.
Result<std::vector<Key>> read_key_set(std::string_view json);

/// Did the owner of `key` sign `message`? The signature as JSON Web Signatures write it (RFC 7518, 3.3 and 3.4).
bool is_signed_by(const Key& key, std::string_view message, std::string_view signature);

} // namespace apatite::server
