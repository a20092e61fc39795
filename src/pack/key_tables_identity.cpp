// Keys of pack.yaml, references.yaml, sets.yaml and sites.yaml.
#include "pack/key_table.h"

namespace apatite {
namespace {

constexpr Key scale[] = {
    {"weak", Shape::whole_number, true, "points of a weak rule"},
    {"moderate", Shape::whole_number, true, "points of a moderate rule"},
    {"strong", Shape::whole_number, true, "points of a strong rule"},
    {"likely-from", Shape::whole_number, true, "points from which a hypothesis is likely"},
    {"unlikely-from", Shape::whole_number, true, "points, below zero, from which down it is unlikely"},
    {"author", Shape::text, true, "who chose these numbers"},
    {"date", Shape::date, true, "when"},
};

constexpr Key pack[] = {
    {"id", Shape::text, true, "name of the pack"},
    {"version", Shape::text, true, "raised with every change that can change an answer"},
    {"title", Shape::text, true, "name for people"},
    {"reviewed", Shape::date, false, "when a clinician last read it"},
    {"review-by", Shape::date, false, "when it has to be read again"},
    {"language", Shape::whole_number, false, "version of the pack format: 1"},
    {"intended-use", Shape::text, true, "who may use it for what"},
    {"population", Shape::text, false, "patients for whom it was made"},
    {"limits", Shape::texts, false, "what it cannot do"},
    {"lists", Shape::texts, false, "lists that an input may call complete: conditions, medications, ..."},
    {"scale", Shape::map, false, "points and thresholds", &scale_keys},
    {"source-attributes", Shape::named_texts, false, "what the law asks a decision support to say of itself"},
    {"override-reasons", Shape::named_texts, false, "why a clinician may set a card aside, to choose from"},
};

constexpr Key reference[] = {
    {"cite", Shape::text, true, "the citation as it is printed"},
    {"url", Shape::text, false, "where to read it"},
    {"note", Shape::text, false, "how it was read: full paper, abstract, secondary copy"},
};

constexpr Key set[] = {
    {"label", Shape::text, false, "name for people"},
    {"sets", Shape::texts, false, "other sets whose codes belong to this one"},
    {"review", Shape::date, false, "when the codes have to be checked again"},
    {"evidence", Shape::texts, false, "references"},
};

constexpr Key site[] = {
    {"label", Shape::text, true, "name for people"},
    {"within", Shape::texts, false, "the wider sites that it is a part of"},
    {"codes", Shape::codes, false, "codes of this site"},
    {"text", Shape::texts, false, "whole texts that mean this site"},
};

} // namespace

constinit const KeyTable scale_keys{"the scale", scale};
constinit const KeyTable pack_keys{"pack.yaml", pack};
constinit const KeyTable reference_keys{"a reference", reference};
constinit const KeyTable set_keys{"a set of codes", set};
constinit const KeyTable site_keys{"a site", site};

} // namespace apatite
