package org.faultline.trace;

import java.util.List;
import java.util.Optional;
import org.faultline.act.Notice;
import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.filesystem.HealthReport;
import org.faultline.filesystem.Mount;
import org.faultline.filesystem.Move;
import org.faultline.filesystem.RmapRecord;
import org.faultline.process.Signal;

/** What one step of a run was. A closed list: every reader of traces switches over it without a default. */
public sealed interface TraceEvent {
    /** A page of memory went bad and somebody noticed. */
    record Poisoned(Pfn pfn, Notice notice) implements TraceEvent {}

    /** A kernel function was called with these arguments, written as a probe prints them: {@code pfn=0x101c00 flags=0}. */
    record Asked(String arguments) implements TraceEvent {}

    /** The failure crossed from one address space to the next; the arithmetic stands in the step's values. */
    record Translated(ByteRange from, ByteRange to) implements TraceEvent {}

    /** The reverse map answered. No records: the blocks are free. */
    record Found(ByteRange asked, List<RmapRecord> records) implements TraceEvent {}

    /** An owner, or a process through one of its mappings, was considered and left alone, for the step's reason. */
    record Skipped(LayerId what, Reason reason) implements TraceEvent {
        /** Why it was left alone, for those that have room for a few words only; the step says it in full. */
        public enum Reason {
            NOT_IN_CORE, NOT_DAX, NEVER_TOUCHED, NOT_ASKED, PENDING, PRIVATE_COPY, PAGE_CACHE, NO_ENTRY, NO_PAGES, DEAD,
            /** Processes were looked for at the first page of a larger one, and it does not map that. */
            NOT_AT_HEAD,
            /** It was stopped, or is in a system call that never returns: it does nothing. */
            IDLE,
            /** This kernel has no code for it. */
            UNHANDLED
        }
    }

    /** A layer did not answer; the errno it gave. */
    record Refused(String errno) implements TraceEvent {}

    /** A run of pages of a file was taken out of the page tables of {@code mappings}. */
    record Unmapped(LayerId file, long filePage, long pages, List<LayerId> mappings) implements TraceEvent {}

    /** A process was sent a signal through one of its mappings. */
    record Signalled(int pid, LayerId mapping, Signal signal, Consequence consequence) implements TraceEvent {}

    /** A filesystem shut itself down; {@code flag} is the kernel's reason bit. */
    record ShutDown(LayerId filesystem, int flag) implements TraceEvent {}

    /** memory_failure() came to an end; {@code errno} is empty for 0. */
    record Concluded(Pfn pfn, String errno) implements TraceEvent {
        /** The word the kernel log uses. */
        public String word() {
            return errno.isEmpty() ? "Recovered" : "Failed";
        }
    }

    /**
     * A process touched, read or wrote pages of a file.
     *
     * @param mapping the mapping it went through, or nothing for read(2) and write(2)
     * @param errno empty when it worked
     */
    record Accessed(int pid, Optional<LayerId> mapping, LayerId file, long firstPage, long pages, boolean write,
            String errno) implements TraceEvent {}

    /** A filesystem told its listeners something; {@code arguments} as a probe of the function prints them. */
    record Reported(LayerId filesystem, String arguments, HealthReport report) implements TraceEvent {}

    /** Something about a layer or process is different from now on, and nothing else follows from it. */
    record Noted(LayerId what, Note note) implements TraceEvent {
        /** What is different. */
        public enum Note {
            /** A device lists one more page among its bad blocks. */
            LISTED,
            /** A process does something else with SIGBUS. */
            DISPOSED,
            /** A process was stopped. */
            STOPPED,
            /** A process that was stopped goes on. */
            CONTINUED,
            /** A process was born: another one forked. */
            FORKED,
            /** A process that a signal killed within a system call is gone. */
            GONE,
            /** A device went away, because its driver was unbound. */
            REMOVED
        }
    }

    /**
     * A filesystem was mounted, unmounted or given other options, or that was refused.
     *
     * @param what the call, in the word a person types: {@code mount}, {@code umount}, {@code remount}
     * @param now how it is mounted from then on
     * @param errno empty when it worked
     */
    record Mounted(LayerId filesystem, String what, Mount now, String errno) implements TraceEvent {}

    /** A file's blocks changed place: allocation, copy-on-write, reflink. */
    record Changed(LayerId filesystem, LayerId file, List<Move> moves) implements TraceEvent {}

    /** What a signal did to the process that got it. */
    enum Consequence {
        /** No handler: the process is dead. */
        KILLED,
        /** Its handler ran. */
        HANDLED,
        /** It ignores SIGBUS, and may, because the signal was not forced. */
        IGNORED,
        /** It blocks SIGBUS: the signal waits. */
        PENDING
    }
}
