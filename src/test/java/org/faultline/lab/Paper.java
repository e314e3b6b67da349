package org.faultline.lab;

import java.util.ArrayList;
import java.util.List;

/**
 * A file as the writer of a scenario thinks it lies, to choose what is interesting; the truth is what the laboratory sees.
 * A block is a number: 0 a hole, below 0 unwritten, the same number in two places shared.
 */
final class Paper {
    static final long PAGE = 4096;
    /** Pages of a window of copy-on-write, which is staged as a whole. */
    static final int WINDOW = 32;
    final String name;
    final List<Long> blocks = new ArrayList<>();
    long size;
    /** Whether it ever shared blocks: the mark of it stays on pages. */
    boolean shared;
    boolean unlinked;

    Paper(String name) {
        this.name = name;
    }

    int pages() {
        return blocks.size();
    }

    long at(int page) {
        return page >= 0 && page < blocks.size() ? blocks.get(page) : 0;
    }

    /** Puts a block into a page, behind the end too. */
    void put(int page, long block) {
        while (blocks.size() <= page) {
            blocks.add(0L);
        }
        blocks.set(page, block);
    }

    /** The file ends there: what lies behind is gone. */
    void cut(long end) {
        size = end;
        int pages = (int) Math.ceilDiv(end, PAGE);
        while (blocks.size() > pages) {
            blocks.removeLast();
        }
        while (blocks.size() < pages) {
            blocks.add(0L);
        }
    }
}
