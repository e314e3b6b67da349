package org.faultline.conformance;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.faultline.problem.Place;
import org.faultline.problem.Problem;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;
import org.faultline.session.DocumentFile;

/**
 * The text of one recorded run and where it stands.
 *
 * @param place the file, and for a file of many runs the line: {@code runs.jsonl.gz:12}
 * @param text JSON
 */
public record Recording(String place, String text) {
    private static final String PACKED = ".gz";
    private static final String LINES = ".jsonl";
    /** Characters of one run; those of the kernels' own have less than a hundredth of it. */
    private static final int MOST = 1 << 26;

    /**
     * Gives the runs of a file to {@code each} for as long as that wants more: one JSON object in a {@code .json} file, one a
     * line in a {@code .jsonl} file, either of them packed with gzip when the name ends in {@code .gz}. No more than one of
     * them is in memory at a time.
     *
     * @return why there is none, or no more
     */
    public static Optional<Problem> each(Path file, Predicate<Recording> each) {
        if (file.toString().isEmpty()) {
            return problem(file, Wrong.NO_NAME);
        }
        if (Files.exists(file) && !DocumentFile.isFile(file)) {
            return problem(file, Files.isDirectory(file) ? Wrong.FILE_IS_FOLDER : Wrong.FILE_IS_PIPE);
        }
        try {
            return read(file, each) ? Optional.empty() : problem(file, Wrong.NO_CASE);
        } catch (NoSuchFileException e) {
            return problem(file, Wrong.FILE_MISSING);
        } catch (Lines.TooLong e) {
            return problem(file, Wrong.CASE_TOO_LARGE, Detail.of(MOST));
        } catch (IOException e) {
            return problem(file, Wrong.UNREADABLE);
        }
    }

    private static boolean read(Path file, Predicate<Recording> each) throws IOException {
        String name = file.toString();
        boolean packed = name.endsWith(PACKED);
        String inner = packed ? name.substring(0, name.length() - PACKED.length()) : name;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                Lines lines = new Lines(packed ? new GZIPInputStream(in) : in, MOST)) {
            boolean many = inner.endsWith(LINES);
            boolean any = false;
            int number = 1;
            Optional<String> text = many ? lines.next() : Optional.of(lines.rest());
            while (text.isPresent()) {
                boolean blank = many && text.get().isBlank();
                if (!blank && !each.test(new Recording(many ? name + ":" + number : name, text.get()))) {
                    return true;
                }
                any |= !blank;
                number++;
                text = many ? lines.next() : Optional.empty();
            }
            return any;
        }
    }

    private static Optional<Problem> problem(Path file, Wrong wrong, Detail... details) {
        return Optional.of(Problem.error(new Place(file.toString(), "", 0), wrong, details));
    }
}
