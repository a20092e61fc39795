#include "assess/answer_bits.h"

namespace apatite {

AnswerBits::AnswerBits(const RuleGraph& graph, Reading reading, std::span<const NodeId> roots)
    : plan_(graph, roots), reader_(plan_, reading), evaluation_(plan_), roots_(roots.begin(), roots.end()) {}

void AnswerBits::run(const Findings& findings, ValuePass& pass) {
    reader_.read(findings, slots_);
    evaluation_.run(slots_);
    for (const NodeId root : roots_) pass.set_truth(root, evaluation_.truth(root));
}

} // namespace apatite
