// CDS Hooks 2.0 (https://cds-hooks.hl7.org/2.0/) as a function from request to response: no sockets, no clock, no
// state between calls.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "apatite/assessor.h"
#include "apatite/engine.h"
#include "cds_hooks/prefetch.h"

namespace apatite::cds_hooks {

class Workspaces;
struct Workspace;
struct CardFrame;
struct HookRequest;
struct Records;

struct ServiceOptions {
    std::string public_url = "http://localhost/"; ///< where the page can be reached, ends in a slash: cards link to it
};

/// What came of a request, for metrics: holds nothing of the patient.
enum class Outcome { discovery, silent, info, warning, critical, needs_data, feedback, refused };
std::string_view to_string(Outcome outcome) noexcept;

struct Reply {
    int status = 200;
    std::string body; ///< JSON; empty for feedback that was taken
    Outcome outcome = Outcome::refused;
    std::vector<std::string> rules; ///< that held for the patient
    std::vector<std::string>
        reasons; ///< of feedback: `accepted`, or the override reason chosen (one of the pack's, or `other`)
};

/// Any number of threads may call it at once.
class Service {
public:
    Service(CompiledPack pack, ServiceOptions options);
    ~Service();
    Service(Service&&) noexcept;
    Service& operator=(Service&&) noexcept;

    /// The part of the URL after `/cds-services/`: the pack's id.
    const std::string& id() const noexcept { return id_; }
    /// The answer to `GET /cds-services`.
    const std::string& discovery() const noexcept { return discovery_; }
    const std::vector<PrefetchTemplate>& prefetch() const noexcept { return prefetch_; }

    /// Answers `POST /cds-services/{id}`. `today` (`2024-06-01`) is the day to answer for. Status 400 with `code` and
    /// `message` for what is no request of the standard, for another hook, or when the records are not the patient's.
    Reply call(std::string_view body, std::string_view today) const;

    /// Answers `POST /cds-services/{id}/feedback`.
    Reply feedback(std::string_view body) const;

private:
    Reply answer(const HookRequest& request, const Records& records, const CardFrame& frame, std::string_view today,
                 Assessor& assessor) const;
    Reply call(std::string_view body, std::string_view today, Workspace& workspace) const;
    AnswerOptions options_for(const std::vector<std::string>& complete, std::string_view today) const;
    Reply needs_data(const CardFrame& frame, const std::string& patient,
                     const std::vector<PrefetchTemplate>& missing) const;

    CompiledPack pack_;
    ServiceOptions options_;
    std::string id_;
    // Made once, for every call.
    std::vector<PrefetchTemplate> prefetch_;
    std::string discovery_;
    std::vector<std::string> lists_; ///< that can be complete
    std::vector<std::pair<std::string, std::string>> override_reasons_;
    std::unique_ptr<Workspaces> workspaces_;
};

/// A refusal as this service words it: `{"code": ..., "message": ...}`.
Reply refusal(int status, std::string_view code, std::string_view message);

} // namespace apatite::cds_hooks
