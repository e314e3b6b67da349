package org.faultline.recording;

import java.util.ArrayList;
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
            return !op.source().isEmpty() && (into || from)
                    && isWritten(op.source(), into ? offset - op.offset() + op.sourceOffset() : offset, i);
        });
    }

    /** Whether the block of that byte was written before step {@code end} of the set-up, so that a clone there shared it. */
    private boolean isWritten(String file, long offset, int end) {
        List<KernelCase.SetUp> told = run.setUp().subList(0, end);
        if (told.stream().noneMatch(o -> o.file().equals(file) && o.command().equals("pwrite"))) {
            return true;
        }
        long block = offset - offset % CaseFiles.BLOCK;
        return IntStream.range(0, end).anyMatch(i -> {
            KernelCase.SetUp op = told.get(i);
            boolean there = op.file().equals(file) && op.offset() < block + CaseFiles.BLOCK
                    && (op.length() == 0 || block < op.offset() + op.length());
            return there && (op.command().equals("pwrite") || (!op.source().isEmpty()
                    && isWritten(op.source(), block - op.offset() + op.sourceOffset(), i)));
        });
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
