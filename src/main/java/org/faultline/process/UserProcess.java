package org.faultline.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.faultline.address.LayerId;

/**
 * A process and what it maps.
 *
 * @param comm command name as the kernel log prints it, at most 15 characters
 * @param mappings in the order of mmap
 * @param threads policies of the threads behind the first, in order of creation
 * @param received signals, oldest first
 * @param open the files it opened and did not close, one as often as it opened it
 * @param waiting the signal it blocks, or that reached it while it was stopped, and that it has not had yet
 * @param family the first of the processes that fork(2) made of each other, which have the files in common that it opened
 */
public record UserProcess(LayerId id, int pid, String comm, KillPolicy policy, Disposition sigbus,
        List<Mapping> mappings,
        List<Signal> received, Life life, List<KillPolicy> threads, Optional<Signal> waiting,
        List<LayerId> open, LayerId family) {
    /** prctl(PR_MCE_KILL): when a process wants to hear of memory that went bad. */
    public enum KillPolicy {
        /** No policy of its own: vm.memory_failure_early_kill decides. */
        DEFAULT,
        EARLY,
        LATE
    }

    /** What a process does with SIGBUS. */
    public enum Disposition {
        DEFAULT,
        HANDLER,
        IGNORE,
        BLOCK
    }

    /** Whether it still runs. */
    public enum Life {
        RUNNING,
        /** SIGSTOP stopped it: it does nothing, and signals that reach it wait. */
        STOPPED,
        /** A signal killed it within a system call: it dies when the call returns. */
        DYING,
        /** It is in a system call that never returns, or takes one fault again and again. */
        STUCK,
        DEAD
    }

    /** A process of one thread. */
    public UserProcess(LayerId id, int pid, String comm, KillPolicy policy, Disposition sigbus, List<Mapping> mappings,
            List<Signal> received, Life life) {
        this(id, pid, comm, policy, sigbus, mappings, received, life, List.of());
    }

    /** A process for which no signal waits. */
    public UserProcess(LayerId id, int pid, String comm, KillPolicy policy, Disposition sigbus, List<Mapping> mappings,
            List<Signal> received, Life life, List<KillPolicy> threads) {
        this(id, pid, comm, policy, sigbus, mappings, received, life, threads, Optional.empty(), List.of(),
                id);
    }

    public UserProcess {
        threads = List.copyOf(threads);
        mappings = List.copyOf(mappings);
        received = List.copyOf(received);
        open = List.copyOf(open);
    }

    /** Its id, and those of its mappings. */
    public Stream<LayerId> ids() {
        return Stream.concat(Stream.of(id), mappings.stream().map(Mapping::id));
    }

    /** Whether it can still act. */
    public boolean isRunning() {
        return life == Life.RUNNING || life == Life.DYING;
    }

    /** Whether it still has its memory mapped, so that a bad page can concern it. */
    public boolean isAlive() {
        return life != Life.DEAD;
    }

    /** Its mapping of that name. */
    public Optional<Mapping> mapping(LayerId wanted) {
        return mappings.stream().filter(m -> m.id().equals(wanted)).findFirst();
    }

    /** Whether it has a file open, or maps it. */
    public boolean holds(LayerId file) {
        return open.contains(file) || mappings.stream().anyMatch(m -> m.file().equals(file));
    }

    /** Whether it hears of bad memory before it touches it, given vm.memory_failure_early_kill. */
    public boolean isEarlyKill(boolean sysctl) {
        return earlyThread(sysctl).isPresent();
    }

    /** The first thread that wants to hear of it; 0 is the main one. Kernel: find_early_kill_thread(). */
    public Optional<Integer> earlyThread(boolean sysctl) {
        List<KillPolicy> all = new ArrayList<>(List.of(policy));
        all.addAll(threads);
        for (int thread = 0; thread < all.size(); thread++) {
            KillPolicy own = all.get(thread);
            if (own == KillPolicy.EARLY || (own == KillPolicy.DEFAULT && sysctl)) {
                return Optional.of(thread);
            }
        }
        return Optional.empty();
    }

    /** The same process with each mapping replaced. */
    public UserProcess mapEach(UnaryOperator<Mapping> change) {
        List<Mapping> next = new ArrayList<>(mappings);
        next.replaceAll(change);
        boolean same = true;
        for (int i = 0; same && i < next.size(); i++) {
            same = next.get(i) == mappings.get(i);
        }
        return same ? this
                : new UserProcess(id, pid, comm, policy, sigbus, next, received, life, threads, waiting, open, family);
    }

    /** The same process as one that fork(2) made, or whose parents it made, of {@code first}. */
    public UserProcess ofFamily(LayerId first) {
        return new UserProcess(id, pid, comm, policy, sigbus, mappings, received, life, threads, waiting, open, first);
    }

    /** The same process with one more mapping. */
    public UserProcess withMapping(Mapping added) {
        List<Mapping> more = new ArrayList<>(mappings);
        more.add(added);
        return new UserProcess(id, pid, comm, policy, sigbus, more, received, life, threads, waiting, open, family);
    }

    /** The same process without a mapping. */
    public UserProcess withoutMapping(LayerId gone) {
        return new UserProcess(id, pid, comm, policy, sigbus,
                mappings.stream().filter(m -> !m.id().equals(gone)).toList(), received, life, threads, waiting, open,
                family);
    }

    /** The same process, which holds a file open once more. */
    public UserProcess opening(LayerId file) {
        List<LayerId> more = new ArrayList<>(open);
        more.add(file);
        return opening(more);
    }

    /** The same process, which holds a file open once less. */
    public UserProcess closing(LayerId file) {
        List<LayerId> less = new ArrayList<>(open);
        less.remove(file);
        return opening(less);
    }

    private UserProcess opening(List<LayerId> files) {
        return new UserProcess(id, pid, comm, policy, sigbus, mappings, received, life, threads, waiting, files,
                family);
    }

    /** The same process, dead without a signal it could have caught. */
    public UserProcess killed() {
        return with(Life.DEAD);
    }

    /**
     * Its child as fork(2) makes it: one thread, the same policy and disposition, no signal, the same mappings, each
     * with the child's pid behind its id. Kernel: kernel/fork.c copy_process(), dup_mmap().
     */
    public UserProcess fork(LayerId child, int childPid) {
        List<Mapping> copied = mappings.stream().map(m -> m.forked(new LayerId(m.id() + "." + childPid))).toList();
        return new UserProcess(child, childPid, comm, policy, sigbus, copied, List.of(), Life.RUNNING, List.of(),
                Optional.empty(), open, family);
    }

    /** The same process in another state. */
    public UserProcess with(Life next) {
        return next == life ? this
                : new UserProcess(id, pid, comm, policy, sigbus, mappings, received, next, threads, waiting, open,
                        family);
    }

    /** The same process with another policy of its own. */
    public UserProcess with(KillPolicy next) {
        return new UserProcess(id, pid, comm, next, sigbus, mappings, received, life, threads, waiting, open, family);
    }

    /** The same process with another disposition of SIGBUS. */
    public UserProcess withDisposition(Disposition next) {
        return new UserProcess(id, pid, comm, policy, next, mappings, received, life, threads, waiting, open, family);
    }

    /** The same process with a signal that waits for it, or none. */
    public UserProcess withWaiting(Optional<Signal> signal) {
        return new UserProcess(id, pid, comm, policy, sigbus, mappings, received, life, threads, signal, open, family);
    }

    /** The same process after a signal that left it in state {@code after}. */
    public UserProcess signalled(Signal signal, Life after) {
        List<Signal> signals = new ArrayList<>(received);
        signals.add(signal);
        return new UserProcess(id, pid, comm, policy, sigbus, mappings, signals, after, threads, waiting, open, family);
    }
}
