package org.faultline.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The files that pages for browsers are made from. */
final class Page {
    private Page() {}

    /** The text of the file of that name beside this class. */
    static String of(String name) {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
