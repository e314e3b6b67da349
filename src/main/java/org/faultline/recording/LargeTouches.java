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
 * Touches that a document acts out as its set-up instead of saying what the page tables hold: those of files that are
 * mapped so that an entry for 2 MiB may have been made. Which entries there were, the kernel and the order decided.
 */
record LargeTouches(KernelCase run, CaseFiles files) {
    private static final long LARGE = 1L << 21;

    /** Whether the touches of that file are acted out. */
    boolean has(String file) {
        String id = files.id(file);
        List<Mapping> mappings = run.processes().stream().flatMap(p -> p.mappings().stream())
                .filter(m -> files.id(m.file()).equals(id)).toList();
        Optional<State> state = files.before(file).filter(CaseFiles::isDax);
        return state.isPresent() && mappings.stream().anyMatch(LargeTouches::hasRoom)
                && mappings.stream().allMatch(m -> stayed(m, state.get()));
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
                if (has(mapping.file())) {
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
     * own and so had no entry for 2 MiB. Kernel: mm/memory.c vma_needs_copy(), copy_page_range().
     */
    private List<Touch> made(Process process, Mapping mapping) {
        List<Touch> own = run.own(process, mapping);
        List<Touch> parents = mapping.touches().subList(0, mapping.touches().size() - own.size());
        List<Long> split = parents.stream().filter(Touch::write).map(t -> t.offset() / LARGE).toList();
        return Stream.concat(
                parents.stream().filter(t -> !mapping.shared() && split.contains(t.offset() / LARGE)),
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
