// One resource while it is read: its elements by type, and what is wrong with it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fhir/bundle.h"
#include "fhir/draft.h"
#include "fhir/element.h"
#include "findings/record.h"

namespace apatite::fhir {

/// The objects of an array, in order.
class Objects {
public:
    class Iterator {
    public:
        Iterator(json::Elements::Iterator at, json::Elements::Iterator end) noexcept : at_(at), end_(end) { skip(); }
        json::Value operator*() const noexcept { return *at_; }
        Iterator& operator++() noexcept {
            ++at_;
            skip();
            return *this;
        }
        friend bool operator==(const Iterator&, const Iterator&) = default;

    private:
        void skip() noexcept {
            while (at_ != end_ && !(*at_).is_object()) ++at_;
        }
        json::Elements::Iterator at_, end_;
    };
    explicit Objects(json::Elements elements) noexcept : elements_(elements) {}
    Iterator begin() const noexcept { return {elements_.begin(), elements_.end()}; }
    Iterator end() const noexcept { return {elements_.end(), elements_.end()}; }
    std::size_t count() const noexcept {
        std::size_t found = 0;
        for (auto at = begin(); at != end(); ++at) ++found;
        return found;
    }

private:
    json::Elements elements_;
};

/// Elements of the wrong JSON type set the whole resource aside: it is not FHIR, so nobody knows what it says. An
/// element that is not there, or an empty text, is nothing.
class Resource {
public:
    /// The entry, the bundle, the notices and the arena must outlive it. `fragment` (`#x`) of what the entry's resource
    /// contains.
    Resource(json::Value value, std::string_view fragment, const Entry& entry, const Bundle& bundle,
             std::vector<Notice>& notices, Arena& arena)
        : fields_(value), fragment_(fragment), entry_(&entry), bundle_(&bundle), notices_(&notices), arena_(&arena) {}

    const json::Value& root() const noexcept { return fields_.object(); }
    std::string source() const; ///< stands in notices and facts
    const Entry& entry() const noexcept { return *entry_; }
    const Bundle& bundle() const noexcept { return *bundle_; }
    std::vector<Notice>& notices() const noexcept { return *notices_; }
    Arena& arena() const noexcept { return *arena_; }

    /// Elements that were found before; each must be of the type that is asked for.
    std::optional<json::Value> typed(const std::optional<json::Value>& value, Element element, json::Type type);
    std::string_view text(const std::optional<json::Value>& value, Element element);

    std::optional<json::Value> object(const json::Value& parent, Element element);
    Objects objects(const json::Value& parent, Element element); ///< of an array
    Objects objects(const std::optional<json::Value>& found, Element element);
    std::string_view text(const json::Value& parent, Element element);
    std::optional<bool> boolean(const json::Value& parent, Element element);
    std::string_view number(const json::Value& parent, Element element); ///< as written

    /// A date, dateTime or instant; a text that is none is a notice, and the date is not known.
    std::optional<PartialDate> date(const json::Value& parent, Element element);

    /// The first reason counts.
    void set_aside(std::string code, std::string message);
    bool is_set_aside() const noexcept { return set_aside_; }
    void warn(std::string code, std::string message) const;

    Draft draft(FactKind kind) const;

private:
    std::optional<json::Value> of_type(const json::Value& parent, Element element, json::Type type);

    json::Fields fields_;
    std::string_view fragment_;
    const Entry* entry_;
    const Bundle* bundle_;
    std::vector<Notice>* notices_;
    Arena* arena_;
    bool set_aside_ = false;
};

/// Is there a `modifierExtension` anywhere in it, contained resources left out? None is known here.
bool has_modifier_extension(const json::Value& value);

/// What a `Reference` made in this resource points to: contained in it, or in the Bundle. Nothing when it is neither,
/// or when that resource has a `modifierExtension`, `implicitRules` or a key twice.
std::optional<json::Value> target_of(Resource& resource, const json::Value& reference);

} // namespace apatite::fhir
