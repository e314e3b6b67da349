package org.faultline.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.document.Node;
import org.faultline.recording.KernelCase.State;

/** The pages of a file that were faulted in before the first event, whether or not somebody still maps them. */
record Faulted(KernelCase run, CaseFiles files, PageHistory history) {
    List<Node.Fields> of(String path, State state) {
        TreeSet<Long> plain = new TreeSet<>();
        TreeSet<Long> stored = new TreeSet<>();
        if (!CaseFiles.isDax(state) || new ActedTouches(run, files).has(path)) {
            return List.of();
        }
        for (KernelCase.Process process : run.processes()) {
            for (KernelCase.Mapping mapping : process.mappings()) {
                if (files.id(mapping.file()).equals(files.id(path))) {
                    touches(mapping, state, plain, stored);
                }
            }
        }
        Set<Long> copied = copied(path, state, stored);
        plain.removeAll(copied);
        List<Node.Fields> nodes = new ArrayList<>();
        for (String says : List.of("", "this", "several", "nobody")) {
            nodes.addAll(nodes(said(plain, path, says), state, false, says));
            nodes.addAll(nodes(said(copied, path, says), state, true, says));
        }
        return nodes;
    }

    /** What was touched through a mapping; a private one has its own copy of a page that was written. */
    private static void touches(KernelCase.Mapping mapping, State state, Set<Long> plain, Set<Long> stored) {
        Set<Long> own = new TreeSet<>();
        for (KernelCase.Touch touch : mapping.touches()) {
            if (own.contains(touch.offset() / CaseFiles.BLOCK)) {
                continue;
            }
            if (!mapping.shared() && touch.write()) {
                own.add(touch.offset() / CaseFiles.BLOCK);
            }
            boolean inUse = CaseFiles.hasData(state, touch.offset()) && (mapping.shared() || !touch.write());
            if (inUse) {
                plain.add(touch.offset() / CaseFiles.BLOCK);
            }
            if (inUse && touch.write()) {
                stored.add(touch.offset() / CaseFiles.BLOCK);
            }
        }
    }

    /**
     * Which stores copied: those to shared blocks, and those to holes for which a copy had staged a block. Kernel:
     * fs/xfs/xfs_reflink.c xfs_find_trim_cow_extent().
     */
    private Set<Long> copied(String path, State state, Set<Long> stored) {
        Set<Long> shared = new TreeSet<>(stored);
        shared.removeIf(p -> !wasShared(path, p * CaseFiles.BLOCK));
        Set<Staged> staged = shared.stream().map(p -> Staged.of(state, p)).collect(Collectors.toSet());
        Set<Long> copied = new TreeSet<>(shared);
        stored.stream().filter(p -> !wasWritten(path, p * CaseFiles.BLOCK))
                .filter(p -> staged.contains(Staged.of(state, p))).forEach(copied::add);
        return copied;
    }

    /** Where pages of a file lie that are staged in one window: which window, and how far behind it in the file. */
    private record Staged(long window, long shift) {
        static Staged of(State state, long page) {
            return new Staged(page / Staging.PAGES, behind(state, page));
        }
    }

    /** How far a page that has a block lies behind its place in the file. */
    private static long behind(State state, long page) {
        long offset = page * CaseFiles.BLOCK;
        return state.extents().stream().filter(e -> offset >= e.offset() && offset < e.offset() + e.length())
                .findFirst()
                .map(e -> e.at() - e.offset()).orElseThrow();
    }

    /** Whether a clone made another file share that byte, so that the write that followed copied it. */
    private boolean wasShared(String path, long offset) {
        return wasWritten(path, offset) && IntStream.range(0, run.setUp().size()).anyMatch(i -> {
            KernelCase.SetUp op = run.setUp().get(i);
            boolean into = path.endsWith("/" + op.file()) && within(offset, op.offset(), op.length());
            boolean from = path.endsWith("/" + op.source()) && within(offset, op.sourceOffset(), op.length());
            return op.isClone() && (into || from)
                    && isWritten(op.source(), into ? offset - op.offset() + op.sourceOffset() : offset, i);
        });
    }

    /** Whether the block of that byte held data after the set-up. */
    private boolean wasWritten(String path, long offset) {
        return run.setUp().stream().map(KernelCase.SetUp::file).filter(f -> path.endsWith("/" + f)).findFirst()
                .map(f -> isWritten(f, offset, run.setUp().size())).orElse(true);
    }

    /** A block of a file as it was before a step of the set-up. */
    private record Block(String file, long offset, int end) {
        boolean isIn(KernelCase.SetUp op) {
            return op.file().equals(file) && op.offset() < offset + CaseFiles.BLOCK
                    && (op.length() == 0 || offset < op.offset() + op.length());
        }

        Block source(KernelCase.SetUp clone, int step) {
            return new Block(clone.source(), offset - clone.offset() + clone.sourceOffset(), step);
        }
    }

    /**
     * Whether the block of that byte held data before step {@code end} of the set-up: who wrote or cloned to it last tells,
     * and a clone of a hole leaves a hole. A file of which nothing is told was written.
     */
    private boolean isWritten(String file, long offset, int end) {
        Block block = new Block(file, offset - offset % CaseFiles.BLOCK, end);
        int last = lastChange(block);
        while (last >= 0 && run.setUp().get(last).isClone()) {
            block = block.source(run.setUp().get(last), last);
            last = lastChange(block);
        }
        String of = block.file;
        return last >= 0 || run.setUp().subList(0, block.end).stream().noneMatch(o -> o.file().equals(of));
    }

    private int lastChange(Block block) {
        int step = block.end - 1;
        while (step >= 0 && !isChange(run.setUp().get(step), block)) {
            step--;
        }
        return step;
    }

    private static boolean isChange(KernelCase.SetUp op, Block block) {
        return (isPwrite(op) || op.isClone()) && block.isIn(op);
    }

    private static boolean isPwrite(KernelCase.SetUp op) {
        return op.command().equals("pwrite");
    }

    private static boolean within(long offset, long start, long length) {
        return offset >= start && (length == 0 || offset < start + length);
    }

    /** Those pages of which struct page says that; nothing where the entries tell. */
    private Set<Long> said(Set<Long> pages, String path, String says) {
        TreeSet<Long> said = new TreeSet<>(pages);
        said.removeIf(p -> !history.says(path, p).orElse("").equals(says));
        return said;
    }

    private static List<Node.Fields> nodes(Set<Long> pages, State state, boolean copied, String says) {
        List<Node.Fields> nodes = new ArrayList<>();
        for (boolean shared : new boolean[]{false, true}) {
            Map<Long, Long> runs = CaseFiles.runs(
                    pages.stream().filter(p -> (copied || CaseFiles.isShared(state, p * CaseFiles.BLOCK)) == shared)
                            .toList());
            runs.forEach((first, count) -> {
                CaseTree node = CaseTree.object().with("page", first).with("pages", count).with("shared", shared);
                nodes.add((says.isEmpty() ? node : node.with("says", says)).done());
            });
        }
        return nodes;
    }
}
