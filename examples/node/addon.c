/* The Node addon `apatite`: loadBuiltin() gives a pack, assess(pack, bundle, asOf) a Buffer with one line of JSON.
 *
 *     gcc -std=c11 -shared -fPIC -I/usr/include/node addon.c -o apatite.node $(pkg-config --cflags --libs apatite)
 */
#include <node_api.h>

#include <apatite/apatite.h>

/* Throws what Apatite told; gives NULL, as an addon does while an exception waits. */
static napi_value raise(napi_env env, apatite_error *error) {
    const apatite_string code = apatite_error_code(error), message = apatite_error_message(error);
    napi_value thrown = NULL, code_text = NULL, message_text = NULL;
    if (napi_create_string_utf8(env, code.data, code.size, &code_text) == napi_ok &&
        napi_create_string_utf8(env, message.data, message.size, &message_text) == napi_ok &&
        napi_create_error(env, code_text, message_text, &thrown) == napi_ok)
        napi_throw(env, thrown);
    apatite_error_free(error);
    return NULL;
}

static void free_pack(napi_env env, void *pack, void *hint) {
    (void)env;
    (void)hint;
    apatite_pack_free(pack);
}

static napi_value load_builtin(napi_env env, napi_callback_info info) {
    apatite_error *error = NULL;
    apatite_pack *pack = NULL;
    napi_value handle = NULL;
    (void)info;
    if (apatite_pack_builtin(&pack, &error) != APATITE_OK) return raise(env, error);
    if (napi_create_external(env, pack, free_pack, NULL, &handle) != napi_ok) apatite_pack_free(pack);
    return handle;
}

static napi_value assess(napi_env env, napi_callback_info info) {
    napi_value arguments[3], result = NULL;
    size_t count = 3;
    void *pack = NULL, *bundle = NULL;
    char date[16];
    apatite_string text = {NULL, 0};
    apatite_options options = {.struct_size = sizeof options};
    apatite_error *error = NULL;
    apatite_assessment *answer = NULL;
    apatite_text *json = NULL;
    if (napi_get_cb_info(env, info, &count, arguments, NULL, NULL) != napi_ok || count != 3 ||
        napi_get_value_external(env, arguments[0], &pack) != napi_ok ||
        napi_get_buffer_info(env, arguments[1], &bundle, &text.size) != napi_ok ||
        napi_get_value_string_utf8(env, arguments[2], date, sizeof date, &options.as_of.size) != napi_ok) {
        napi_throw_type_error(env, NULL, "assess(pack, bundle as a Buffer, date as a string)");
        return NULL;
    }
    text.data = bundle;
    options.as_of.data = date;
    if (apatite_assess_bundle(pack, text, &options, &answer, &error) == APATITE_OK &&
        apatite_assessment_json(answer, 0, &json, &error) == APATITE_OK)
        napi_create_buffer_copy(env, apatite_text_get(json).size, apatite_text_get(json).data, NULL, &result);
    else
        raise(env, error);
    apatite_text_free(json);
    apatite_assessment_free(answer);
    return result;
}

NAPI_MODULE_INIT() {
    napi_value function;
    if (napi_create_function(env, "loadBuiltin", NAPI_AUTO_LENGTH, load_builtin, NULL, &function) != napi_ok ||
        napi_set_named_property(env, exports, "loadBuiltin", function) != napi_ok ||
        napi_create_function(env, "assess", NAPI_AUTO_LENGTH, assess, NULL, &function) != napi_ok ||
        napi_set_named_property(env, exports, "assess", function) != napi_ok)
        return NULL;
    return exports;
}
