#include "server/key_set.h"

#include <set>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include "server/base64url.h"
#include "json/reader.h"

namespace apatite::server {
namespace {

template <auto free_it>
struct Freed {
    template <typename T>
    void operator()(T* what) const noexcept {
        free_it(what);
    }
};
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>>;

constexpr std::size_t p384_bytes = 48;
constexpr int least_rsa_bits = 2048;

const unsigned char* bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

Number number(std::string_view big_endian) {
    return Number(BN_bin2bn(bytes(big_endian), static_cast<int>(big_endian.size()), nullptr));
}

Error wrong(std::string message) { return {"key-set", std::move(message)}; }

std::string member(const json::Value& key, std::string_view name) {
    const auto value = key.find(name);
    return value ? std::string(value->text()) : std::string();
}

} // namespace

struct PublicKey {
    std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>> key;
};

namespace {

std::shared_ptr<const PublicKey> make(const char* type, OSSL_PARAM_BLD* builder) {
    const Params params(OSSL_PARAM_BLD_to_param(builder));
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY* made = nullptr;
    if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, params.get()) != 1)
        return nullptr;
    auto key = std::make_shared<PublicKey>();
    key->key.reset(made);
    const KeyContext check(EVP_PKEY_CTX_new_from_pkey(nullptr, made, nullptr)); // a point off the curve is no key
    return check && EVP_PKEY_public_check(check.get()) == 1 ? key : nullptr;
}

std::shared_ptr<const PublicKey> p384_key(const json::Value& jwk) {
    const auto x = from_base64url(member(jwk, "x")), y = from_base64url(member(jwk, "y"));
    if (!x || !y || x->size() != p384_bytes || y->size() != p384_bytes) return nullptr;
    const std::string point = '\x04' + *x + *y;
    const Builder builder(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-384", 0);
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
    return make("EC", builder.get());
}

std::shared_ptr<const PublicKey> rsa_key(const json::Value& jwk) {
    const auto n = from_base64url(member(jwk, "n")), e = from_base64url(member(jwk, "e"));
    if (!n || !e || n->size() > 1024 || e->size() > 8) return nullptr;
    const Number modulus = number(*n), exponent = number(*e);
    if (BN_num_bits(modulus.get()) < least_rsa_bits) return nullptr;
    const Builder builder(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get());
    return make("RSA", builder.get());
}

/// `r` and `s` side by side, to the DER that the library reads; empty when the length is wrong.
std::string der(std::string_view signature) {
    if (signature.size() != 2 * p384_bytes) return {};
    const Signature pair(ECDSA_SIG_new());
    ECDSA_SIG_set0(pair.get(), number(signature.substr(0, p384_bytes)).release(),
                   number(signature.substr(p384_bytes)).release());
    unsigned char* out = nullptr;
    const int size = i2d_ECDSA_SIG(pair.get(), &out);
    std::string text(reinterpret_cast<const char*>(out), size > 0 ? static_cast<std::size_t>(size) : 0);
    OPENSSL_free(out);
    return text;
}

/// A key that is for something else, or of a kind that this service does not take, has no algorithm.
std::string algorithm_of(const json::Value& jwk) {
    const std::string type = member(jwk, "kty"), use = member(jwk, "use"), named = member(jwk, "alg");
    const std::string algorithm = type == "EC" && member(jwk, "crv") == "P-384" ? "ES384"
                                  : type == "RSA"                               ? "RS384"
                                                                                : "";
    if (!use.empty() && use != "sig") return {};
    return named.empty() || named == algorithm ? algorithm : std::string();
}

} // namespace

Result<std::vector<Key>> read_key_set(std::string_view json) {
    const Result<json::Document> document = json::Document::parse(json);
    if (!document) return wrong(document.error().message);
    const auto set = document->root().find("keys");
    if (!set || !set->is_array()) return wrong("there is no array `keys`: this is no JSON Web Key Set");
    std::vector<Key> keys;
    std::set<std::string> kids;
    for (const json::Value jwk : set->elements()) {
        Key key{member(jwk, "kid"), algorithm_of(jwk), nullptr};
        if (key.algorithm.empty() || key.kid.empty()) continue;
        if (!kids.insert(key.kid).second) return wrong("`kid` names two keys, so nobody knows which is meant");
        key.key = key.algorithm == "ES384" ? p384_key(jwk) : rsa_key(jwk);
        if (!key.key) return wrong("a key of the set is broken, or an RSA key of fewer than 2048 bits");
        keys.push_back(std::move(key));
    }
    if (keys.empty()) return wrong("no key with a `kid` for ES384 (EC, P-384) or RS384 (RSA)");
    return keys;
}

bool is_signed_by(const Key& key, std::string_view message, std::string_view signature) {
    const std::string as_der = key.algorithm == "ES384" ? der(signature) : std::string(signature);
    const DigestContext context(EVP_MD_CTX_new());
    if (as_der.empty() || !context) return false;
    EVP_PKEY* const public_key = key.key->key.get();
    if (EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha384(), nullptr, public_key) != 1) return false;
    return EVP_DigestVerify(context.get(), bytes(as_der), as_der.size(), bytes(message), message.size()) == 1;
}

} // namespace apatite::server
