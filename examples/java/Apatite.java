import java.nio.charset.StandardCharsets;

/**
 * Decision support on calcinosis cutis, by way of apatite/apatite.h and apatite_jni.c. One object may serve any number
 * of threads; close it when none uses it any more.
 *
 * <pre>javac Apatite.java Triage.java; java -Djava.library.path=FOLDER_OF_libapatite_jni.so Triage DATE FILE...</pre>
 */
public final class Apatite implements AutoCloseable {
    /** Nothing can be answered; {@link #code} is stable. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        public final String code;

        Refused(byte[] code, byte[] message) {
            super(text(message));
            this.code = text(code);
        }
    }

    static {
        System.loadLibrary("apatite_jni");
    }

    private long pack = loadBuiltin();

    public Apatite() throws Refused {}

    /** The answer for the patient of a FHIR R4 Bundle (UTF-8), as one line of JSON (UTF-8). */
    public byte[] assess(byte[] bundle, String asOf) throws Refused {
        if (pack == 0) throw new IllegalStateException("closed");
        return assess(pack, bundle, asOf.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        free(pack);
        pack = 0;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static native long loadBuiltin() throws Refused;

    private static native byte[] assess(long pack, byte[] bundle, byte[] asOf) throws Refused;

    private static native void free(long pack);
}
