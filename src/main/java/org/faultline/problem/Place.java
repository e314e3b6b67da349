package org.faultline.problem;

/**
 * Where in a document something stands.
 *
 * @param file name of the file, or empty for a document that has none yet
 * @param pointer JSON pointer (RFC 6901) of the value, empty for the whole document
 * @param line line number from 1, or 0 when the document was never text
 */
public record Place(String file, String pointer, int line) {
    @Override
    public String toString() {
        String where = file.isEmpty() ? "document" : file;
        return where + (line > 0 ? ":" + line : "") + (pointer.isEmpty() ? "" : " " + pointer);
    }
}
