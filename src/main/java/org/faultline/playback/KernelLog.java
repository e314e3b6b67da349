package org.faultline.playback;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.faultline.address.Bisection;
import org.faultline.trace.Trace;

/**
 * What a kernel prints in a run and, at its place between, what it does not print although it matters.
 *
 * @param entries by ascending step; of one step what is printed comes first
 */
public record KernelLog(List<Entry> entries) {
    /** Something that has a place in the log. */
    public sealed interface Entry permits Chronicle.Printed, Unsaid {
        /** The step at which it is printed, or happens. */
        int step();
    }

    public KernelLog {
        entries = List.copyOf(entries);
    }

    /** Of all of a run. */
    public static KernelLog of(Chronicle chronicle) {
        Trace trace = chronicle.trace();
        List<Entry> all = new ArrayList<>(chronicle.log());
        all.addAll(Unsaid.of(trace));
        all.sort(Comparator.comparingInt(Entry::step));
        return new KernelLog(all);
    }

    /** How many entries there are by step {@code cursor}. */
    public int until(int cursor) {
        return Bisection.first(entries.size(), i -> entries.get(i).step() > cursor);
    }
}
