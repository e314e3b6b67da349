package org.faultline.recording;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.faultline.document.Node;
import org.faultline.recording.KernelCase.State;

/** The pages of a file that were faulted in before the first event, whether or not somebody still maps them. */
record Faulted(KernelCase run, CaseFiles files, PageHistory history) {
    List<Node.Fields> of(String path, State state) {
        TreeSet<Long> plain = new TreeSet<>();
        TreeSet<Long> copied = new TreeSet<>();
        if (!CaseFiles.isDax(state) || new ActedTouches(run, files).has(path)) {
            return List.of();
        }
        for (KernelCase.Process process : run.processes()) {
            for (KernelCase.Mapping mapping : process.mappings()) {
                if (files.id(mapping.file()).equals(files.id(path))) {
                    touches(mapping, path, state, plain, copied);
                }
            }
        }
        plain.removeAll(copied);
        List<Node.Fields> nodes = new ArrayList<>();
        for (String says : List.of("", "this", "several", "nobody")) {
            nodes.addAll(nodes(said(plain, path, says), state, false, says));
            nodes.addAll(nodes(said(copied, path, says), state, true, says));
        }
        return nodes;
    }

    /** What was touched through a mapping; a private one has its own copy of a page that was written. */
    private void touches(KernelCase.Mapping mapping, String path, State state, Set<Long> plain,
            Set<Long> copied) {
        Set<Long> own = new TreeSet<>();
        for (KernelCase.Touch touch : mapping.touches()) {
            if (own.contains(touch.offset() / CaseFiles.BLOCK)) {
                continue;
            }
            if (!mapping.shared() && touch.write()) {
                own.add(touch.offset() / CaseFiles.BLOCK);
            }
            boolean inUse = CaseFiles.hasData(state, touch.offset()) && (mapping.shared() || !touch.write());
            if (inUse && touch.write() && wasShared(path, touch.offset())) {
                copied.add(touch.offset() / CaseFiles.BLOCK);
            } else if (inUse) {
                plain.add(touch.offset() / CaseFiles.BLOCK);
            }
        }
    }

    /** Whether a clone made another file share that byte, so that the write that followed copied it. */
    private boolean wasShared(String path, long offset) {
        return IntStream.range(0, run.setUp().size()).anyMatch(i -> {
            KernelCase.SetUp op = run.setUp().get(i);
            boolean into = path.endsWith("/" + op.file()) && within(offset, op.offset(), op.length());
            boolean from = path.endsWith("/" + op.source()) && within(offset, op.sourceOffset(), op.length());
            return op.isClone() && (into || from)
                    && isWritten(op.source(), into ? offset - op.offset() + op.sourceOffset() : offset, i);
        });
    }

    /** A block of a file as it was before a step of the set-up. */
    private record Block(String file, long offset, int end) {}

    /** Whether the block of that byte was written before step {@code end} of the set-up, so that a clone there shared it. */
    private boolean isWritten(String file, long offset, int end) {
        Deque<Block> asked = new ArrayDeque<>(List.of(new Block(file, offset - offset % CaseFiles.BLOCK, end)));
        Set<Block> met = new HashSet<>(asked);
        while (!asked.isEmpty()) {
            Block block = asked.pop();
            List<KernelCase.SetUp> before = run.setUp().subList(0, block.end);
            boolean untold = before.stream().noneMatch(o -> o.file().equals(block.file) && isPwrite(o));
            if (untold || before.stream().anyMatch(o -> isPwrite(o) && holds(o, block))) {
                return true;
            }
            IntStream.range(0, block.end).filter(i -> before.get(i).isClone() && holds(before.get(i), block))
                    .mapToObj(i -> new Block(before.get(i).source(),
                            block.offset - before.get(i).offset() + before.get(i).sourceOffset(), i))
                    .filter(met::add).forEach(asked::push);
        }
        return false;
    }

    private static boolean holds(KernelCase.SetUp op, Block block) {
        return op.file().equals(block.file) && op.offset() < block.offset + CaseFiles.BLOCK
                && (op.length() == 0 || block.offset < op.offset() + op.length());
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
