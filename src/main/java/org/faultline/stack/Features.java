package org.faultline.stack;

/**
 * What a filesystem was made and mounted with, as far as a failure notices.
 *
 * @param rmapbt whether it keeps a reverse map of its blocks
 * @param reflink whether files may share blocks
 */
public record Features(boolean rmapbt, boolean reflink, Dax dax) {
    /** The {@code dax=} mount option. */
    public enum Dax {
        ALWAYS,
        INODE,
        NEVER
    }
}
