#include "cli/options.h"

#include <algorithm>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "diagnostic/nearest.h"

namespace apatite {
namespace {

namespace po = boost::program_options;

Error usage(std::string message) { return {"usage", std::move(message)}; }

const OptionSpec* find_option(std::span<const OptionSpec> table, std::string_view name) {
    const auto found = std::ranges::find(table, name, &OptionSpec::name);
    return found == table.end() ? nullptr : &*found;
}

po::options_description describe(std::span<const OptionSpec> table) {
    po::options_description description;
    description.add_options()("help,h", "");
    for (const OptionSpec& option : table) {
        const std::string name(option.name);
        if (option.argument.empty())
            description.add_options()(name.c_str(), "");
        else
            description.add_options()(name.c_str(), po::value<std::vector<std::string>>(), "");
    }
    return description;
}

Error unknown_option(std::span<const OptionSpec> table, const std::string& written) {
    std::vector<std::string> names{"help"};
    for (const OptionSpec& option : table) names.emplace_back(option.name);
    const std::size_t dashes = std::min(written.find_first_not_of('-'), written.size());
    const std::optional<std::string> meant = nearest(std::string_view(written).substr(dashes), names);
    return usage(fmt::format("there is no option `{}`{}", written,
                             meant ? fmt::format("; did you mean `--{}`?", *meant) : "; `--help` lists them"));
}

Error syntax_error(std::span<const OptionSpec> table, const po::invalid_command_line_syntax& error) {
    std::string name = error.get_option_name();
    name.erase(0, std::min(name.find_first_not_of('-'), name.size()));
    const OptionSpec* option = find_option(table, name);
    using Kind = po::invalid_syntax::kind_t;
    if (error.kind() == Kind::missing_parameter || error.kind() == Kind::empty_adjacent_parameter)
        return usage(fmt::format("`--{}` needs a value: `--{} {}`", name, name, option ? option->argument : "VALUE"));
    if (error.kind() == Kind::extra_parameter) return usage(fmt::format("`--{}` takes no value", name));
    return usage(error.what());
}

/// The first option that was given twice but may be given once.
Result<ParsedOptions> gather(std::span<const OptionSpec> table, const po::parsed_options& parsed) {
    ParsedOptions result;
    for (const auto& option : parsed.options) {
        if (option.position_key >= 0 || option.string_key.empty()) {
            result.arguments.insert(result.arguments.end(), option.value.begin(), option.value.end());
            continue;
        }
        const OptionSpec* spec = find_option(table, option.string_key);
        if (spec != nullptr && !spec->repeatable && result.has(option.string_key))
            return usage(fmt::format("`--{}` may be given once", option.string_key));
        auto& values = result.values[option.string_key];
        values.insert(values.end(), option.value.begin(), option.value.end());
    }
    return result;
}

} // namespace

std::vector<std::string> ParsedOptions::all(std::string_view name) const {
    const auto found = values.find(name);
    return found == values.end() ? std::vector<std::string>{} : found->second;
}

std::string ParsedOptions::one(std::string_view name, std::string_view otherwise) const {
    const auto found = values.find(name);
    return std::string(found == values.end() || found->second.empty() ? otherwise : found->second.back());
}

Result<ParsedOptions> parse_options(std::span<const OptionSpec> table, const std::vector<std::string>& words) {
    using namespace po::command_line_style;
    const po::options_description description = describe(table);
    try {
        return gather(table,
                      po::command_line_parser(words).options(description).style(unix_style & ~allow_guessing).run());
    } catch (const po::unknown_option& error) {
        return unknown_option(table, error.get_option_name());
    } catch (const po::invalid_command_line_syntax& error) {
        return syntax_error(table, error);
    } catch (const po::error& error) {
        return usage(error.what());
    }
}

std::string options_help(std::span<const OptionSpec> table) {
    std::string text;
    const auto add = [&text](std::string head, std::string_view help) {
        constexpr std::size_t column = 22;
        if (head.size() >= column) head += "\n" + std::string(column + 2, ' '); // a long one has a line of its own
        for (bool first = true; first || !help.empty(); first = false) {
            const std::size_t end = std::min(help.find('\n'), help.size());
            text += fmt::format("  {:<{}}{}\n", first ? head : "", column, help.substr(0, end));
            help.remove_prefix(std::min(end + 1, help.size()));
        }
    };
    for (const OptionSpec& option : table)
        add(fmt::format("--{}{}{}", option.name, option.argument.empty() ? "" : " ", option.argument), option.help);
    add("--help", "this text");
    return text;
}

} // namespace apatite
