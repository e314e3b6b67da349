package org.faultline.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.faultline.budget.Budget;
import org.faultline.part.NearNames;
import org.faultline.problem.Problem;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;
import org.faultline.session.DocumentFile;
import org.faultline.session.Opened;
import org.faultline.session.Session;
import org.faultline.session.Shipped;

/**
 * A document named on the command line: a path, or {@code sample:NAME} or {@code lesson:NAME} for one that comes with the
 * program.
 */
sealed interface Input {
    /** It could be read; what it says may still be wrong. */
    @SuppressWarnings("ArrayRecordComponent") // read once and never shared
    record Readable(String name, byte[] content, Optional<Path> file) implements Input {
        /** The document, run. */
        Opened opened(Budget budget) {
            return Session.read(name, content, file, budget);
        }

        /** What is wrong with the document, which is not run. */
        List<Problem> problems(Budget budget) {
            return Session.check(name, content, budget);
        }
    }

    /** It could not be read at all. */
    record Unreadable(Problem problem) implements Input {}

    /** Reads what {@code name} names. */
    static Input read(String name) {
        if (name.isEmpty()) {
            return new Unreadable(Problems.error(name, Wrong.NO_NAME));
        }
        return Shipped.of(name).map(shipped -> packed(name, shipped)).orElseGet(() -> path(name)
                .map(p -> file(name, p)).orElseGet(() -> new Unreadable(Problems.error(name, Wrong.NO_PATH))));
    }

    private static Input file(String name, Path path) {
        return switch (DocumentFile.read(path)) {
            case DocumentFile.Loaded.Bytes bytes -> new Readable(name, bytes.content(), Optional.of(path));
            case DocumentFile.Loaded.Unreadable u -> new Unreadable(u.problem());
        };
    }

    private static Input packed(String name, Shipped shipped) {
        String bare = shipped.bare(name);
        List<String> near = NearNames.of(shipped.names(), bare);
        return shipped.content(bare).<Input>map(c -> new Readable(name, c, Optional.empty()))
                .orElseGet(() -> new Unreadable(
                        Problems.error(name, near.isEmpty() ? Wrong.SAMPLE_UNKNOWN : Wrong.SAMPLE_NEAR, Detail.of(bare),
                                Detail.of(String.join(", ", shipped.names())),
                                new Detail.Either(near.stream().map(shipped::called).toList()))));
    }

    private static Optional<Path> path(String name) {
        try {
            return Optional.of(Path.of(name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
