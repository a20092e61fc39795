#include "server/credentials.h"

#include <cstdio>

#include <gtest/gtest.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace apatite::test {
namespace {

/// The two numbers of an ECDSA signature one after the other, 48 bytes each, as tokens carry them.
std::string joined(const std::string& der) {
    const unsigned char* at = reinterpret_cast<const unsigned char*>(der.data());
    const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> pair(
        d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())), ECDSA_SIG_free);
    unsigned char bytes[96];
    BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), bytes, 48);
    BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), bytes + 48, 48);
    return {reinterpret_cast<const char*>(bytes), sizeof bytes};
}

struct File {
    explicit File(const std::filesystem::path& path) : handle(std::fopen(path.c_str(), "wb")) {}
    ~File() { std::fclose(handle); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    std::FILE* handle;
};

} // namespace

std::string base64url(std::string_view text) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string out;
    unsigned buffer = 0, bits = 0;
    for (const char c : text) {
        buffer = (buffer << 8U | static_cast<unsigned char>(c)) & 0xFFFFFU;
        for (bits += 8; bits >= 6; bits -= 6) out += alphabet[buffer >> (bits - 6) & 63U];
    }
    if (bits > 0) out += alphabet[buffer << (6 - bits) & 63U];
    return out;
}

MadeKey::MadeKey(Kind kind, unsigned rsa_bits)
    : kind_(kind), key_(kind == Kind::ec384 ? EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-384")
                                            : EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{rsa_bits}),
                        EVP_PKEY_free) {}

std::string MadeKey::number(const char* name) const {
    BIGNUM* value = nullptr;
    EXPECT_EQ(EVP_PKEY_get_bn_param(key_.get(), name, &value), 1);
    std::string bytes(static_cast<std::size_t>(kind_ == Kind::ec384 ? 48 : BN_num_bytes(value)), '\0');
    BN_bn2binpad(value, reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
    BN_free(value);
    return base64url(bytes);
}

std::string MadeKey::key_set() const {
    const std::string start = R"({"keys":[{"kid":"made","use":"sig",)";
    if (kind_ == Kind::ec384)
        return start + R"("kty":"EC","crv":"P-384","alg":"ES384","x":")" + number(OSSL_PKEY_PARAM_EC_PUB_X) +
               R"(","y":")" + number(OSSL_PKEY_PARAM_EC_PUB_Y) + "\"}]}";
    return start + R"("kty":"RSA","alg":"RS384","n":")" + number(OSSL_PKEY_PARAM_RSA_N) + R"(","e":")" +
           number(OSSL_PKEY_PARAM_RSA_E) + "\"}]}";
}

std::string MadeKey::token(std::string_view claims) const {
    const std::string algorithm = kind_ == Kind::ec384 ? "ES384" : "RS384";
    const std::string text =
        base64url(R"({"typ":"JWT","kid":"made","alg":")" + algorithm + "\"}") + "." + base64url(claims);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    EXPECT_EQ(EVP_DigestSignInit(context.get(), nullptr, EVP_sha384(), nullptr, key_.get()), 1);
    std::string signature(1024, '\0');
    std::size_t size = signature.size();
    EXPECT_EQ(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                             reinterpret_cast<const unsigned char*>(text.data()), text.size()),
              1);
    signature.resize(size);
    return text + "." + base64url(kind_ == Kind::ec384 ? joined(signature) : signature);
}

void MadeKey::write_certificate(const std::string& host, const std::filesystem::path& certificate,
                                const std::filesystem::path& key) const {
    const std::unique_ptr<X509, decltype(&X509_free)> made(X509_new(), X509_free);
    X509_set_version(made.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), 3600);
    X509_set_pubkey(made.get(), key_.get());
    X509_NAME* const name = X509_get_subject_name(made.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(host.c_str()), -1, -1,
                               0);
    X509_set_issuer_name(made.get(), name);
    X509_EXTENSION* const hosts = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, ("DNS:" + host).c_str());
    X509_add_ext(made.get(), hosts, -1);
    X509_EXTENSION_free(hosts);
    EXPECT_GT(X509_sign(made.get(), key_.get(), EVP_sha384()), 0);
    EXPECT_EQ(PEM_write_X509(File(certificate).handle, made.get()), 1);
    EXPECT_EQ(PEM_write_PrivateKey(File(key).handle, key_.get(), nullptr, nullptr, 0, nullptr, nullptr), 1);
}

ScratchFolder::ScratchFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "apatite_server_XXXXXX").string();
    EXPECT_NE(mkdtemp(name.data()), nullptr);
    path_ = name;
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

} // namespace apatite::test
