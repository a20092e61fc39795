#include "server/token.h"

#include <algorithm>
#include <charconv>

#include "server/base64url.h"
#include "json/reader.h"

namespace apatite::server {
namespace {

constexpr std::int64_t clock_difference = 60, longest_life = 3600;

Error bad(std::string message) { return {"token", std::move(message)}; }

struct Parts {
    std::string_view signed_part; ///< header and payload as they were signed
    std::string header, payload, signature;
};

std::optional<Parts> parts_of(std::string_view token) {
    const std::size_t first = token.find('.'), second = token.find('.', first + 1);
    if (token.size() > longest_token || first == std::string_view::npos || second == std::string_view::npos ||
        token.find('.', second + 1) != std::string_view::npos)
        return std::nullopt;
    const auto header = from_base64url(token.substr(0, first));
    const auto payload = from_base64url(token.substr(first + 1, second - first - 1));
    const auto signature = from_base64url(token.substr(second + 1));
    if (!header || !payload || !signature) return std::nullopt;
    return Parts{token.substr(0, second), *header, *payload, *signature};
}

std::string_view text(const json::Value& object, std::string_view key) {
    const auto value = object.find(key);
    return value ? value->text() : std::string_view();
}

/// Whole seconds; a fraction is cut off.
std::optional<std::int64_t> seconds(const json::Value& object, std::string_view key) {
    const auto value = object.find(key);
    if (!value) return std::nullopt;
    const std::string_view number = value->number_text();
    std::int64_t result = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), result);
    const bool whole = end == number.data() + number.size() || *end == '.';
    if (error != std::errc() || !whole || result < 0) return std::nullopt;
    return result;
}

const Key* key_for(const json::Value& header, const Issuer& issuer) {
    const auto found = std::ranges::find(issuer.keys, text(header, "kid"), &Key::kid);
    return found == issuer.keys.end() || found->algorithm != text(header, "alg") ? nullptr : &*found;
}

std::optional<Error> check_header(const json::Value& header, const Issuer& issuer) {
    if (const auto jku = header.find("jku"); jku && jku->text() != issuer.url && !issuer.url.empty())
        return bad("`jku` is not where this issuer's keys are known to be");
    if (header.find("crit")) return bad("`crit` asks for an extension that this service does not know");
    if (const auto type = header.find("typ"); type && type->text() != "JWT") return bad("`typ` must be `JWT`");
    return std::nullopt;
}

bool names(const std::vector<std::string>& audiences, const json::Value& aud) {
    const auto known = [&](std::string_view one) { return std::ranges::find(audiences, one) != audiences.end(); };
    if (aud.is_string()) return known(aud.text());
    for (const json::Value one : aud.elements())
        if (known(one.text())) return true;
    return false;
}

std::optional<Error> check_claims(const json::Value& claims, const std::vector<std::string>& audiences,
                                  std::int64_t now) {
    const auto audience = claims.find("aud");
    if (!audience || !names(audiences, *audience)) return bad("`aud` is not the URL of this service");
    const auto expires = seconds(claims, "exp"), issued = seconds(claims, "iat");
    if (!expires || !issued) return bad("`exp` and `iat` must be seconds since 1970");
    if (*expires <= now - clock_difference) return bad("the token has expired");
    if (*expires > now + longest_life) return bad("the token holds for longer than an hour from now");
    if (*issued > now + clock_difference) return bad("the token was issued in the future");
    const std::string_view jti = text(claims, "jti");
    if (jti.empty() || jti.size() > longest_jti) return bad("`jti` must be a text of 1 to 256 characters");
    if (const auto begins = claims.find("nbf");
        begins && seconds(claims, "nbf").value_or(now * 2) > now + clock_difference)
        return bad("the token does not hold yet");
    return std::nullopt;
}

} // namespace

ReplayStore::Seen ReplayStore::remember(const std::string& token, std::int64_t expires, std::int64_t now) {
    const std::lock_guard lock(mutex_);
    if (seen_.size() >= most_) std::erase_if(seen_, [&](const auto& one) { return one.second < now; });
    if (const auto found = seen_.find(token); found != seen_.end()) return Seen::before;
    if (seen_.size() >= most_) return Seen::full;
    seen_.emplace(token, expires);
    return Seen::fresh;
}

std::optional<Error> check_token(std::string_view token, const std::vector<Issuer>& issuers,
                                 const std::vector<std::string>& audiences, std::int64_t now, ReplayStore& store) {
    const std::optional<Parts> parts = parts_of(token);
    if (!parts) return bad("this is no JSON Web Token");
    const Result<json::Document> header = json::Document::parse(parts->header);
    const Result<json::Document> payload = json::Document::parse(parts->payload);
    if (!header || !payload || header->root().duplicate_key() || payload->root().duplicate_key())
        return bad("this is no JSON Web Token");
    const std::string_view algorithm = text(header->root(), "alg");
    if (algorithm != "ES384" && algorithm != "RS384") return bad("`alg` must be `ES384` or `RS384`");
    const auto issuer = std::ranges::find(issuers, text(payload->root(), "iss"), &Issuer::iss);
    if (issuer == issuers.end()) return bad("`iss` may not call this service");
    if (const auto error = check_header(header->root(), *issuer)) return error;
    const Key* const key = key_for(header->root(), *issuer);
    if (key == nullptr || !is_signed_by(*key, parts->signed_part, parts->signature))
        return bad("the signature is not by a known key of the issuer");
    if (const auto error = check_claims(payload->root(), audiences, now)) return error;
    const std::string name = issuer->iss + '\n' + std::string(text(payload->root(), "jti"));
    switch (store.remember(name, *seconds(payload->root(), "exp") + clock_difference, now)) {
    case ReplayStore::Seen::fresh: return std::nullopt;
    case ReplayStore::Seen::before: return bad("the token was used before");
    case ReplayStore::Seen::full: return Error{"token-store", "too many tokens are in use"};
    }
    return std::nullopt;
}

} // namespace apatite::server
