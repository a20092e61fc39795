// The examples of FIPS 180 (NIST, "SHA-256 example values") and of NESSIE.
#include "pack/sha256.h"

#include <vector>

#include <gtest/gtest.h>

namespace apatite {
namespace {

std::string hash_of(std::string_view text) {
    Sha256 hash;
    hash.add(text);
    return hash.hex();
}

TEST(Sha256, TheStandardsExamples) {
    const std::pair<std::string, std::string_view> rows[] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
        {std::string(1'000'000, 'a'), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
    };
    for (const auto& [text, hex] : rows) EXPECT_EQ(hash_of(text), hex) << text.substr(0, 60);
}

TEST(Sha256, HowTheTextIsCutChangesNothing) {
    const std::string text(200, 'x');
    for (std::size_t cut = 0; cut <= text.size(); cut += 13) {
        Sha256 hash;
        hash.add(std::string_view(text).substr(0, cut));
        hash.add(std::string_view(text).substr(cut));
        EXPECT_EQ(hash.hex(), hash_of(text)) << cut;
    }
}

TEST(Sha256, TheProcessorsInstructionsMixAsThePlainSteps) {
    std::vector<std::uint8_t> bytes(64 * 9);
    std::uint32_t seed = 1;
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>((seed = seed * 1664525U + 1013904223U) >> 24U);
    for (std::size_t blocks = 0; blocks <= 8; ++blocks)
        for (const std::size_t from : {0U, 1U, 7U}) {
            Sha256State mixed = {1, 2, 3, 4, 5, 6, 7, 0xffffffff}, plain = mixed;
            mix_sha256(mixed, bytes.data() + from, blocks);
            mix_sha256_plainly(plain, bytes.data() + from, blocks);
            EXPECT_EQ(mixed, plain) << blocks << " blocks from " << from;
        }
}

TEST(Sha256, CanGoOnAfterItWasAsked) {
    Sha256 hash;
    hash.add("a");
    EXPECT_EQ(hash.hex(), hash_of("a"));
    hash.add("bc");
    EXPECT_EQ(hash.hex(), hash_of("abc"));
}

} // namespace
} // namespace apatite
