package org.faultline.picture.stack;

import org.faultline.memory.PageEntry;
import org.faultline.playback.Use;

/** How a stretch of a strip looks; what lies on devices from the least to the worst to lose. */
public enum Look {
    RESERVED,
    UNMOUNTED,
    CLAIMED,
    FREE,
    UNWRITTEN,
    DATA,
    SHARED,
    STAGING,
    ATTRIBUTES,
    INODES,
    LOG,
    METADATA,
    /** No block behind these pages of a file. */
    HOLE,
    /** Mapped, but never touched. */
    UNTOUCHED,
    /** In the page table. */
    PRESENT,
    /** The process's own copy in RAM. */
    COPY,
    /** The zero page. */
    ZERO,
    /** Was in the page table and was taken out. */
    GONE;

    static Look of(Use use) {
        return switch (use) {
            case RESERVED -> RESERVED;
            case UNMOUNTED -> UNMOUNTED;
            case CLAIMED -> CLAIMED;
            case FREE -> FREE;
            case DATA -> DATA;
            case SHARED -> SHARED;
            case UNWRITTEN -> UNWRITTEN;
            case STAGING -> STAGING;
            case ATTRIBUTES -> ATTRIBUTES;
            case METADATA -> METADATA;
            case INODES -> INODES;
            case LOG -> LOG;
        };
    }

    static Look of(PageEntry entry) {
        return switch (entry) {
            case PageEntry.Dax e -> PRESENT;
            case PageEntry.Private e -> COPY;
            case PageEntry.Cached e -> COPY;
            case PageEntry.Zero e -> ZERO;
            case PageEntry.Gone e -> GONE;
        };
    }

    /** Whether nothing is there to be drawn but the strip itself. */
    boolean isBlank() {
        return this == FREE || this == UNMOUNTED || this == CLAIMED || this == UNTOUCHED;
    }
}
