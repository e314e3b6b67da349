package org.faultline.design;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.design.Choices.Choice;
import org.faultline.kernel.KernelSource;

/**
 * How one kernel, or one version of the patch set, handles bad memory: a table of hooks and choices.
 *
 * @param id stable name for documents and the command line, such as {@code linux-6.12}
 * @param title short name for people
 * @param summary one sentence: what it is
 * @param mounts what it mounts with DAX, and what it does when a device goes away
 * @param provedBy what the table rests on, in a few words: recorded runs, golden vectors, reading of the source
 */
public record KernelDesign(String id, String title, String summary, String provedBy, Chain chain, Choices choices,
        MountRules mounts) {
    /** Another kernel with the table of this one. */
    KernelDesign named(String name, String heading, String sentence, String proof) {
        return new KernelDesign(name, heading, sentence, proof, chain, choices, mounts);
    }

    /** The same kernel with another chain. */
    KernelDesign with(Chain other) {
        return new KernelDesign(id, title, summary, provedBy, other, choices, mounts);
    }

    /** The same kernel with some choices made otherwise. */
    KernelDesign with(Choice... others) {
        return new KernelDesign(id, title, summary, provedBy, chain, choices.with(others), mounts);
    }

    /** The same kernel with other rules for mounts. */
    KernelDesign with(MountRules others) {
        return new KernelDesign(id, title, summary, provedBy, chain, choices, others);
    }

    /**
     * The functions a failure passes, from the memory manager to the processes.
     *
     * @param memoryFailure where it begins
     * @param pagemap the pagemap's own handler; absent: the generic handler
     * @param device how the device passes it on; absent: no pagemap asks it
     * @param filesystem how a filesystem takes it; absent: it cannot be asked
     * @param owner what is done about each owner; absent: no filesystem looks for them
     * @param kill how the processes of a file are signalled
     * @param generic the handler for pages whose owner nobody can name but the page itself
     */
    public record Chain(Hook memoryFailure, Optional<Hook> pagemap, Optional<Hook> device, Optional<Hook> filesystem,
            Optional<OwnerHook> owner, KillHook kill, Hook generic) {
        /** A chain in which nobody but the page itself is asked. */
        Chain(Hook memoryFailure, KillHook kill, Hook generic) {
            this(memoryFailure, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), kill, generic);
        }

        /** The kernel function behind every hook of the chain, bottom up. */
        public List<KernelSource> sources() {
            return Stream.of(Optional.of(memoryFailure.source()), pagemap.map(Hook::source), device.map(Hook::source),
                    filesystem.map(Hook::source), owner.map(OwnerHook::source), Optional.of(kill.source()),
                    Optional.of(generic.source())).flatMap(Optional::stream).toList();
        }
    }
}
