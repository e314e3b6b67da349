package org.faultline.design;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.reason.Why;

/**
 * The functions a failure passes, from the memory manager to the processes.
 *
 * @param memoryFailure where it begins
 * @param pagemap the pagemap's own handler; absent: the generic handler
 * @param device how the device passes it on; absent: no pagemap asks it
 * @param filesystem how a filesystem takes it; absent: it cannot be asked
 * @param owner what is done about each owner; absent: no filesystem looks for them
 * @param listeners how programs that listen are told; absent: nobody can listen
 * @param kill how the processes of a file are signalled
 * @param generic the handler for pages whose owner nobody can name but the page itself
 */
public record Chain(Hook memoryFailure, Optional<Hook> pagemap, Optional<Hook> device, Optional<Hook> filesystem,
        Optional<OwnerHook> owner, Optional<ListenerHook> listeners, KillHook kill, Hook generic) {
    /** A chain in which nobody but the page itself is asked. */
    public Chain(Hook memoryFailure, KillHook kill, Hook generic) {
        this(memoryFailure, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                kill, generic);
    }

    /** The same chain, begun otherwise. */
    public Chain withMemoryFailure(Hook other) {
        return new Chain(other, pagemap, device, filesystem, owner, listeners, kill, generic);
    }

    /** The same chain with another handler of the pagemap. */
    public Chain withPagemap(Hook other) {
        return new Chain(memoryFailure, Optional.of(other), device, filesystem, owner, listeners, kill, generic);
    }

    /** The same chain with a device that passes a failure on otherwise. */
    public Chain withDevice(Hook other) {
        return new Chain(memoryFailure, pagemap, Optional.of(other), filesystem, owner, listeners, kill, generic);
    }

    /** The same chain with filesystems that take a failure otherwise. */
    public Chain withFilesystem(Hook other) {
        return new Chain(memoryFailure, pagemap, device, Optional.of(other), owner, listeners, kill, generic);
    }

    /** The same chain where something else is done about each owner. */
    public Chain withOwner(OwnerHook other) {
        return new Chain(memoryFailure, pagemap, device, filesystem, Optional.of(other), listeners, kill, generic);
    }

    /** The same chain where programs can listen, or are told otherwise. */
    public Chain withListeners(ListenerHook other) {
        return new Chain(memoryFailure, pagemap, device, filesystem, owner, Optional.of(other), kill, generic);
    }

    /** The same chain where processes are signalled otherwise. */
    public Chain withKill(KillHook other) {
        return new Chain(memoryFailure, pagemap, device, filesystem, owner, listeners, other, generic);
    }

    /** The same chain with another handler for pages that only the page itself can be asked about. */
    public Chain withGeneric(Hook other) {
        return new Chain(memoryFailure, pagemap, device, filesystem, owner, listeners, kill, other);
    }

    /** Whom the device will never tell of anything on that machine, although one would think so. */
    public List<Why> unreached(Machine machine) {
        return device.map(hook -> hook.unreached(machine)).orElse(List.of());
    }

    /** The kernel function behind every hook of the chain, bottom up. */
    public List<KernelSource> sources() {
        return Stream.of(Optional.of(memoryFailure.source()), pagemap.map(Hook::source), device.map(Hook::source),
                filesystem.map(Hook::source), owner.map(OwnerHook::source), listeners.map(ListenerHook::source),
                Optional.of(kill.source()), Optional.of(generic.source())).flatMap(Optional::stream).toList();
    }
}
