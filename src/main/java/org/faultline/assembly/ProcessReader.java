package org.faultline.assembly;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.stack.LayerId;
import org.faultline.stack.Mapping;
import org.faultline.stack.Process;

/** Reads the {@code processes} of a document. */
final class ProcessReader {
    /** Kernel: include/linux/threads.h PID_MAX_LIMIT. */
    static final int LARGEST_PID = 4 * 1024 * 1024;
    /** Kernel: include/linux/sched.h TASK_COMM_LEN, less the zero at the end. */
    private static final int COMM = 15;

    private final MappingReader mappings;
    private final Map<Integer, Entry> pids = new HashMap<>();

    ProcessReader(MappingReader mappings) {
        this.mappings = mappings;
    }

    /** The processes that could be read. */
    List<Process> read(List<Entry> entries) {
        List<Process> processes = new ArrayList<>();
        entries.forEach(e -> process(e).ifPresent(processes::add));
        return processes;
    }

    /** Whether the document has a process of that number, even one that could not be read. */
    boolean isKnown(int pid) {
        return pids.containsKey(pid);
    }

    /** The numbers of all of them. */
    Set<Integer> pids() {
        return pids.keySet();
    }

    private Optional<Process> process(Entry entry) {
        LayerId id = new LayerId(entry.text("id"));
        int pid = pid(entry);
        String comm = comm(entry);
        Process.KillPolicy policy = entry.word("policy", Process.KillPolicy.class, Process.KillPolicy.DEFAULT);
        Process.Disposition sigbus = entry.word("sigbus", Process.Disposition.class, Process.Disposition.DEFAULT);
        List<Mapping> maps = mappings.read(entry);
        return entry.isSound()
                ? Optional.of(new Process(id, pid, comm, policy, sigbus, maps, List.of(), Process.Life.RUNNING))
                : Optional.empty();
    }

    private int pid(Entry entry) {
        int pid = (int) entry.count("pid", 1, LARGEST_PID);
        if (!entry.isGood("pid")) {
            return pid;
        }
        Entry first = pids.putIfAbsent(pid, entry);
        if (first != null) {
            entry.error("pid", "duplicate-pid", "Another process has the pid " + pid + Ids.at(first.place()) + ".",
                    "Give every process a pid of its own.");
        }
        return pid;
    }

    private static String comm(Entry entry) {
        String name = entry.text("name");
        int shown = Math.min(COMM, name.codePointCount(0, name.length()));
        String kept = name.substring(0, name.offsetByCodePoints(0, shown));
        while (kept.getBytes(StandardCharsets.UTF_8).length > COMM) {
            kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
        }
        if (entry.isGood("name") && kept.length() < name.length()) {
            entry.warning("name", "comm-too-long",
                    Wording.quote(name) + " has " + name.getBytes(StandardCharsets.UTF_8).length
                            + " bytes; the kernel keeps " + COMM + ".",
                    "Shorten it to " + Wording.quote(kept) + ", which is what the log will show.");
        }
        return kept;
    }
}
