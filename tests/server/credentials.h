// Keys, tokens and certificates made for a test.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include <openssl/types.h>

namespace apatite::test {

std::string base64url(std::string_view bytes);

class MadeKey {
public:
    enum class Kind { ec384, rsa };
    explicit MadeKey(Kind kind, unsigned rsa_bits = 2048);

    /// A JSON Web Key Set with the public half, under the name `made`.
    std::string key_set() const;
    /// A JSON Web Token of these claims (JSON), signed with ES384 or RS384.
    std::string token(std::string_view claims) const;
    /// A certificate of its own for the host, and the private half, in PEM.
    void write_certificate(const std::string& host, const std::filesystem::path& certificate,
                           const std::filesystem::path& key) const;

private:
    std::string number(const char* name) const; ///< of the public half, base64url

    Kind kind_;
    std::shared_ptr<EVP_PKEY> key_;
};

/// A folder that goes with this object.
class ScratchFolder {
public:
    ScratchFolder();
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

/// A certificate for `localhost` with its key, in files.
struct Certificate {
    ScratchFolder folder;
    std::filesystem::path file = folder / "certificate.pem", key = folder / "key.pem";
    explicit Certificate(const std::string& host = "localhost") {
        MadeKey(MadeKey::Kind::ec384).write_certificate(host, file, key);
    }
};

} // namespace apatite::test
