package org.faultline.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.faultline.picture.paper.Markup;

/** The files that pages for browsers are made from. */
final class Page {
    private Page() {}

    /**
     * The file of that name with a title, and with something instead of {@code hole}. Neither is searched for the places of the
     * other.
     */
    static String of(String name, String title, String hole, String content) {
        String page = of(name);
        int at = page.indexOf(hole);
        return page.substring(0, at).replace("{{title}}", Markup.escape(title)) + content
                + page.substring(at + hole.length());
    }

    /** The text of the file of that name beside this class. */
    private static String of(String name) {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
