/* triage DATE FILE...: one JSON answer a line, as `apatite triage --format json` prints them for several files.
 *
 *     gcc -std=c11 triage.c $(pkg-config --cflags --libs apatite) -o triage
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <apatite/apatite.h>

static apatite_string text_of(const char *text) {
    apatite_string string = {text, strlen(text)};
    return string;
}

static int print(apatite_string string, FILE *out) {
    return fwrite(string.data, 1, string.size, out) == string.size && fputc('\n', out) != EOF;
}

static void tell(apatite_error *error) {
    print(apatite_error_message(error), stderr);
    apatite_error_free(error);
}

/* The whole file, to be freed; NULL when it cannot be read. */
static char *read_file(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    size_t room = 0;
    *size = 0;
    while (file != NULL && !feof(file) && !ferror(file)) {
        if (*size == room) {
            char *larger = realloc(bytes, room = room * 2 + 65536);
            if (larger == NULL) break;
            bytes = larger;
        }
        *size += fread(bytes + *size, 1, room - *size, file);
    }
    if (file == NULL || ferror(file) || !feof(file)) {
        free(bytes);
        bytes = NULL;
    }
    if (file != NULL) fclose(file);
    return bytes;
}

/* An emergency and what could not be ruled out, on standard error: the fields of an answer, without JSON. */
static void print_alerts(const apatite_assessment *answer) {
    const apatite_list lists[] = {APATITE_ALERTS, APATITE_NOT_RULED_OUT};
    for (size_t list = 0; list < 2; ++list) {
        for (size_t i = 0; i < apatite_assessment_count(answer, lists[list]); ++i) {
            apatite_item item = {.struct_size = sizeof item};
            if (apatite_assessment_get_item(answer, lists[list], i, &item) != APATITE_OK) return;
            fprintf(stderr, "%s: %.*s\n", list == 0 ? "alert" : "not ruled out", (int)item.label.size, item.label.data);
        }
    }
}

static int answer_one(const apatite_pack *pack, const apatite_options *options, const char *path) {
    apatite_error *error = NULL;
    apatite_assessment *answer = NULL;
    apatite_text *json = NULL;
    size_t size = 0;
    char *bytes = read_file(path, &size);
    if (bytes == NULL) return fprintf(stderr, "%s: cannot be read\n", path), 0;
    const apatite_string bundle = {bytes, size};
    const int done = apatite_assess_bundle(pack, bundle, options, &answer, &error) == APATITE_OK &&
                     apatite_assessment_json(answer, 0, &json, &error) == APATITE_OK;
    if (done) {
        print_alerts(answer);
        print(apatite_text_get(json), stdout);
    } else {
        tell(error);
    }
    apatite_text_free(json);
    apatite_assessment_free(answer);
    free(bytes);
    return done;
}

int main(int count, char **arguments) {
    apatite_error *error = NULL;
    apatite_pack *pack = NULL;
    apatite_options options = {.struct_size = sizeof options};
    int all_done = 1;
    if (count < 3) return fputs("triage DATE FILE...\n", stderr), 2;
    if (apatite_pack_builtin(&pack, &error) != APATITE_OK) return tell(error), 1;
    options.as_of = text_of(arguments[1]);
    for (int i = 2; i < count; ++i) all_done &= answer_one(pack, &options, arguments[i]);
    apatite_pack_free(pack);
    return all_done ? 0 : 1;
}
