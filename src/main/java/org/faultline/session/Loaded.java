package org.faultline.session;

import org.faultline.problem.Problem;

/** What came of reading a file. */
public sealed interface Loaded {
    /** Its bytes, whatever they mean. */
    @SuppressWarnings("ArrayRecordComponent") // read once and never shared
    record Bytes(byte[] content) implements Loaded {}

    /** It could not be read. */
    record Unreadable(Problem problem) implements Loaded {}
}
