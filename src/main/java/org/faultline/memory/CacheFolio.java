package org.faultline.memory;

/** {@code pages} pages of a file, from page {@code first}, that the page cache holds as one. */
public record CacheFolio(long first, long pages) {
    /** The page behind the last. */
    public long end() {
        return first + pages;
    }
}
