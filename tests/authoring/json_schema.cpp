#include "authoring/json_schema.h"

#include <algorithm>
#include <stdexcept>

namespace apatite::test {
namespace {

using json::Value;

/// YAML 1.2's core schema.
std::string type_of(const YamlNode& node) {
    if (node.kind == YamlKind::list) return "array";
    if (node.kind == YamlKind::map) return "object";
    if (node.kind != YamlKind::scalar) return "null";
    if (node.is_quoted()) return "string";
    const std::string& text = node.scalar;
    if (text == "true" || text == "false") return "boolean";
    const std::size_t first = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
    if (text.size() == first || text.find_first_not_of("0123456789.", first) != std::string::npos) return "string";
    const auto points = std::ranges::count(text, '.');
    return points == 0 ? "integer" : points == 1 && text.size() > first + 1 ? "number" : "string";
}

class Validator {
public:
    explicit Validator(const Value& root) : root_(root) {}
    std::vector<std::string> problems;

    void check(const Value& schema, const YamlNode& node, const std::string& path) {
        for (const auto& [key, value, key_number] : schema.members()) {
            (void)key_number;
            if (key == "$ref")
                check(resolve(value.text()), node, path);
            else if (key == "anyOf")
                check_any(value, node, path);
            else if (key == "type")
                check_type(value, node, path);
            else if (key == "enum")
                check_enum(value, node, path);
            else if (key == "items")
                for (std::size_t i = 0; i < node.items.size(); ++i)
                    check(value, node.items[i], path + '/' + std::to_string(i));
            else if (key == "required")
                check_required(value, node, path);
            else if (key != "properties" && key != "additionalProperties" && key != "description" && key != "$schema" &&
                     key != "title" && key != "definitions")
                throw std::logic_error("the validator does not know " + std::string(key));
        }
        check_members(schema, node, path);
    }

private:
    Value resolve(std::string_view pointer) {
        const std::string_view prefix = "#/definitions/";
        if (!pointer.starts_with(prefix)) throw std::logic_error("not resolved: " + std::string(pointer));
        return *root_.find("definitions")->find(pointer.substr(prefix.size()));
    }
    void check_any(const Value& choices, const YamlNode& node, const std::string& path) {
        std::vector<std::string> all;
        for (const Value& choice : choices.elements()) {
            Validator one(root_);
            one.check(choice, node, path);
            if (one.problems.empty()) return;
            all.insert(all.end(), one.problems.begin(), one.problems.end());
        }
        problems.insert(problems.end(), all.begin(), all.end());
    }
    void check_type(const Value& wanted, const YamlNode& node, const std::string& path) {
        const std::string is = type_of(node);
        const auto fits = [&](const Value& one) {
            return one.text() == is || (one.text() == "number" && is == "integer");
        };
        bool good = wanted.is_string() && fits(wanted);
        for (const Value& one : wanted.elements()) good = good || fits(one);
        if (!good) problems.push_back(path + ": is " + is);
    }
    void check_enum(const Value& words, const YamlNode& node, const std::string& path) {
        for (const Value& word : words.elements())
            if (node.kind == YamlKind::scalar &&
                (word.is_boolean() ? type_of(node) == "boolean" && word.raw() == node.scalar
                                   : type_of(node) == "string" && word.text() == node.scalar))
                return;
        problems.push_back(path + ": no such word");
    }
    void check_required(const Value& keys, const YamlNode& node, const std::string& path) {
        if (node.kind != YamlKind::map) return;
        for (const Value& key : keys.elements())
            if (node.find(key.text()) == nullptr) problems.push_back(path + ": without " + std::string(key.text()));
    }
    void check_members(const Value& schema, const YamlNode& node, const std::string& path) {
        const auto known = schema.find("properties");
        const auto others = schema.find("additionalProperties");
        for (const YamlEntry& entry : node.entries) {
            const std::string inner = path + '/' + entry.key;
            if (const auto property = known ? known->find(entry.key) : std::nullopt)
                check(*property, entry.value, inner);
            else if (others && others->is_object())
                check(*others, entry.value, inner);
            else if (others && others->boolean() == false)
                problems.push_back(inner + ": no such key");
        }
    }

    const Value& root_;
};

} // namespace

std::vector<std::string> schema_problems(const Value& schema, const YamlNode& node) {
    Validator validator(schema);
    validator.check(schema, node, "");
    return validator.problems;
}

} // namespace apatite::test
