package org.faultline.memory;

import org.faultline.address.LayerId;

/** What struct page says of who has a page in use; a page that says nothing has none. Kernel: include/linux/mm_types.h */
public sealed interface PageUser {
    /** One file, and which page of it: page->mapping and page->index. */
    record Named(LayerId file, long page) implements PageUser {}

    /** Several files, not which; {@code count} as page->share (page->index before Linux 6.2) has it. */
    record Marked(long count) implements PageUser {}

    /** The same of the page {@code pages} further on. */
    default PageUser skip(long pages) {
        return this instanceof Named named ? new Named(named.file, named.page + pages) : this;
    }
}
