package org.faultline.recording;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.recording.KernelCase.Event;
import org.faultline.recording.KernelCase.Mapping;
import org.faultline.recording.KernelCase.Process;

/** Where mmap(2) put mappings, as far as a recorded run tells: which pages a read fault maps with its own depends on it. */
record Addresses(KernelCase run) {
    /** A mapping as long as that is given an address that fits an entry of 2 MiB, so that room is left beside it. */
    private static final long LARGE = 1L << 21;
    /** The stack of a thread with its guard. C library: pthread_create(). */
    private static final long STACK = (8L << 20) + CaseFiles.BLOCK;
    private static final Pattern REPORTED = Pattern.compile("at process virtual address 0x([0-9a-f]{1,15})$");

    /** The address that an event's mmap(2) gave. */
    static Optional<Long> given(Event event) {
        return read(event.result().getOrDefault("addr", ""));
    }

    /** An address as the recorder writes it, {@code 0x} and hexadecimal digits; nothing where there is none. */
    static Optional<Long> read(String text) {
        return Optional.of(text).filter(a -> a.matches("0x[0-9a-f]{1,15}"))
                .map(a -> Long.parseLong(a.substring(2), 16));
    }

    /**
     * The address of a mapping that was there before the first event, in a child as in its parent: the recorder tells it,
     * the kernel prints it of a page that madvise(2) reports, or another mapping lies just above or below.
     */
    Optional<Long> of(String process, String mapping) {
        Optional<Process> own = process(process);
        Optional<Process> parent = own.flatMap(Process::parent).flatMap(this::process);
        return own.flatMap(p -> told(p, mapping)).or(() -> ofOwn(process, mapping))
                .or(() -> parent.flatMap(p -> ofOwn(p.name(), mapping)))
                .or(() -> own.flatMap(p -> beside(p, mapping)))
                .or(() -> parent.flatMap(p -> beside(p, mapping)))
                .or(() -> own.flatMap(p -> above(p, mapping, parent)))
                .or(() -> parent.flatMap(p -> above(p, mapping, Optional.empty())))
                .or(() -> ofChildren(process, mapping));
    }

    private Optional<Long> ofChildren(String process, String mapping) {
        return run.processes().stream().filter(p -> p.parent().filter(process::equals).isPresent())
                .flatMap(p -> told(p, mapping).or(() -> ofOwn(p.name(), mapping)).stream()).findFirst();
    }

    private static Optional<Long> told(Process process, String mapping) {
        return process.mappings().stream().filter(m -> m.name().equals(mapping)).findFirst().flatMap(Mapping::address);
    }

    private Optional<Process> process(String name) {
        return run.processes().stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /**
     * The address of a mapping between which and one that is told of there are only others as small, all made before the
     * first event: each lies just below the one before. Kernel: mm/mmap.c arch_get_unmapped_area_topdown().
     */
    private Optional<Long> beside(Process process, String mapping) {
        Optional<Long> top = Optional.empty();
        Optional<Long> wanted = Optional.empty();
        long depth = 0;
        for (Mapping m : process.mappings()) {
            boolean apart = m.length() >= LARGE || (m.unmapped() && !run.unmapsLater(process, m));
            if (apart && wanted.isPresent()) {
                break;
            }
            depth = apart ? 0 : depth + length(m.length());
            long below = depth;
            top = apart ? Optional.empty() : top.or(() -> ofOwn(process.name(), m.name()).map(a -> a + below));
            wanted = m.name().equals(mapping) && !apart ? Optional.of(below) : wanted;
        }
        Optional<Long> depthOf = wanted;
        return top.flatMap(t -> depthOf.map(d -> t - d));
    }

    /**
     * The address of a mapping above the first that the process makes in the story: each lies just below the one before,
     * the stacks of threads between. Kernel: mm/mmap.c arch_get_unmapped_area_topdown().
     */
    private Optional<Long> above(Process process, String mapping, Optional<Process> parent) {
        int threads = process.threads().size() + parent.map(p -> p.threads().size()).orElse(0);
        Optional<Long> next = firstMade(process).flatMap(
                e -> given(e).map(a -> a + length(Long.parseLong(e.command().replaceFirst(".* ", "")))));
        Optional<Long> end = next.map(a -> a + threads * STACK);
        for (Mapping m : process.mappings().reversed()) {
            boolean gone = m.unmapped() && !run.unmapsLater(process, m);
            if (gone || m.length() >= LARGE || m.name().equals(mapping)) {
                return gone || m.length() >= LARGE ? Optional.empty() : end;
            }
            end = end.map(a -> a + length(m.length()));
        }
        return Optional.empty();
    }

    /** The first event in which a process maps something, if it unmaps nothing before. */
    private Optional<Event> firstMade(Process process) {
        return run.events().stream().filter(e -> e.by().filter(process.name()::equals).isPresent())
                .filter(e -> e.command().startsWith("map ") || e.command().startsWith("unmap ")).findFirst()
                .filter(e -> e.command().matches("map .* [0-9]{1,15}"));
    }

    private static long length(long bytes) {
        return Math.ceilDiv(bytes, CaseFiles.BLOCK) * CaseFiles.BLOCK;
    }

    private Optional<Long> ofOwn(String process, String mapping) {
        return run.events().stream()
                .takeWhile(e -> !e.command().startsWith(mapping.replaceFirst("^m", "map ") + " ")
                        || e.by().filter(process::equals).isEmpty())
                .filter(e -> e.map().equals(mapping) && e.by().filter(process::equals).isPresent())
                .flatMap(e -> reported(e).map(a -> a - e.mapOffset()).stream()).findFirst();
    }

    private static Optional<Long> reported(Event event) {
        return event.log().stream().map(REPORTED::matcher).filter(Matcher::find)
                .map(found -> Long.parseLong(found.group(1), 16)).findFirst();
    }
}
