/* Apatite for C, and for every language that can call C.
 *
 *     apatite_error *error = NULL;
 *     apatite_pack *pack = NULL;
 *     apatite_assessment *answer = NULL;
 *     apatite_text *json = NULL;
 *     apatite_options options = {sizeof(apatite_options)};
 *     options.as_of = (apatite_string){"2024-06-01", 10};
 *     if (apatite_pack_builtin(&pack, &error) != APATITE_OK) return tell(error);
 *     if (apatite_assess_bundle(pack, bundle, &options, &answer, &error) != APATITE_OK) return tell(error);
 *     if (apatite_assessment_json(answer, 1, &json, &error) != APATITE_OK) return tell(error);
 *     fwrite(apatite_text_get(json).data, 1, apatite_text_get(json).size, stdout);
 *
 * Conventions, for every function here:
 *  - Strings are a pointer and a length, UTF-8, not ended by a zero. `data` may be NULL where `size` is 0. Strings that
 *    are handed in are read during the call only. Strings that come back belong to the object that they were asked of
 *    and live as long as it does.
 *  - A call that can fail returns an `apatite_status`. Handed an `apatite_error **` that is not NULL, it stores an
 * error there when it fails, to be freed with `apatite_error_free`, and NULL when it does not. Handles are stored only
 * on success, and NULL otherwise.
 *  - Out of memory is `APATITE_OUT_OF_MEMORY`; nothing has changed and nothing is leaked. No exception leaves a call.
 *  - Whoever gets a handle frees it, once, with the function of its type; freeing NULL does nothing. An assessment or a
 *    session outlives the pack that it came from.
 *  - There is no global state, no clock, no locale, no network, and no thread of the library's own. After the last
 *    handle is freed the library may be unloaded.
 *  - Threads: a pack, an assessment, a text and an error never change; any number of threads may use one at once. A
 *    session is for one thread at a time. A handle is freed when no other thread uses it any more.
 *  - Structs begin with `struct_size`. The caller sets it to `sizeof` of its own struct, and the rest of an input to
 *    zero; a library that is newer or older takes and fills only what both know. Fields are only added, at the end.
 *  - Messages hold no patient data beyond a resource reference such as `Observation/x` and the text at fault.
 */
#ifndef APATITE_APATITE_H
#define APATITE_APATITE_H

#include <stddef.h>
#include <stdint.h>

#include "apatite/export.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct apatite_string {
    const char* data;
    size_t size;
} apatite_string;

typedef enum apatite_status {
    APATITE_OK = 0,
    APATITE_OUT_OF_MEMORY = 1,
    APATITE_MISUSE = 2,  /* a NULL handle, an index beyond the end, a struct_size of 0 */
    APATITE_REFUSED = 3, /* the pack, the Bundle or an option cannot be used: the error tells why */
    APATITE_INTERNAL = 4 /* a mistake in Apatite: please report it */
} apatite_status;

typedef struct apatite_error apatite_error;
typedef struct apatite_pack apatite_pack;
typedef struct apatite_assessment apatite_assessment;
typedef struct apatite_session apatite_session;
typedef struct apatite_text apatite_text;

/* Of the library that the program runs with: `0.1.0`. Lives as long as the library is loaded. Never fails. */
APATITE_API apatite_string apatite_version(void);

/* ---- Errors ---- */

/* The stable name of what went wrong, such as `pack-folder` or `as-of`. Empty for NULL. */
APATITE_API apatite_string apatite_error_code(const apatite_error* error);
/* For people: what is wrong, where, what to do. Empty for NULL. */
APATITE_API apatite_string apatite_error_message(const apatite_error* error);
APATITE_API void apatite_error_free(apatite_error* error);

/* ---- Texts that a call made ---- */

/* Lives until the text is freed. Empty for NULL. */
APATITE_API apatite_string apatite_text_get(const apatite_text* text);
APATITE_API void apatite_text_free(apatite_text* text);

/* ---- Packs ---- */

/* The calcinosis cutis rules that are built in. Compiled on every call (milliseconds): keep the handle. */
APATITE_API apatite_status apatite_pack_builtin(apatite_pack** pack, apatite_error** error);

/* A pack from a folder, read during the call only. Codes: `pack-folder`, `pack-broken`. */
APATITE_API apatite_status apatite_pack_load(apatite_string folder, apatite_pack** pack, apatite_error** error);

/* One file of a pack: its path below the pack's folder, such as `rules/metastatic.yaml`, and its text. */
typedef struct apatite_file {
    apatite_string path;
    apatite_string text;
} apatite_file;

/* A pack from memory; the order of the files changes nothing. Code: `pack-broken`, the message with every mistake. */
APATITE_API apatite_status apatite_pack_load_memory(const apatite_file* files, size_t count, apatite_pack** pack,
                                                    apatite_error** error);

/* The pack as a site uses it, with its local codes, units and texts: `profile` is the text of a site profile
 * (docs/site.md). `pack` does not change and may be freed before `here`. Codes: `site-profile-broken`, the message with
 * every mistake; `site-profile-twice`. */
APATITE_API apatite_status apatite_pack_with_site_profile(const apatite_pack* pack, apatite_string profile,
                                                          apatite_pack** here, apatite_error** error);

/* Every mistake and doubt in the pack in `folder`, as text, located by file, line and column; empty for a clean pack.
 * `errors`, where it is not NULL, takes how many of them make the pack unusable. */
APATITE_API apatite_status apatite_pack_check(apatite_string folder, apatite_text** report, size_t* errors,
                                              apatite_error** error);

typedef struct apatite_pack_identity {
    size_t struct_size;
    apatite_string id, version, hash, title, intended_use;
    apatite_string site_profile_id, site_profile_hash; /* empty without one */
} apatite_pack_identity;

APATITE_API apatite_status apatite_pack_get_identity(const apatite_pack* pack, apatite_pack_identity* identity);

/* A finding that the pack declares: what a form may ask, and what `set` takes. */
typedef struct apatite_finding {
    size_t struct_size;
    apatite_string id, label;
    apatite_string kind; /* `boolean`, `quantity`, `choice`, `date`, `site`, `instances` */
    apatite_string unit; /* of a quantity, UCUM */
    size_t choices;      /* of a choice: see apatite_pack_get_choice */
} apatite_finding;

APATITE_API size_t apatite_pack_findings(const apatite_pack* pack);
APATITE_API apatite_status apatite_pack_get_finding(const apatite_pack* pack, size_t index, apatite_finding* finding);
APATITE_API apatite_status apatite_pack_get_choice(const apatite_pack* pack, size_t finding, size_t index,
                                                   apatite_string* choice);

APATITE_API void apatite_pack_free(apatite_pack* pack);

/* ---- Assessing ---- */

/* A finding set by hand: the value as a person writes it, the unit always with the number (`9.7 mg/dL`). */
typedef struct apatite_setting {
    apatite_string finding;
    apatite_string value;
} apatite_setting;

typedef enum apatite_log_kind {
    APATITE_LOG_ASSESSED = 0, /* an answer was given: `count` notices */
    APATITE_LOG_REFUSED = 1,  /* none was given: `code` is the error's */
    APATITE_LOG_NOTICE = 2    /* something in the data could not be used: `code` of the notice */
} apatite_log_kind;

/* What a call did. Holds nothing of the patient: no value, no reference, no text of the record. */
typedef struct apatite_log_event {
    size_t struct_size;
    apatite_log_kind kind;
    apatite_string code;
    apatite_string pack_hash;
    size_t input_bytes;
    size_t count;
} apatite_log_event;

/* Called in the calling thread before the call returns; the event lives during it. It must not throw. */
typedef void (*apatite_log)(const apatite_log_event* event, void* data);

/* What a call leaves out or works out beside the usual, to be added together. Conclusions are always the same. */
typedef enum apatite_flag {
    APATITE_BRIEF = 1, /* only what a short message shows: nothing undecided, no bounds; see AnswerOptions::brief */
    APATITE_NO_WHAT_IF =
        2,                /* not what keeps the first answer and what would overturn it: takes a fraction of the time */
    APATITE_NO_PROOF = 4, /* only what the bounds prove is settled: takes less time still */
    APATITE_IN_FULL = 8,  /* bounds made tighter by search, conditions in words: takes several times as long */
    APATITE_TRACE = 16    /* every condition, for APATITE_VIEW_TRACE */
} apatite_flag;

/* How one patient is to be read. */
typedef struct apatite_options {
    size_t struct_size;
    apatite_string as_of;           /* the assessment date, `2024-06-01`, required; later facts do not exist */
    const apatite_string* complete; /* lists vouched to be complete, such as `medications`; what is not on them is
                                       presumed absent where the pack allows it */
    size_t complete_count;
    const apatite_setting* set; /* findings set by hand, in place of what the record says */
    size_t set_count;
    const apatite_string* declined; /* findings that were asked for and that nobody knows */
    size_t declined_count;
    apatite_log log; /* or NULL */
    void* log_data;
    uint64_t budget; /* the most steps that the call may spend (never a time, so that answers are the same everywhere);
                        0: as much as it takes. See `partial` of apatite_answer. Sessions have none. */
    apatite_string why_not; /* id of the hypothesis that APATITE_VIEW_WHY_NOT is about, or empty. Code:
                               `unknown-hypothesis` */
    uint32_t flags;         /* of apatite_flag */
} apatite_options;

/* Answers for the patient of a FHIR R4 Bundle. Where nothing can be answered: APATITE_REFUSED, with a code that tells
 * why (not JSON, not FHIR, no patient or two, a bad date or option). Single resources that cannot be used are set aside
 * and told in the notices. Linear in the Bundle and the pack. */
APATITE_API apatite_status apatite_assess_bundle(const apatite_pack* pack, apatite_string bundle,
                                                 const apatite_options* options, apatite_assessment** assessment,
                                                 apatite_error** error);

/* Answers for a patient without a record: only what `options->set` says is known. */
APATITE_API apatite_status apatite_assess_findings(const apatite_pack* pack, const apatite_options* options,
                                                   apatite_assessment** assessment, apatite_error** error);

APATITE_API void apatite_assessment_free(apatite_assessment* assessment);

/* ---- Reading an answer ---- */

/* The whole answer as JSON (docs/json.md): `indented` with line ends, or on one line. */
APATITE_API apatite_status apatite_assessment_json(const apatite_assessment* assessment, int indented,
                                                   apatite_text** json, apatite_error** error);

/* The report for a clinician, wrapped at `width` columns (40 to 200). With `detail` the full explanation: every
 * hypothesis, rule, condition and what is undecided. */
APATITE_API apatite_status apatite_assessment_report(const apatite_assessment* assessment, int width, int detail,
                                                     apatite_text** report, apatite_error** error);

/* Parts of an answer that it does not show by itself, or shows among much else. */
typedef enum apatite_view {
    APATITE_VIEW_NEXT = 0,    /* what to ask or test next: each answer with what it would lead to */
    APATITE_VIEW_WHY_NOT = 1, /* why a hypothesis does not stand higher, in full only for `why_not` of the options */
    APATITE_VIEW_TRACE = 2 /* every fact and every condition, for an auditor. Code: `no-trace` without APATITE_TRACE */
} apatite_view;

typedef enum apatite_view_format {
    APATITE_VIEW_TEXT = 0, /* for people, wrapped at 100 columns */
    APATITE_VIEW_JSON = 1  /* docs/json.md, on one line */
} apatite_view_format;

/* One part of an answer. `hypothesis` is its id for APATITE_VIEW_WHY_NOT, otherwise empty. Code: `unknown-hypothesis`.
 */
APATITE_API apatite_status apatite_assessment_view(const apatite_assessment* assessment, apatite_view view,
                                                   apatite_string hypothesis, apatite_view_format format,
                                                   apatite_text** text, apatite_error** error);

typedef enum apatite_graph_format {
    APATITE_GRAPH_DOT = 0,    /* for Graphviz */
    APATITE_GRAPH_MERMAID = 1 /* for Markdown viewers */
} apatite_graph_format;

/* The rules as a picture: all of them, or only what reaches `hypothesis` where that is not empty. Code:
 * `unknown-hypothesis`. */
APATITE_API apatite_status apatite_pack_graph(const apatite_pack* pack, apatite_string hypothesis,
                                              apatite_graph_format format, apatite_text** graph, apatite_error** error);

/* The picture of one patient: what decided, what is undecided, what is missing for it. As above. */
APATITE_API apatite_status apatite_assessment_graph(const apatite_assessment* assessment, apatite_string hypothesis,
                                                    apatite_graph_format format, apatite_text** graph,
                                                    apatite_error** error);

typedef struct apatite_answer {
    size_t struct_size;
    apatite_string state;       /* `established`, `likely`, `cannot-tell` */
    apatite_string id, label;   /* the first hypothesis */
    apatite_string form, cause; /* ids; empty when none holds */
    apatite_string urgency;     /* `emergency`, `urgent`, `routine` */
    apatite_string subject, as_of;
    int32_t partial; /* 1: the budget did not last. An alert that was not looked at is in APATITE_NOT_RULED_OUT; other
                        lists may lack what more steps would have found. */
} apatite_answer;

APATITE_API apatite_status apatite_assessment_get_answer(const apatite_assessment* assessment, apatite_answer* answer);

/* The lists of an answer. */
typedef enum apatite_list {
    APATITE_DIFFERENTIAL = 0,  /* hypotheses, ranked: apatite_assessment_get_hypothesis */
    APATITE_ALERTS = 1,        /* apatite_assessment_get_item, like all below */
    APATITE_NOT_RULED_OUT = 2, /* an unknown is never silence: show these right under the alerts */
    APATITE_WORKUP = 3,
    APATITE_MANAGEMENT = 4,
    APATITE_NEXT = 5,   /* what to ask or test next */
    APATITE_NOTICES = 6 /* what was odd about the data */
} apatite_list;

/* How many items a list has; 0 for NULL and for a list that does not exist. */
APATITE_API size_t apatite_assessment_count(const apatite_assessment* assessment, apatite_list list);

typedef struct apatite_hypothesis {
    size_t struct_size;
    apatite_string id, label;
    apatite_string kind;                /* `subtype`, `mimic` */
    apatite_string status, worst, best; /* `established` ... `excluded` */
    int32_t score, lowest, highest;
    int32_t settled, settled_if_presumed; /* 1: nothing unknown can change that it stands first */
    size_t supporting, opposing;          /* rules: apatite_assessment_get_rule */
} apatite_hypothesis;

APATITE_API apatite_status apatite_assessment_get_hypothesis(const apatite_assessment* assessment, size_t index,
                                                             apatite_hypothesis* hypothesis);

typedef struct apatite_rule {
    size_t struct_size;
    apatite_string id;
    apatite_string strength; /* `weak`, `moderate`, `strong`, `establishes`, `excludes` */
    apatite_string because, condition;
    int32_t counted; /* 0: a stronger rule of its group counts instead */
    size_t facts;    /* apatite_assessment_get_fact */
} apatite_rule;

/* A rule that holds for (`against` 0) or against (1) a hypothesis. */
APATITE_API apatite_status apatite_assessment_get_rule(const apatite_assessment* assessment, size_t hypothesis,
                                                       int against, size_t index, apatite_rule* rule);

/* A fact as it was sent and as it was used. */
typedef struct apatite_fact {
    size_t struct_size;
    apatite_string finding, label, sent, value;
    apatite_string provenance; /* `observed`, `flag`, `presumed`, `text` */
    apatite_string source, date, note;
    apatite_string by_profile; /* the code or unit that the site profile supplied */
} apatite_fact;

APATITE_API apatite_status apatite_assessment_get_fact(const apatite_assessment* assessment, size_t hypothesis,
                                                       int against, size_t rule, size_t index, apatite_fact* fact);

/* An item of a list other than the differential. A field that the list does not have is empty. */
typedef struct apatite_item {
    size_t struct_size;
    apatite_string id; /* of a next finding its id, of a notice its code */
    apatite_string label, because;
    apatite_string urgency; /* alerts: urgency; workup: priority; notices: severity */
    apatite_string state;   /* workup: `suggested`, `ordered`, `done`, `unsafe`, `cannot-check`; management: stance */
    apatite_string action;  /* alerts: what to do; next: the question to ask; notices: the message */
    apatite_string source;  /* notices: the resource */
    size_t missing;         /* alerts not ruled out, workup: apatite_assessment_get_missing */
} apatite_item;

APATITE_API apatite_status apatite_assessment_get_item(const apatite_assessment* assessment, apatite_list list,
                                                       size_t index, apatite_item* item);

/* A finding that would have to be known. */
typedef struct apatite_missing {
    size_t struct_size;
    apatite_string finding, label;
    apatite_string why;  /* `missing`, `stale`, `no-unit`, ... */
    apatite_string sent; /* what was sent, when it could not be used */
    apatite_string source;
} apatite_missing;

APATITE_API apatite_status apatite_assessment_get_missing(const apatite_assessment* assessment, apatite_list list,
                                                          size_t item, size_t index, apatite_missing* missing);

/* ---- Sessions: one patient whose findings change one at a time ---- */

/* Starts from a Bundle, or without a record where `bundle.data` is NULL. `options->log` is not called. A session is for
 * one thread at a time. */
APATITE_API apatite_status apatite_session_start(const apatite_pack* pack, const apatite_options* options,
                                                 apatite_string bundle, apatite_session** session,
                                                 apatite_error** error);

/* Each edit is done whole or, with an error, not at all. Codes: `unknown-finding`, `finding-value`, `no-instance`.
 * After APATITE_OUT_OF_MEMORY the session may only be freed. */
APATITE_API apatite_status apatite_session_set(apatite_session* session, apatite_string finding, apatite_string value,
                                               apatite_error** error);
/* Takes back what was set or declined: what the record says holds again. */
APATITE_API apatite_status apatite_session_clear(apatite_session* session, apatite_string finding,
                                                 apatite_error** error);
/* "Not known" as an answer: not asked again. */
APATITE_API apatite_status apatite_session_declined(apatite_session* session, apatite_string finding,
                                                    apatite_error** error);
/* One more lesion, exposure or the like; `number` takes its number: its fields are `lesion[2].site` and so on. */
APATITE_API apatite_status apatite_session_add_instance(apatite_session* session, apatite_string finding,
                                                        size_t* number, apatite_error** error);
APATITE_API apatite_status apatite_session_remove_instance(apatite_session* session, apatite_string finding,
                                                           size_t number, apatite_error** error);
/* The answer for what is known now: a copy that later edits do not change. */
APATITE_API apatite_status apatite_session_assessment(apatite_session* session, apatite_assessment** assessment,
                                                      apatite_error** error);
APATITE_API void apatite_session_free(apatite_session* session);

#ifdef __cplusplus
}
#endif

#endif
