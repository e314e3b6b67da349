package org.faultline.session;

/** What became of a document's file since this program last read or wrote it. */
public sealed interface OnDisk {
    /** It is as it was, or the document has no file. */
    record Same() implements OnDisk {}

    /** It is not there any more, or cannot be read. */
    record Gone() implements OnDisk {}

    /** It was never read or written here: the document is what a crash left of changes to it. */
    record Older() implements OnDisk {}

    /**
     * It has another content.
     *
     * @param fingerprint of that content
     */
    record Changed(String fingerprint) implements OnDisk {}
}
