package org.faultline.recording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.faultline.document.Node;
import org.faultline.recording.KernelCase.Event;
import org.faultline.recording.KernelCase.Mapping;
import org.faultline.recording.KernelCase.Process;
import org.faultline.recording.KernelCase.State;
import org.faultline.recording.KernelCase.Touch;

/** The processes of a recorded run with their mappings, and what their page tables held before the first event. */
final class CaseProcesses {
    private static final long FIRST_ADDRESS = 0x7f00_0000_0000L;
    private static final long PER_PROCESS = 1L << 34;
    private static final long HUGE = 1L << 21;
    private static final int FIRST_PID = 1001;
    private final KernelCase run;
    private final CaseFiles files;
    private final ActedTouches acted;
    private final Addresses recorded;
    private final Map<String, Long> addresses = new HashMap<>();

    /**
     * What a page table says of a page.
     *
     * @param maker who made the copy, if not the process that has it
     */
    private record Shown(String entry, Optional<Process> maker) {}

    CaseProcesses(KernelCase run, CaseFiles files) {
        this.run = run;
        this.files = files;
        this.acted = new ActedTouches(run, files);
        this.recorded = new Addresses(run);
    }

    /** The touches that are acted out before the first event. */
    List<Node.Fields> setUp() {
        return acted.acts(this);
    }

    List<Node.Fields> all() {
        List<Node.Fields> nodes = new ArrayList<>();
        for (Process process : run.present()) {
            String sigbus = process.sigbus().isEmpty() ? "handler" : process.sigbus();
            CaseTree node = CaseTree.object().with("id", "p." + process.name()).with("pid", pid(process.name()))
                    .with("name", "agent").with("policy", process.policy()).with("sigbus", sigbus);
            process.parent().ifPresent(parent -> node.with("parent", "p." + parent));
            nodes.add(node.with("threads",
                    process.threads().stream().map(t -> CaseTree.object().with("policy", t).done()).toList())
                    .with("mappings", mappings(process)).done());
        }
        return nodes;
    }

    /** Mapping {@code m} of a child lies where its parent's does. */
    void inherit(String parent, String child, Mapping m) {
        addresses.put(child + "." + m.name(), address(parent, m.name(), m.offset(), m.length()));
    }

    int pid(String name) {
        List<String> names = run.processes().stream().map(Process::name).toList();
        return FIRST_PID + names.indexOf(name);
    }

    private long next(String process, long length) {
        String key = process + ".";
        long start = addresses.getOrDefault(key, FIRST_ADDRESS + (pid(process) - FIRST_PID) * PER_PROCESS);
        addresses.put(key, (start + length + 2 * HUGE) / HUGE * HUGE);
        return start;
    }

    private List<Node.Fields> mappings(Process process) {
        List<Node.Fields> nodes = new ArrayList<>();
        for (Mapping m : process.mappings()) {
            if (isDescribed(process, m)) {
                nodes.add(mapping(CaseTree.object().with("id", process.name() + "." + m.name()), process, m)
                        .with("pages", acted.has(m.file()) ? List.of()
                                : table(process, m, files.before(m.file()).orElseThrow()))
                        .done());
            }
        }
        return nodes;
    }

    /** Whether the document begins with the mapping, or with what is to be touched through it. */
    boolean isDescribed(Process process, Mapping m) {
        boolean seen = !letters(process.name() + "." + m.name()).isEmpty();
        return files.before(m.file()).isPresent()
                && (seen || acted.has(m.file()) || !m.unmapped() || run.unmapsLater(process, m)) && !isLater(m)
                && !new Newcomers(run).has(process);
    }

    private CaseTree mapping(CaseTree node, Process process, Mapping m) {
        return node.with("file", files.id(m.file()))
                .with("address", address(process.name(), m.name(), m.offset(), m.length()))
                .with("offset", m.offset()).with("length", pages(m) * CaseFiles.BLOCK)
                .with("flags", m.shared() ? "shared" : "private");
    }

    /** Whether the filesystem is unmounted in the story, so that the file can only be mapped after that. */
    private boolean isLater(Mapping m) {
        return new CaseMounts(run).isLater(files.path(m.file()));
    }

    /** The acts that make the mappings that could not be there before. */
    List<Node.Fields> mappedLater() {
        List<Node.Fields> acts = new ArrayList<>();
        for (Process process : run.processes()) {
            process.mappings().stream().filter(this::isLater).forEach(m -> acts.add(map(process, m)));
        }
        return acts;
    }

    /** The act that makes a mapping. */
    Node.Fields map(Process process, Mapping m) {
        return mapping(CaseTree.object().with("act", "map").with("pid", pid(process.name()))
                .with("mapping", process.name() + "." + m.name()), process, m).done();
    }

    /** The virtual address of a mapping that is there: a child has it where its parent has it. */
    long address(String process, String mapping, long offset, long length) {
        Long known = addresses.get(process + "." + mapping);
        if (known == null) {
            known = run.parentThatMaps(process, mapping).map(p -> address(p, mapping, offset, length))
                    .orElseGet(() -> address(process, mapping, offset, length, recorded.of(process, mapping)));
            addresses.put(process + "." + mapping, known);
        }
        return known;
    }

    /**
     * The virtual address of a mapping, congruent with the place that mmap(2) gave it, or, where nothing tells of that, with
     * its offset. Kernel: thp_get_unmapped_area().
     */
    long address(String process, String mapping, long offset, long length, Optional<Long> given) {
        long within = given.orElse(offset) % HUGE;
        Long known = addresses.get(process + "." + mapping);
        long address =
                known != null && (given.isEmpty() || known % HUGE == within) ? known : next(process, length) + within;
        addresses.put(process + "." + mapping, address);
        return address;
    }

    private static long pages(Mapping m) {
        return Math.ceilDiv(m.length(), CaseFiles.BLOCK);
    }

    private List<Node.Fields> table(Process process, Mapping m, State state) {
        String letters = letters(process.name() + "." + m.name());
        List<Touch> own = run.own(process, m);
        Map<Shown, List<Long>> byKind = new LinkedHashMap<>();
        for (long page : told(m, own, letters)) {
            long offset = m.offset() + page * CaseFiles.BLOCK;
            if (page >= letters.length() || letters.charAt((int) page) != '.') {
                byKind.computeIfAbsent(shown(process, m, state, offset), k -> new ArrayList<>()).add(page);
            }
        }
        List<Node.Fields> nodes = new ArrayList<>();
        byKind.forEach((shown, list) -> CaseFiles.runs(list).forEach((first, count) -> {
            CaseTree node = CaseTree.object().with("page", first).with("pages", count).with("entry", shown.entry);
            nodes.add(shown.maker.map(maker -> node.with("maker", pid(maker.name()))).orElse(node).done());
        }));
        return nodes;
    }

    private Shown shown(Process process, Mapping m, State state, long offset) {
        String kind = kind(m, run.own(process, m), state, offset);
        return new Shown(kind, Optional.of(maker(process, m.name(), offset))
                .filter(maker -> kind.equals("private") && maker != process));
    }

    /** The process that made a copy of a page: a child that did not write to it since has its parent's. */
    private Process maker(Process process, String mapping, long offset) {
        boolean wrote = process.mapping(mapping)
                .filter(m -> isWritten(run.own(process, m), offset)).isPresent();
        return wrote ? process
                : run.parent(process).map(parent -> maker(parent, mapping, offset)).orElse(process);
    }

    private static boolean isWritten(List<Touch> touches, long offset) {
        return touches.stream()
                .anyMatch(t -> t.write() && t.offset() / CaseFiles.BLOCK * CaseFiles.BLOCK == offset);
    }

    /** The pages of which a letter tells, and those behind that were touched. */
    private static NavigableSet<Long> told(Mapping m, List<Touch> own, String letters) {
        NavigableSet<Long> told = new TreeSet<>();
        LongStream.range(0, Math.min(letters.length(), pages(m))).forEach(told::add);
        own.stream().map(t -> t.offset() / CaseFiles.BLOCK - m.offset() / CaseFiles.BLOCK)
                .filter(page -> page >= 0 && page < pages(m)).forEach(told::add);
        return told;
    }

    /** Where the recorder looked at a file when all was touched, that left no entry that a store could use. */
    private String kind(Mapping m, List<Touch> own, State state, long offset) {
        boolean written = isWritten(m.shared() ? own : m.touches(), offset);
        if (!m.shared() && written) {
            return "private";
        }
        if (!CaseFiles.isDax(state)) {
            return "read_in";
        }
        if (!CaseFiles.hasData(state, offset)) {
            return "zero";
        }
        return written && state.quiet() ? "write" : "read";
    }

    private String letters(String key) {
        for (Event event : run.events()) {
            if (event.tablesBefore().containsKey(key)) {
                return event.tablesBefore().getOrDefault(key, "");
            }
            if (event.kind().equals("access")) {
                return "";
            }
        }
        return "";
    }
}
