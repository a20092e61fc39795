/* The native half of Apatite.java.
 *
 *     gcc -std=c11 -shared -fPIC -I$JAVA_HOME/include -I$JAVA_HOME/include/linux apatite_jni.c -o libapatite_jni.so \
 *         $(pkg-config --cflags --libs apatite)
 */
#include <jni.h>

#include <apatite/apatite.h>

/* A Java array of the bytes; NULL, with a Java exception waiting, when there is no memory. */
static jbyteArray to_java(JNIEnv *env, apatite_string string) {
    jbyteArray array = (*env)->NewByteArray(env, (jsize)string.size);
    if (array != NULL) (*env)->SetByteArrayRegion(env, array, 0, (jsize)string.size, (const jbyte *)string.data);
    return array;
}

static void raise(JNIEnv *env, apatite_error *error) {
    jbyteArray code = to_java(env, apatite_error_code(error));
    jbyteArray message = code == NULL ? NULL : to_java(env, apatite_error_message(error));
    apatite_error_free(error);
    if (message == NULL) return;
    jclass refused = (*env)->FindClass(env, "Apatite$Refused");
    jmethodID constructor = refused == NULL ? NULL : (*env)->GetMethodID(env, refused, "<init>", "([B[B)V");
    jobject exception = constructor == NULL ? NULL : (*env)->NewObject(env, refused, constructor, code, message);
    if (exception != NULL) (*env)->Throw(env, exception);
}

JNIEXPORT jlong JNICALL Java_Apatite_loadBuiltin(JNIEnv *env, jclass type) {
    apatite_error *error = NULL;
    apatite_pack *pack = NULL;
    (void)type;
    if (apatite_pack_builtin(&pack, &error) != APATITE_OK) raise(env, error);
    return (jlong)(intptr_t)pack;
}

JNIEXPORT jbyteArray JNICALL Java_Apatite_assess(JNIEnv *env, jclass type, jlong pack, jbyteArray bundle,
                                                 jbyteArray as_of) {
    apatite_error *error = NULL;
    apatite_assessment *answer = NULL;
    apatite_text *json = NULL;
    apatite_options options = {.struct_size = sizeof options};
    apatite_string text = {NULL, (size_t)(*env)->GetArrayLength(env, bundle)};
    jbyteArray result = NULL;
    jbyte *bytes = (*env)->GetByteArrayElements(env, bundle, NULL);
    jbyte *date = bytes == NULL ? NULL : (*env)->GetByteArrayElements(env, as_of, NULL);
    (void)type;
    if (date != NULL) {
        text.data = (const char *)bytes;
        options.as_of.data = (const char *)date;
        options.as_of.size = (size_t)(*env)->GetArrayLength(env, as_of);
        const int done = apatite_assess_bundle((const apatite_pack *)(intptr_t)pack, text, &options, &answer, &error) ==
                             APATITE_OK &&
                         apatite_assessment_json(answer, 0, &json, &error) == APATITE_OK;
        if (done)
            result = to_java(env, apatite_text_get(json));
        else
            raise(env, error);
    }
    apatite_text_free(json);
    apatite_assessment_free(answer);
    if (date != NULL) (*env)->ReleaseByteArrayElements(env, as_of, date, JNI_ABORT);
    if (bytes != NULL) (*env)->ReleaseByteArrayElements(env, bundle, bytes, JNI_ABORT);
    return result;
}

JNIEXPORT void JNICALL Java_Apatite_free(JNIEnv *env, jclass type, jlong pack) {
    (void)env;
    (void)type;
    apatite_pack_free((apatite_pack *)(intptr_t)pack);
}
