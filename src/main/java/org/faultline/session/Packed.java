package org.faultline.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Documents that come with the program.
 *
 * @param folder where they lie among the resources, {@code /samples}
 * @param names of all of them, in the order in which they are listed
 */
record Packed(String folder, List<String> names) {
    Packed {
        names = List.copyOf(names);
    }

    /** The text of the document of that name, as bytes. */
    Optional<byte[]> content(String name) {
        if (!names.contains(name)) {
            return Optional.empty();
        }
        try (InputStream input = Packed.class.getResourceAsStream(folder + "/" + name + ".json")) {
            return input == null ? Optional.empty() : Optional.of(input.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
