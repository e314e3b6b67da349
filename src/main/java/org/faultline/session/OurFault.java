package org.faultline.session;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A fault of the program's own, with all there is to say of it kept in a file.
 *
 * @param what the kind of fault and its first line
 * @param code the same for the same fault, which is how it is told from others
 * @param file where its stack trace is; nothing when it could not be kept
 */
public record OurFault(String what, String code, Optional<Path> file) {
    private static final int CODE = 8;
    private static final int FRAMES = 8;

    /** The fault, its trace kept in a folder below {@code state}. */
    public static OurFault in(Path state, Throwable fault) {
        OurFault plain = of(fault);
        Path file = state.resolve("faults").resolve(plain.code + ".txt").toAbsolutePath();
        StringWriter trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace, true));
        boolean kept = DocumentFile.writeOwn(file, trace.toString()).isEmpty();
        return new OurFault(plain.what, plain.code, Optional.of(file).filter(f -> kept));
    }

    /** The fault, of which nothing is kept. */
    public static OurFault of(Throwable fault) {
        String said = String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
        return new OurFault(fault.getClass().getSimpleName() + ": " + said, code(fault), Optional.empty());
    }

    private static String code(Throwable fault) {
        StringBuilder places = new StringBuilder();
        Optional<Throwable> next = Optional.of(fault);
        for (int i = 0; i < FRAMES && next.isPresent(); i++) {
            Throwable cause = next.get();
            StackTraceElement[] trace = cause.getStackTrace();
            places.append(cause.getClass().getName()).append('\n');
            for (int frame = 0; frame < Math.min(FRAMES, trace.length); frame++) {
                places.append(trace[frame].getClassName()).append(':').append(trace[frame].getLineNumber())
                        .append('\n');
            }
            next = Optional.ofNullable(cause.getCause());
        }
        return DocumentFile.fingerprint(places.toString().getBytes(StandardCharsets.UTF_8)).substring(0, CODE);
    }
}
