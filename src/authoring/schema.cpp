// The tables of keys as JSON Schema.
#include <algorithm>

#include <fmt/format.h>

#include "apatite/authoring.h"
#include "pack/key_table.h"
#include "pack/key_words.h"
#include "json/writer.h"

namespace apatite {
namespace {

using json::JsonWriter;

// What YAML takes for a number or a truth value is a text to a pack.
constexpr std::string_view text_type = R"({"type": ["string", "number", "boolean"]})";
constexpr std::string_view texts_type = R"({"type": "array", "items": {"type": ["string", "number", "boolean"]}})";

/// `a finding` is defined as `finding`.
std::string definition_name(const KeyTable& table) {
    std::string name(table.what);
    for (const std::string_view article : {"a ", "an ", "the "})
        if (name.starts_with(article)) name.erase(0, article.size());
    std::ranges::replace(name, ' ', '-');
    return name;
}

class SchemaWriter {
public:
    explicit SchemaWriter(std::string& out) : json_(out) {}

    void part(const PartTable& part) {
        json_.begin_object().member("$schema", "http://json-schema.org/draft-07/schema#");
        json_.member("title", fmt::format("{}.yaml of a rule pack: {}", part.name, part.doc));
        root(part);
        json_.key("definitions").begin_object();
        // Writing one may ask for more.
        for (std::size_t i = 0; i < wanted_.size(); ++i) definition(*wanted_[i]);
        json_.end_object().end_object();
    }

private:
    void root(const PartTable& part) {
        switch (part.shape) {
        case PartShape::one_map: return member_ref(part.keys);
        case PartShape::named_maps: return object_of([&] { ref(part.keys); });
        case PartShape::maps: return array_of([&] { ref(part.keys); });
        case PartShape::map_or_maps:
            json_.key("anyOf").begin_array();
            ref(part.keys);
            json_.begin_object();
            array_of([&] { ref(part.keys); });
            json_.end_object().end_array();
            return;
        }
    }

    void definition(const KeyTable& table) {
        json_.key(definition_name(table)).begin_object().member("type", "object");
        json_.key("properties").begin_object();
        for (const Key& key : table.keys) {
            json_.key(key.name).begin_object().member("description", key.doc);
            shape(key);
            json_.end_object();
        }
        json_.end_object();
        required(table);
        json_.key("additionalProperties");
        if (&table == &set_keys)
            json_.raw(texts_type); // the codes, by system
        else
            json_.boolean(false);
        json_.end_object();
    }

    void required(const KeyTable& table) {
        if (std::ranges::none_of(table.keys, &Key::required)) return;
        json_.key("required").begin_array().compact();
        for (const Key& key : table.keys)
            if (key.required) json_.string(key.name);
        json_.end_array();
    }

    void shape(const Key& key) {
        switch (key.shape) {
        case Shape::text: return type({"string", "number", "boolean"});
        case Shape::whole_number: return type({"integer"});
        case Shape::truth: return type({"boolean"});
        case Shape::date: return type({"string", "integer"}); // `2027` is a number to YAML
        case Shape::word: return words(key.words);
        case Shape::texts: return array_of([&] { json_.raw(text_type); });
        case Shape::words:
            return array_of([&] {
                json_.begin_object();
                words(key.words);
                json_.end_object();
            });
        case Shape::condition: return either([&] { json_.raw(R"({"type": "string"})"); }, [&] { ref(condition_keys); });
        case Shape::map: return member_ref(*key.inner);
        case Shape::maps: return array_of([&] { ref(*key.inner); });
        case Shape::named_maps: return object_of([&] { ref(*key.inner); });
        case Shape::named_texts: return object_of([&] { json_.raw(text_type); });
        case Shape::codes: return object_of([&] { json_.raw(texts_type); });
        case Shape::choices: return either([&] { json_.raw(texts_type); }, [&] { object_of_objects(); });
        case Shape::strengths:
            return object_of([&] {
                json_.begin_object();
                words(words::strength);
                json_.end_object();
            });
        case Shape::given:
            return object_of([&] {
                json_.begin_object();
                either([&] { json_.raw(text_type); }, [&] { list_of_instances(); });
                json_.end_object();
            });
        }
    }

    void type(std::initializer_list<std::string_view> names) {
        json_.key("type").begin_array().compact();
        for (const std::string_view name : names) json_.string(name);
        json_.end_array();
    }
    void words(std::span<const std::string_view> list) {
        json_.key("enum").begin_array().compact();
        for (const std::string_view word : list) {
            json_.string(word);
            if (word == "true" || word == "false") json_.boolean(word == "true"); // as YAML takes it without quotes
        }
        json_.end_array();
    }
    void list_of_instances() {
        json_.begin_object();
        array_of([&] {
            json_.begin_object();
            object_of([&] { json_.raw(text_type); });
            json_.end_object();
        });
        json_.end_object();
    }
    void object_of_objects() {
        json_.begin_object();
        object_of([&] {
            json_.begin_object();
            object_of([&] { json_.raw(texts_type); });
            json_.end_object();
        });
        json_.end_object();
    }

    template <typename Write>
    void array_of(Write item) {
        json_.member("type", "array").key("items");
        item();
    }
    template <typename Write>
    void object_of(Write value) {
        json_.member("type", "object").key("additionalProperties");
        value();
    }
    template <typename First, typename Second>
    void either(First first, Second second) {
        json_.key("anyOf").begin_array();
        first();
        second();
        json_.end_array();
    }
    void member_ref(const KeyTable& table) { json_.member("$ref", want(table)); }
    void ref(const KeyTable& table) { json_.begin_object().compact().member("$ref", want(table)).end_object(); }
    std::string want(const KeyTable& table) {
        if (std::ranges::find(wanted_, &table) == wanted_.end()) wanted_.push_back(&table);
        return "#/definitions/" + definition_name(table);
    }

    JsonWriter json_;
    std::vector<const KeyTable*> wanted_;
};

} // namespace

std::vector<std::string> pack_parts() {
    std::vector<std::string> names;
    for (const PartTable& part : part_tables()) names.emplace_back(part.name);
    return names;
}

Result<std::string> pack_schema(const std::string& part) {
    const auto found = std::ranges::find(part_tables(), part, &PartTable::name);
    if (found == part_tables().end())
        return Error{"schema-part",
                     fmt::format("there is no part `{}`; the parts are {}", part, fmt::join(pack_parts(), ", "))};
    std::string out;
    SchemaWriter(out).part(*found);
    return out + '\n';
}

} // namespace apatite
