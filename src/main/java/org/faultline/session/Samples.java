package org.faultline.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The documents that come with the program: everything in the folder {@code samples}, by name. */
public final class Samples {
    private static final String FOLDER = "/samples";
    private static final String SUFFIX = ".json";

    private Samples() {}

    /** The names of all samples, in alphabetical order. */
    public static List<String> names() {
        URL folder = Optional.ofNullable(Samples.class.getResource(FOLDER)).orElseThrow();
        try {
            URI place = folder.toURI();
            if (!place.getScheme().equals("jar")) {
                return names(Path.of(place));
            }
            try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
                return names(jar.getPath(FOLDER));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens the sample of that name, as a document without a file; nothing when there is none. */
    public static Optional<Opened> open(String name) {
        return content(name).map(c -> Session.read("sample:" + name, c, Optional.empty()));
    }

    /** The text of the sample of that name, as bytes. */
    public static Optional<byte[]> content(String name) {
        if (!names().contains(name)) {
            return Optional.empty();
        }
        try (InputStream input = Samples.class.getResourceAsStream(FOLDER + "/" + name + SUFFIX)) {
            return input == null ? Optional.empty() : Optional.of(input.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).filter(n -> n.endsWith(SUFFIX))
                    .map(n -> n.substring(0, n.length() - SUFFIX.length())).sorted().toList();
        }
    }
}
