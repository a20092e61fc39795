// One resource while it is read: its elements by type, and what is wrong with it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fhir/bundle.h"
#include "findings/record.h"

namespace apatite::fhir {

/// Elements of the wrong JSON type set the whole resource aside: it is not FHIR, so nobody knows what it says. An
/// element that is not there, or an empty text, is nothing.
class Resource {
public:
    /// The entry, the bundle and the notices must outlive it. `source` stands in notices and facts.
    Resource(json::Value value, std::string source, const Entry& entry, const Bundle& bundle,
             std::vector<Notice>& notices)
        : value_(value), source_(std::move(source)), entry_(&entry), bundle_(&bundle), notices_(&notices) {}

    const json::Value& root() const noexcept { return value_; }
    const std::string& source() const noexcept { return source_; }
    const Entry& entry() const noexcept { return *entry_; }
    const Bundle& bundle() const noexcept { return *bundle_; }
    std::vector<Notice>& notices() const noexcept { return *notices_; }

    std::optional<json::Value> object(const json::Value& parent, std::string_view key);
    std::vector<json::Value> objects(const json::Value& parent, std::string_view key); ///< of an array
    std::string_view text(const json::Value& parent, std::string_view key);
    std::optional<bool> boolean(const json::Value& parent, std::string_view key);
    std::string_view number(const json::Value& parent, std::string_view key); ///< as written

    /// A date, dateTime or instant; a text that is none is a notice, and the date is not known.
    std::optional<PartialDate> date(const json::Value& parent, std::string_view key);

    /// The first reason counts.
    void set_aside(std::string code, std::string message);
    bool is_set_aside() const noexcept { return set_aside_; }
    void warn(std::string code, std::string message) const;

    Fact fact(FactKind kind) const;

private:
    std::optional<json::Value> element(const json::Value& parent, std::string_view key, json::Type type);

    json::Value value_;
    std::string source_;
    const Entry* entry_;
    const Bundle* bundle_;
    std::vector<Notice>* notices_;
    bool set_aside_ = false;
};

/// Is there a `modifierExtension` anywhere in it, contained resources left out? None is known here.
bool has_modifier_extension(const json::Value& value);

/// What a `Reference` made in this resource points to: contained in it, or in the Bundle. Nothing when it is neither,
/// or when that resource has a `modifierExtension`, `implicitRules` or a key twice.
std::optional<json::Value> target_of(Resource& resource, const json::Value& reference);

} // namespace apatite::fhir
