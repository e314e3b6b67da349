package org.faultline.lab;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.soak.Chance;

/** All files of a scenario: what makes them, and what is thought to lie where. */
final class Shelf {
    private static final long PAGE = Paper.PAGE;
    private static final int MOST = 5;
    final List<Paper> papers = new ArrayList<>();
    /** Windows of copy-on-write that hold staged blocks, by file and number. */
    final Set<String> staged = new HashSet<>();
    private final List<Map<String, Object>> made = new ArrayList<>();
    private final Chance chance;
    private final Ground ground;
    private long blocks;

    /**
     * A page of a file.
     *
     * @param page from 0
     */
    record Spot(Paper paper, int page) {}

    Shelf(Chance chance, Ground ground) {
        this.chance = chance;
        this.ground = ground;
    }

    /** The operations that make the files, in order. */
    List<Map<String, Object>> operations() {
        int count = ground.large() ? 1 : chance.count(1, 3);
        for (int i = 0; i < count; i++) {
            Paper paper = paper();
            if (ground.realtime() && chance.in(2, 3)) {
                made.add(Told.of("op", "realtime", "file", paper.name));
            }
            if (ground.large()) {
                large(paper);
            } else {
                fill(paper);
            }
        }
        if (ground.reflink()) {
            int clones = chance.count(1, 5);
            for (int i = 0; i < clones; i++) {
                share();
            }
        }
        return made;
    }

    private Paper paper() {
        Paper paper = new Paper("f" + (papers.size() + 1));
        papers.add(paper);
        return paper;
    }

    private void large(Paper paper) {
        long length = PAGE * 512 * chance.count(1, 2);
        made.add(Told.of("op", "falloc", "file", paper.name, "offset", 0, "length", length, "extsize", 1 << 21));
        write(paper, 0, length);
    }

    private void fill(Paper paper) {
        int pages = chance.any(1, 4, 12, 16, 24, 40, 48, 64);
        if (chance.in(1, 5)) {
            allocate(paper, 0, pages);
        }
        if (chance.in(1, 2)) {
            write(paper, 0, pages * PAGE);
        } else {
            int pieces = chance.count(1, 3);
            for (int i = 0; i < pieces; i++) {
                int first = chance.count(0, pages - 1);
                write(paper, first * PAGE, PAGE * chance.count(1, Math.min(12, pages - first)));
            }
            if (chance.in(1, 3)) {
                int first = chance.count(0, pages - 1);
                allocate(paper, first, chance.count(1, Math.min(10, pages - first)));
            }
        }
        if (chance.in(1, 3)) {
            long size = pages * PAGE - (chance.in(1, 2) ? 0 : chance.any(1, 100, 2048, 4095));
            made.add(Told.of("op", "setsize", "file", paper.name, "size", size));
            paper.cut(size);
        }
    }

    private void write(Paper paper, long offset, long length) {
        made.add(Told.of("op", "write", "file", paper.name, "offset", offset, "length", length, "byte",
                0x60 + papers.size()));
        written(paper, offset, length);
    }

    private void allocate(Paper paper, int first, int pages) {
        made.add(Told.of("op", "falloc", "file", paper.name, "offset", first * PAGE, "length", pages * PAGE));
        allocated(paper, first, pages);
    }

    private void share() {
        Paper source = chance.of(papers);
        if (papers.size() < MOST && chance.in(1, 2)) {
            Paper target = paper();
            clone(source, 0, target, 0, 0);
            return;
        }
        Paper target = chance.of(papers);
        int whole = (int) (source.size / PAGE);
        if (whole == 0) {
            return;
        }
        int first = chance.count(0, whole - 1);
        int pages = chance.count(1, Math.min(12, whole - first));
        int to = (int) Math.min(chance.count(0, 40), target.size / PAGE);
        if (source != target || to >= first + pages || first >= to + pages) {
            clone(source, first, target, to, pages);
        }
    }

    private void clone(Paper source, int first, Paper target, int to, int pages) {
        made.add(Told.of("op", "reflink", "source", source.name, "source_offset", first * PAGE, "file", target.name,
                "offset", to * PAGE, "length", pages * PAGE));
        cloned(source, first, target, to, pages == 0 ? source.pages() : pages);
        target.size = pages == 0 ? source.size : target.size;
    }

    /** Pages of one file are now those of another. */
    void cloned(Paper source, int first, Paper target, int to, int pages) {
        for (int i = 0; i < pages; i++) {
            target.put(to + i, Math.max(0, source.at(first + i)));
        }
        target.size = Math.max(target.size, (to + pages) * PAGE);
        source.shared = true;
        target.shared = true;
    }

    /** Bytes were written: holes get blocks, shared blocks are copied and the window around them is staged. */
    void written(Paper paper, long offset, long length) {
        for (int page = (int) (offset / PAGE); page < Math.ceilDiv(offset + length, PAGE); page++) {
            String window = paper.name + "/" + page / Paper.WINDOW;
            boolean copied = isShared(paper.at(page));
            if (copied) {
                staged.add(window);
            }
            if (copied || paper.at(page) <= 0 || staged.contains(window)) {
                paper.put(page, ++blocks);
            }
        }
        paper.size = Math.max(paper.size, offset + length);
    }

    void allocated(Paper paper, int first, int pages) {
        for (int page = first; page < first + pages; page++) {
            if (paper.at(page) == 0) {
                paper.put(page, -++blocks);
            }
        }
        paper.size = Math.max(paper.size, (first + pages) * PAGE);
    }

    boolean isShared(long block) {
        return block > 0 && papers.stream().flatMap(p -> p.blocks.stream()).filter(b -> b == block).count() > 1;
    }

    /** All pages that hold data. */
    List<Spot> data() {
        return spots().filter(s -> s.paper.at(s.page) > 0).toList();
    }

    /** All pages that hold data of several files, or in several places of one. */
    List<Spot> shared() {
        return spots().filter(s -> isShared(s.paper.at(s.page))).toList();
    }

    /** All pages that have a block without data. */
    List<Spot> unwritten() {
        return spots().filter(s -> s.paper.at(s.page) < 0).toList();
    }

    private Stream<Spot> spots() {
        return papers.stream().flatMap(p -> IntStream.range(0, p.pages()).mapToObj(i -> new Spot(p, i)));
    }
}
