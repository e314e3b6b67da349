package org.faultline.act;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a bad page is noticed, and so in whose context the kernel handles it and whether the memory is really bad. */
public sealed interface Notice {
    /** A write to the hwpoison-inject file: simulated, the current task is an unrelated shell. */
    record CorruptPfn() implements Notice {}

    /** The patrol scrubber met it: really bad memory, the current task is a kernel worker. */
    record Scrub() implements Notice {}

    /**
     * The machine reports the page, but it can still be read: what an emulator does.
     *
     * @param to the process whose load it stopped, or nothing when a kernel worker handles it
     */
    record Reported(Optional<Integer> to) implements Notice {}

    /** UserProcess {@code pid} loaded from it: really bad memory, a machine check in that task. */
    record Consume(int pid) implements Notice {}

    /** UserProcess {@code pid} called madvise(MADV_HWPOISON) on it: simulated. */
    record Madvise(int pid, int thread) implements Notice {
        /** The main thread called. */
        public Madvise(int pid) {
            this(pid, 0);
        }
    }

    /** The notice that {@code text} names, or nothing when it has none of the forms. */
    static Optional<Notice> parse(String text) {
        Matcher form = Pattern.compile("(consume|madvise|reported):([0-9]{1,9})(?:/([0-9]{1,4}))?").matcher(text);
        if (form.matches()) {
            int pid = Integer.parseInt(form.group(2));
            return switch (form.group(1)) {
                case "consume" -> Optional.of(new Consume(pid));
                case "reported" -> Optional.of(new Reported(Optional.of(pid)));
                default ->
                        Optional.of(new Madvise(pid, form.group(3) == null ? 0 : Integer.parseInt(form.group(3))));
            };
        }
        return switch (text) {
            case "corrupt-pfn" -> Optional.of(new CorruptPfn());
            case "scrub" -> Optional.of(new Scrub());
            case "reported" -> Optional.of(new Reported(Optional.empty()));
            default -> Optional.empty();
        };
    }

    /** Whether the memory itself is bad. */
    default boolean isReal() {
        return this instanceof Scrub || this instanceof Consume;
    }

    /** As the command line and documents write it: {@code corrupt-pfn}, {@code scrub}, {@code consume:101}. */
    default String text() {
        return switch (this) {
            case CorruptPfn c -> "corrupt-pfn";
            case Scrub s -> "scrub";
            case Reported r -> "reported" + r.to.map(pid -> ":" + pid).orElse("");
            case Consume c -> "consume:" + c.pid;
            case Madvise m -> "madvise:" + m.pid + (m.thread == 0 ? "" : "/" + m.thread);
        };
    }
}
