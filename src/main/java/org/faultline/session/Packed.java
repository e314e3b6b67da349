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

/**
 * A folder of documents that comes with the program.
 *
 * @param folder where it lies among the resources, {@code /samples}
 */
record Packed(String folder) {
    private static final String SUFFIX = ".json";

    /** The names of all its documents, in alphabetical order. */
    List<String> names() {
        URL found = Optional.ofNullable(Packed.class.getResource(folder)).orElseThrow();
        try {
            URI place = found.toURI();
            if (!place.getScheme().equals("jar")) {
                return names(Path.of(place));
            }
            try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
                return names(jar.getPath(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text of the document of that name, as bytes. */
    Optional<byte[]> content(String name) {
        if (!names().contains(name)) {
            return Optional.empty();
        }
        try (InputStream input = Packed.class.getResourceAsStream(folder + "/" + name + SUFFIX)) {
            return input == null ? Optional.empty() : Optional.of(input.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(f -> f.getFileName().toString()).filter(n -> n.endsWith(SUFFIX))
                    .map(n -> n.substring(0, n.length() - SUFFIX.length())).sorted().toList();
        }
    }
}
