// From the codes and texts of a record to the findings that they speak of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "findings/declaration.h"
#include "findings/local_terms.h"
#include "terminology/code_index.h"

namespace apatite {

/// What a code or text belongs to: a finding, or a field of a finding of kind instances.
struct FindingTarget {
    static constexpr std::size_t itself = static_cast<std::size_t>(-1);
    std::size_t finding = 0;
    std::size_t field = itself;
    friend bool operator==(const FindingTarget&, const FindingTarget&) = default;
};

/// Built once for a catalogue, of which it keeps a copy; immutable, any number of threads may use it.
class FindingIndex {
public:
    explicit FindingIndex(FindingCatalogue catalogue, LocalTerms terms = {});

    /// With what a finding takes from the one named in its `of` filled in.
    const FindingCatalogue& catalogue() const noexcept { return catalogue_; }

    /// Of the site; empty without a site profile.
    const LocalTerms& terms() const noexcept { return terms_; }

    struct Match {
        FindingTarget target;
        bool by_text = false; ///< by `code.text` alone
    };
    /// Every finding and field that the fact speaks of, by its codes or its text, without regard to its kind; each
    /// once.
    std::vector<Match> matches(const Fact& fact) const;
    /// The same in place of what `found` held.
    void matches(const Fact& fact, std::vector<Match>& found) const;

    /// Could any finding or field speak of such a fact, at least once the site's terms are put to it? Allocates
    /// nothing.
    bool speaks_of(CodeViews codes, std::string_view text) const;

    /// The declared site; nothing for none or for several of which none lies within the others.
    std::optional<std::string> site(const CodeSet& codes, std::string_view text) const;
    /// Every declared site that is told, in the order of the catalogue. Two codes of one system tell two places; codes
    /// of several systems tell one place, and the narrower word wins. Where there is one, `site` is it. Owned by the
    /// index.
    std::vector<std::string_view> sites(const CodeSet& codes, std::string_view text) const;

private:
    void reserve();
    void add(const FindingDeclaration& declaration, FindingTarget target);
    void add_text(std::string_view text, std::size_t number);
    void add_sites();
    template <typename Callback>
    void told_by(std::string_view text, Callback&& callback) const;
    const SiteDeclaration* find_site(const CodeSet& codes, std::string_view text) const;
    bool within(std::size_t site, std::size_t wider) const;

    FindingCatalogue catalogue_;
    LocalTerms terms_;
    std::vector<FindingTarget> targets_;
    std::vector<std::pair<CodeView, int>> pairs_;         ///< only while building; of `catalogue_`
    std::vector<std::pair<std::string, int>> text_pairs_; ///< likewise; normalised
    CodeIndex codes_, site_codes_, local_codes_;
    CodeIndex texts_, site_texts_; ///< normalised texts as the codes of no system
    std::vector<bool> text_ends_;  ///< of `texts_`: by first and last byte
};

} // namespace apatite
