package org.faultline.grading;

import java.nio.charset.StandardCharsets;

/**
 * A file of marks.
 *
 * @param name of the file where there is one for each answer file; empty where it is the only one
 */
@SuppressWarnings("ArrayRecordComponent") // written once and never shared
public record MarkFile(String name, byte[] content) {
    /** The only one. */
    static MarkFile only(String text) {
        return of("", text);
    }

    static MarkFile of(String name, String text) {
        return new MarkFile(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
