package org.faultline.session;

/** What became of a document's file since this program last read or wrote it. */
public sealed interface OnDisk {
    /** It is as it was, or the document has no file. */
    record Same() implements OnDisk {}

    /** It is not there any more, or cannot be read. */
    record Gone() implements OnDisk {}

    /**
     * It has another content, or the document was recovered and was never what the file has.
     *
     * @param fingerprint of that content
     */
    record Changed(String fingerprint) implements OnDisk {}
}
