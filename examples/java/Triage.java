import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Triage DATE FILE...: one JSON answer a line. */
public final class Triage {
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, false);
        int code = 0;
        try (Apatite apatite = new Apatite()) {
            for (int i = 1; i < arguments.length; ++i) {
                try {
                    out.write(apatite.assess(Files.readAllBytes(Path.of(arguments[i])), arguments[0]));
                    out.write('\n');
                } catch (Apatite.Refused problem) {
                    System.err.println(arguments[i] + ": " + problem.getMessage());
                    code = 1;
                }
            }
        }
        out.flush();
        System.exit(code);
    }
}
