package org.faultline.trace;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faultline.act.Notice;
import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.filesystem.HealthReport;
import org.faultline.filesystem.Mount;
import org.faultline.filesystem.Move;
import org.faultline.filesystem.RmapRecord;
import org.faultline.kernel.Ending;
import org.faultline.kernel.Errno;
import org.faultline.process.Signal;
import org.faultline.reason.Detail;
import org.faultline.repair.outcome.Loss;
import org.faultline.repair.outcome.Outcome;
import org.faultline.repair.outcome.ToolCall;

/** What one step of a run was. A closed list: every reader of traces switches over it without a default. */
public sealed interface TraceEvent {
    /** A page of memory went bad and somebody noticed. */
    record Poisoned(Pfn pfn, Notice notice) implements TraceEvent {}

    /** A kernel function was called with these arguments. */
    record Asked(List<Argument> arguments) implements TraceEvent {

        public Asked {
            arguments = List.copyOf(arguments);
        }

        /** Called with these. */
        public static Asked with(Argument... arguments) {
            return new Asked(List.of(arguments));
        }

        /** The argument of that name, if it was given. */
        public Optional<Detail> argument(Argument.Name name) {
            return arguments.stream().filter(a -> a.name() == name).map(Argument::value).findFirst();
        }
    }

    /** The failure crossed from one address space to the next; the arithmetic stands in the step's values. */
    record Translated(ByteRange from, ByteRange to) implements TraceEvent {}

    /** The reverse map answered. No records: the blocks are free. */
    record Found(ByteRange asked, List<RmapRecord> records) implements TraceEvent {}

    /**
     * An owner, or a process through one of its mappings, was considered and left alone, for the step's reason.
     *
     * @param lost the signal that it would have been sent, where one was waiting already
     */
    record Skipped(LayerId what, Reason reason, Optional<Signal> lost) implements TraceEvent {
        /** Left alone, with no signal to lose. */
        public Skipped(LayerId what, Reason reason) {
            this(what, reason, Optional.empty());
        }

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

    /** A layer did not answer, or somebody was turned down; how that ended. */
    record Refused(Ending ending) implements TraceEvent {

        /** Turned down with an error. */
        public Refused(Errno errno) {
            this(Ending.of(errno));
        }

        /** Never answered. */
        public Refused(Ending.Break how) {
            this(Ending.of(how));
        }
    }

    /** A run of pages of a file was taken out of the page tables of {@code mappings}. */
    record Unmapped(LayerId file, long filePage, long pages, List<LayerId> mappings) implements TraceEvent {}

    /** A process was sent a signal through one of its mappings. */
    record Signalled(int pid, LayerId mapping, Signal signal, Consequence consequence) implements TraceEvent {}

    /** A filesystem shut itself down; {@code flag} is the kernel's reason bit. */
    record ShutDown(LayerId filesystem, int flag) implements TraceEvent {}

    /** memory_failure() came to an end. */
    record Concluded(Pfn pfn, Ending ending) implements TraceEvent {

        /** The word the kernel log uses. */
        public String word() {
            return ending.result();
        }
    }

    /**
     * A process touched, read or wrote pages of a file.
     *
     * @param mapping the mapping it went through, or nothing for read(2) and write(2)
     */
    record Accessed(int pid, Optional<LayerId> mapping, LayerId file, long firstPage, long pages, boolean write,
            Ending ending) implements TraceEvent {}

    /** A filesystem told its listeners something; {@code arguments} are those of the function that tells it. */
    record Reported(LayerId filesystem, List<Argument> arguments, HealthReport report) implements TraceEvent {

        public Reported {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A program that watches for failures was asked, answered or was told.
     *
     * @param heard what it was told, by a filesystem that reports to it
     */
    record Watched(LayerId watcher, Turn turn, Optional<HealthReport> heard) implements TraceEvent {
        /** Something that no kernel does: it told nobody anything. */
        public Watched(LayerId watcher, Turn turn) {
            this(watcher, turn, Optional.empty());
        }

        /** What came to pass between the kernel and a watcher. */
        public enum Turn {
            /** It is not asked: the block is none that it could mend. */
            PASSED,
            /** It is asked to mend the block, and nobody is signalled meanwhile. */
            ASKED,
            /** It says that it will. */
            ACCEPTED,
            /** It says that it will not. */
            DECLINED,
            /** It could not. */
            FAILED,
            /** Its time is over, and the kernel waits no longer. */
            LATE,
            /** It wrote the block. */
            REWROTE,
            /** The device cleared the poison. */
            CLEARED,
            /** Nobody is signalled. */
            SPARED,
            /** Nobody mended the block: the kernel does what it does without watchers. */
            GOES_ON,
            /** It read what a filesystem reports, when all was over. */
            TOLD;

            /** Whether no kernel does that. */
            public boolean isHypothetical() {
                return this != TOLD;
            }
        }
    }

    /** Something about a layer or process is different from now on, and nothing else follows from it. */
    record Noted(LayerId what, Note note) implements TraceEvent {
        /** What is different. */
        public enum Note {
            /** A device lists one more page among its bad blocks. */
            LISTED,
            /** A page of a device can be read again: its driver had the device clear it. */
            CLEARED,
            /** Zeros were written to the sectors of a device. */
            ZEROED,
            /** A namespace was cleared of its errors, as far as they were known, and enabled anew. */
            CLEARED_ALL,
            /** A process does something else with SIGBUS. */
            DISPOSED,
            /** A process was stopped. */
            STOPPED,
            /** A process that was stopped goes on. */
            CONTINUED,
            /** A process was born: another one forked. */
            FORKED,
            /** A process is gone: it ended, or a signal killed it within a system call. */
            GONE,
            /** A process closed a file. */
            CLOSED,
            /** A filesystem has its log on another device. */
            LOG_MOVED,
            /** A device went away, because its driver was unbound. */
            REMOVED
        }
    }

    /**
     * A filesystem was mounted, unmounted or given other options, or that was refused.
     *
     * @param now how it is mounted from then on
     */
    record Mounted(LayerId filesystem, Call call, Mount now, Ending ending) implements TraceEvent {

        /** What was asked for. */
        public enum Call {
            MOUNT,
            UMOUNT,
            REMOUNT,
            FREEZE,
            THAW;

            /** The word a person types: {@code mount}, {@code umount}. */
            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /** A file's blocks changed place: allocation, copy-on-write, reflink. */
    record Changed(LayerId filesystem, LayerId file, List<Move> moves) implements TraceEvent {}

    /**
     * A program that repairs met a block, or came to its end.
     *
     * @param page the block it met; nothing where the program ended
     * @param outcome what it made of that; at the end exit codes of all its runs
     * @param lost what is gone for good by it, or stays out of reach, whatever the exit code says
     */
    record Repaired(LayerId filesystem, ToolCall call, Optional<Pfn> page, Outcome outcome,
            List<Loss> lost) implements TraceEvent {

        public Repaired {
            lost = List.copyOf(lost);
        }

        /** Whether the filesystem is whole again, or nothing was wrong with it. */
        public boolean isFine() {
            return switch (outcome.result()) {
                case REPAIRED, NOTHING_TO_DO, LOG_THROWN_AWAY -> true;
                case NOT_LOOKED_AT, NOT_REPAIRED, CANNOT_START, ABORTS, LOG_IN_THE_WAY, NOT_MOUNTABLE, NOT_BUILT,
                        FEATURE_MISSING, NO_REACTION, NOT_ALLOWED, KERNEL_BREAKS, NONE_EXISTS, NOT_KNOWN -> false;
            };
        }
    }

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

    /** How what was called or done ended, where the event says it. */
    default Optional<Ending> ended() {
        return switch (this) {
            case Refused e -> Optional.of(e.ending());
            case Concluded e -> Optional.of(e.ending());
            case Accessed e -> Optional.of(e.ending());
            case Mounted e -> Optional.of(e.ending());
            case Poisoned e -> Optional.empty();
            case Asked e -> Optional.empty();
            case Translated e -> Optional.empty();
            case Found e -> Optional.empty();
            case Skipped e -> Optional.empty();
            case Unmapped e -> Optional.empty();
            case Signalled e -> Optional.empty();
            case ShutDown e -> Optional.empty();
            case Reported e -> Optional.empty();
            case Noted e -> Optional.empty();
            case Watched e -> Optional.empty();
            case Changed e -> Optional.empty();
            case Repaired e -> Optional.empty();
        };
    }
}
