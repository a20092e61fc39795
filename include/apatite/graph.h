// The rule graph as a picture: of a whole pack, of what reaches one hypothesis, or of one patient.
//
//     apatite::Result<apatite::Picture> picture = apatite::picture_of(answer);
//     if (!picture) return report(picture.error());
//     std::cout << apatite::to_dot(*picture);        // for Graphviz: dot -Tsvg
//
// Arrows run from what is used to what uses it: findings, conditions, rules, hypotheses. A picture is a plain value
// that owns its text and outlives what it was made of. Equal input gives equal bytes. Functions may run in several
// threads at once; nothing here starts a program, writes a file or throws anything but std::bad_alloc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "apatite/assessment.h"
#include "apatite/engine.h"
#include "apatite/result.h"

namespace apatite {

struct PictureNode {
    enum class Kind : std::uint8_t {
        finding,
        value,
        condition,
        rule,
        hypothesis,
        variant, ///< a form or a cause of a hypothesis
        alert,
        workup,
        management
    };
    /// Of a pack all are `declared`. Of a patient: `lit`, it holds or is known; `undecided`, something is missing;
    /// `faint`, a hypothesis that is unlikely or excluded.
    enum class State : std::uint8_t { declared, lit, undecided, faint };

    Kind kind = Kind::finding;
    State state = State::declared;
    std::string id;     ///< of the declaration; unique together with `kind` and `state`
    std::string label;  ///< in words, not wrapped
    std::string detail; ///< of a patient: value and date, status and score; may be empty
    friend bool operator==(const PictureNode&, const PictureNode&) = default;
};

struct PictureEdge {
    enum class Kind : std::uint8_t { used, speaks_for, speaks_against };
    std::size_t from = 0, to = 0; ///< positions in `Picture::nodes`
    Kind kind = Kind::used;
    PictureNode::State state = PictureNode::State::declared;
    std::string strength; ///< `weak`, ..., `establishes`, `excludes`; empty where nothing is supported or opposed
    friend bool operator==(const PictureEdge&, const PictureEdge&) = default;
};

struct Picture {
    std::string title;
    bool of_patient = false;
    std::vector<std::string> notes; ///< what was left out, and that it is no device
    std::vector<PictureNode> nodes;
    std::vector<PictureEdge> edges; ///< each once, in order
    friend bool operator==(const Picture&, const Picture&) = default;
};

struct PictureOptions {
    std::string hypothesis; ///< only what reaches this one; empty: all
};

/// Everything that the pack declares, operators left out: a condition stands behind all that it names. Error
/// `unknown-hypothesis`, with what was probably meant. O(size of the graph); hundreds of nodes for a whole pack, so a
/// picture to read names a hypothesis.
Result<Picture> picture_of(const CompiledPack& pack, const PictureOptions& options = {});

/// What decided for one patient and what is undecided, small enough to read: the first hypothesis and those that a rule
/// speaks for or against (four at most), their rules that hold and count, the undecided rules that need least (three of
/// the first hypothesis, one of each other that is not unlikely), the alerts, and the facts and missing findings below
/// (five at most each). `notes` tell what was left out; the report holds it. A hypothesis that is named is shown alone.
/// Error `unknown-hypothesis`.
Result<Picture> picture_of(const Assessment& assessment, const PictureOptions& options = {});

/// For Graphviz: left to right, labels wrapped, with a legend. Meaning never rests on colour alone: what is undecided
/// is dashed, what speaks against ends in a bar. Linear in the picture. Never fails.
std::string to_dot(const Picture& picture);

/// The same for Mermaid (mermaid.js.org, `flowchart`), which Markdown viewers draw. Never fails.
std::string to_mermaid(const Picture& picture);

} // namespace apatite
