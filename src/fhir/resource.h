// One resource while it is read: its elements by type, and what is wrong with it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fhir/bundle.h"
#include "fhir/draft.h"
#include "fhir/element.h"
#include "fhir/known_concepts.h"
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

/// What the resources of a Bundle share while they are read: what is made up for one patient, and what is known for
/// all.
struct Memory {
    Arena arena;
    KnownConcepts concepts;
};

/// Elements of the wrong JSON type set the whole resource aside: it is not FHIR, so nobody knows what it says. An
/// element that is not there, or an empty text, is nothing.
class Resource {
public:
    /// The entry, the bundle, the notices and the memory must outlive it. `fragment` (`#x`) of what the entry's
    /// resource contains.
    Resource(json::Value value, std::string_view fragment, const Entry& entry, const Bundle& bundle,
             std::vector<Notice>& notices, Memory& memory)
        : fields_(value), fragment_(fragment), entry_(&entry), bundle_(&bundle), notices_(&notices), memory_(&memory) {}

    const json::Value& root() const noexcept { return fields_.object(); }
    std::string source() const; ///< stands in notices and facts
    const Entry& entry() const noexcept { return *entry_; }
    const Bundle& bundle() const noexcept { return *bundle_; }
    std::vector<Notice>& notices() const noexcept { return *notices_; }
    Memory& memory() const noexcept { return *memory_; }
    Arena& arena() const noexcept { return memory_->arena; }
    KnownConcepts& concepts() const noexcept { return memory_->concepts; }

    /// An element of the resource itself, of any type.
    json::Found find(Element element) const noexcept { return fields_.find(element.key()); }

    /// Elements that were found before; each must be of the type that is asked for.
    json::Found typed(json::Found value, Element element, json::Type type) {
        return !value || value->type() == type ? value : wrong_type(*value, element, type);
    }
    std::string_view text(json::Found value, Element element) {
        const auto found = typed(value, element, json::Type::string);
        return found ? found->text() : std::string_view();
    }

    json::Found object(const json::Value& parent, Element element) {
        return typed(find_in(parent, element), element, json::Type::object);
    }
    Objects objects(const json::Value& parent, Element element) { ///< of an array
        return objects(find_in(parent, element), element);
    }
    Objects objects(json::Found found, Element element) {
        const auto array = typed(found, element, json::Type::array);
        return array ? checked(*array, element) : Objects({});
    }
    std::string_view text(const json::Value& parent, Element element) {
        return text(find_in(parent, element), element);
    }
    std::optional<bool> boolean(const json::Value& parent, Element element) {
        const auto value = typed(find_in(parent, element), element, json::Type::boolean);
        return value ? value->boolean() : std::nullopt;
    }
    std::string_view number(const json::Value& parent, Element element) { ///< as written
        const auto value = typed(find_in(parent, element), element, json::Type::number);
        return value ? value->number_text() : std::string_view();
    }

    /// A date, dateTime or instant; a text that is none is a notice, and the date is not known.
    std::optional<PartialDate> date(const json::Value& parent, Element element) {
        const std::string_view sent = text(parent, element);
        if (sent.empty()) return std::nullopt;
        const auto date = PartialDate::read(sent);
        if (!date) no_date(sent, element);
        return date;
    }

    /// The first reason counts.
    void set_aside(std::string code, std::string message);
    bool is_set_aside() const noexcept { return set_aside_; }
    void warn(std::string code, std::string message) const;

    /// One more fact, at the end of `facts` until the next one comes.
    Draft& draft(FactKind kind, Drafts& facts) const;

private:
    json::Found find_in(const json::Value& parent, Element element) const noexcept {
        return parent == root() ? find(element) : parent.find(element.key());
    }
    json::Found wrong_type(const json::Value& value, Element element, json::Type type);
    Objects checked(const json::Value& array, Element element);
    void no_date(std::string_view sent, Element element) const;

    json::Fields fields_;
    std::string_view fragment_;
    const Entry* entry_;
    const Bundle* bundle_;
    std::vector<Notice>* notices_;
    Memory* memory_;
    bool set_aside_ = false;
};

/// Is there a `modifierExtension` anywhere in it, contained resources left out? None is known here.
bool has_modifier_extension(const json::Value& value);

/// What a `Reference` made in this resource points to: contained in it, or in the Bundle. Nothing when it is neither,
/// or when that resource has a `modifierExtension`, `implicitRules` or a key twice.
json::Found target_of(Resource& resource, const json::Value& reference);

} // namespace apatite::fhir
