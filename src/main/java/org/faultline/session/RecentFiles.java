package org.faultline.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files that were opened or saved last, newest first. Other running programs add to the same list. */
public interface RecentFiles {
    /** So many are kept. */
    int LIMIT = 10;

    /** The files, newest first; some may not be there any more. */
    List<Path> paths();

    /** Puts {@code file} first. A list that cannot be kept is no reason to stop anybody. */
    void add(Path file);

    /** Remembers nothing. */
    static RecentFiles none() {
        return new RecentFiles() {
            @Override
            public List<Path> paths() {
                return List.of();
            }

            @Override
            public void add(Path file) {}
        };
    }

    /** Kept in the folder {@code config}, a line each. */
    static RecentFiles in(Path config) {
        return new Kept(config.resolve("recent.txt"));
    }

    /** The list in a file. */
    record Kept(Path list) implements RecentFiles {
        @Override
        public List<Path> paths() {
            try {
                return Files.readString(list).lines().filter(line -> !line.isBlank()).map(Path::of).limit(LIMIT)
                        .toList();
            } catch (IOException | RuntimeException unreadable) {
                return List.of();
            }
        }

        @Override
        public void add(Path file) {
            Path whole = file.toAbsolutePath().normalize();
            String text = Stream.concat(Stream.of(whole), paths().stream().filter(p -> !p.equals(whole))).limit(LIMIT)
                    .map(Path::toString).collect(Collectors.joining("\n", "", "\n"));
            DocumentFile.writeOwn(list, text);
        }
    }
}
