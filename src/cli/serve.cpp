#include <array>
#include <charconv>
#include <optional>
#include <ostream>

#include "cli/options.h"
#include "cli/patient_options.h"
#include "cli/subcommand.h"
#include "server/serve.h"

namespace apatite {
namespace {

constexpr std::array<OptionSpec, 12> table{{
    {"port", "N", "the port to listen on; 0 takes a free one (default: 8080)"},
    {"address", "IP", "the address to listen on (default: 127.0.0.1); others need `--issuer`"},
    {"public-url", "URL", "how callers name this service, with a slash at the end"},
    {"issuer", "ISS=KEYS",
     "who may call: the `iss` of its tokens, and its keys as a JSON Web\nKey Set, a file or an https:// URL; may be "
     "repeated",
     true},
    {"tls-cert", "FILE", "serve TLS with this certificate chain (PEM)"},
    {"tls-key", "FILE", "and this private key (PEM)"},
    {"cors", "ORIGIN", "a browser-based client that may call; may be repeated", true},
    {"page", "", "with `--issuer`: serve the page to other machines too"},
    {"pack", "DIR", "the rule pack to use (default: the one built in)"},
    {"site", "FILE", site_option_help},
    {"threads", "N", "how many threads answer (default: one a processor)"},
    {"connections", "N", "how many connections at once (default: 1000)"},
}};

std::optional<unsigned> number(const ParsedOptions& options, std::string_view name, unsigned otherwise, unsigned most) {
    const std::string text = options.one(name, "");
    if (!options.has(name)) return otherwise;
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value > most) return std::nullopt;
    return value;
}

Error usage(std::string message) { return {"usage", std::move(message)}; }

Result<server::ServeOptions> serve_options(const ParsedOptions& options) {
    server::ServeOptions serve;
    if (!options.arguments.empty()) return usage("takes options only; `--pack DIR` names a pack");
    const auto port = number(options, "port", 8080, 65535), threads = number(options, "threads", 0, 1024);
    const auto connections = number(options, "connections", static_cast<unsigned>(serve.limits.connections), 1'000'000);
    if (!port || !threads || !connections || *connections == 0)
        return usage("`--port`, `--threads` and `--connections` take a whole number");
    serve.port = static_cast<std::uint16_t>(*port);
    serve.threads = *threads;
    serve.limits.connections = *connections;
    serve.address = options.one("address", serve.address);
    serve.public_url = options.one("public-url", "");
    serve.pack_folder = options.one("pack", "");
    serve.site_profile = options.one("site", "");
    serve.tls_certificate = options.one("tls-cert", "");
    serve.tls_key = options.one("tls-key", "");
    serve.cors = options.all("cors");
    serve.page_for_all = options.has("page");
    for (const std::string& issuer : options.all("issuer")) {
        const std::size_t equals = issuer.find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 == issuer.size())
            return usage("`--issuer` takes ISS=KEYS, such as `https://ehr.example.com/=keys.json`");
        serve.issuers.push_back({issuer.substr(0, equals), issuer.substr(equals + 1)});
    }
    return serve;
}

} // namespace

int run_serve(const std::vector<std::string>& words, Console& console) {
    const Result<ParsedOptions> options = parse_options(table, words);
    if (!options) return complain(console, "serve: " + options.error().message, ExitCode::usage);
    if (options->has("help")) {
        console.out
            << "Usage: apatite serve [OPTIONS]\n\n"
               "Answers EHRs over CDS Hooks 2.0 (/cds-services) and clinicians with a page (/), until it is told\n"
               "to stop (SIGTERM). SIGHUP loads the pack and the keys again. Without `--issuer` it serves this\n"
               "machine only. No record is kept or logged. docs/serve.md tells the rest.\n\n"
            << options_help(table)
            << "\nExamples:\n"
               "  apatite serve --port 8080\n"
               "  apatite serve --address 0.0.0.0 --public-url https://cds.example.org/ \\\n"
               "    --tls-cert chain.pem --tls-key key.pem --issuer https://ehr.example.com/=keys.json\n";
        return ExitCode::fine;
    }
    const Result<server::ServeOptions> serve = serve_options(*options);
    if (!serve) return complain(console, "serve: " + serve.error().message, ExitCode::usage);
    const std::optional<Error> error = server::serve(*serve);
    if (!error) return ExitCode::fine;
    return complain_in_lines(console, "serve: " + error->message,
                             error->code == "usage" ? ExitCode::usage : ExitCode::failed);
}

} // namespace apatite
