package org.faultline.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.document.Node;
import org.faultline.recording.KernelCase.Mapping;
import org.faultline.recording.KernelCase.Process;
import org.faultline.recording.KernelCase.State;
import org.faultline.recording.KernelCase.Touch;

/**
 * Touches that a document acts out as its set-up instead of saying what the page tables hold: those of files in the page
 * cache, and of files that are mapped so that an entry for 2 MiB may have been made. What was read ahead, what is held as
 * one and which entries there were, the kernel and the order decided. Kernel: mm/filemap.c filemap_fault(),
 * filemap_map_pages(), mm/readahead.c.
 */
record ActedTouches(KernelCase run, CaseFiles files) {
    private static final long LARGE = 1L << 21;

    /** Whether the touches of that file are acted out. */
    boolean has(String file) {
        String id = files.id(file);
        Optional<State> state = files.before(file);
        return state.isPresent() && (CaseFiles.isDax(state.get())
                ? mappings(id).anyMatch(ActedTouches::hasRoom)
                : isPlaced(id) && !isCopied(id)) && mappings(id).allMatch(m -> stayed(m, state.get()));
    }

    private Stream<Mapping> mappings(String id) {
        return run.processes().stream().flatMap(p -> p.mappings().stream()).filter(m -> files.id(m.file()).equals(id));
    }

    /** Whether of each mapping of a file it is known where it lies: that decides what a fault maps with its own. */
    private boolean isPlaced(String id) {
        Addresses addresses = new Addresses(run);
        return run.processes().stream().allMatch(p -> p.mappings().stream().filter(m -> files.id(m.file()).equals(id))
                .allMatch(m -> addresses.of(p.name(), m.name()).isPresent()));
    }

    /**
     * Whether a child has a copy of its parent's: acted out it would make one of its own. Kernel: mm/memory.c
     * copy_present_page().
     */
    private boolean isCopied(String id) {
        return run.processes().stream().flatMap(p -> p.mappings().stream().filter(m -> files.id(m.file()).equals(id))
                .filter(m -> !m.shared()).flatMap(m -> m.touches().stream()
                        .limit((long) m.touches().size() - run.own(p, m).size())))
                .anyMatch(Touch::write);
    }

    /** Whether the mapping shows 2 MiB of the file that begin at a multiple of 2 MiB. */
    private static boolean hasRoom(Mapping mapping) {
        return Math.ceilDiv(mapping.offset(), LARGE) * LARGE + LARGE <= mapping.offset() + mapping.length();
    }

    /** Whether what was written stayed in place, or went to a private copy, so that writing it again changes nothing. */
    private static boolean stayed(Mapping mapping, State state) {
        return mapping.touches().stream().filter(Touch::write)
                .allMatch(t -> !mapping.shared() || (CaseFiles.hasData(state, t.offset())
                        && !CaseFiles.isShared(state, t.offset())));
    }

    /** The touches, in the order of the processes and each in its own; runs of neighbouring pages are one act. */
    List<Node.Fields> acts(CaseProcesses processes) {
        List<Node.Fields> acts = new ArrayList<>();
        for (Process process : run.present()) {
            for (Mapping mapping : process.mappings()) {
                if (has(mapping.file()) && processes.isDescribed(process, mapping)) {
                    String id = process.name() + "." + mapping.name();
                    acts.addAll(touches(processes.pid(process.name()), id, mapping, made(process, mapping)));
                    if (mapping.unmapped() && !run.unmapsLater(process, mapping)) {
                        acts.add(CaseTree.object().with("act", "unmap").with("pid", processes.pid(process.name()))
                                .with("mapping", id).done());
                    }
                }
            }
        }
        return acts;
    }

    /**
     * The touches that made its entries. A child has those of 4 KiB from its parent, where that had stored to pages of its
     * own: of a file with DAX it had no entry for 2 MiB there. Kernel: mm/memory.c vma_needs_copy(), copy_page_range().
     */
    private List<Touch> made(Process process, Mapping mapping) {
        List<Touch> own = run.own(process, mapping);
        List<Touch> parents = mapping.touches().subList(0, mapping.touches().size() - own.size());
        List<Long> split = parents.stream().filter(Touch::write).map(t -> t.offset() / LARGE).toList();
        boolean dax = files.before(mapping.file()).filter(CaseFiles::isDax).isPresent();
        return Stream.concat(parents.stream().filter(
                t -> !mapping.shared() && (dax ? split.contains(t.offset() / LARGE) : !split.isEmpty())),
                own.stream()).toList();
    }

    /** Touches of one mapping as acts. */
    static List<Node.Fields> touches(int pid, String id, Mapping mapping, List<Touch> touches) {
        List<Node.Fields> acts = new ArrayList<>();
        int next = 0;
        while (next < touches.size()) {
            int first = next++;
            while (next < touches.size() && follows(touches.get(next - 1), touches.get(next))) {
                next++;
            }
            acts.add(CaseTree.object().with("act", "touch").with("pid", pid).with("mapping", id)
                    .with("page", (touches.get(first).offset() - mapping.offset()) / CaseFiles.BLOCK)
                    .with("pages", next - first).with("access", touches.get(first).write() ? "write" : "read").done());
        }
        return acts;
    }

    private static boolean follows(Touch before, Touch after) {
        return before.write() == after.write()
                && after.offset() / CaseFiles.BLOCK == before.offset() / CaseFiles.BLOCK + 1;
    }
}
