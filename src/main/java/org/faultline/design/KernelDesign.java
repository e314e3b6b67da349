package org.faultline.design;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.stack.KernelSource;

/**
 * How one kernel, or one version of the patch set, handles bad memory: a table of hooks and choices.
 *
 * @param id stable name for documents and the command line, such as {@code linux-6.12}
 * @param title short name for people
 * @param summary one sentence: what it is
 * @param provedBy what the table rests on: recorded runs, golden vectors, reading of the source
 */
public record KernelDesign(String id, String title, String summary, String provedBy, Chain chain, Choices choices) {
    /**
     * The functions a failure passes, from the memory manager to the processes.
     *
     * @param memoryFailure where it begins
     * @param pagemap the pagemap's own handler; absent: the generic handler
     * @param device how the device passes it on
     * @param filesystem how a filesystem takes it; absent: it cannot be asked
     * @param owner what is done about each owner
     * @param kill how the processes of a file are signalled
     * @param generic the handler for pages whose owner nobody can name but the page itself
     */
    public record Chain(Hook memoryFailure, Optional<Hook> pagemap, Hook device, Optional<Hook> filesystem,
            OwnerHook owner, KillHook kill, Hook generic) {
        /** The kernel function behind every hook of the chain, bottom up. */
        public List<KernelSource> sources() {
            return Stream.of(Optional.of(memoryFailure.source()), pagemap.map(Hook::source),
                    Optional.of(device.source()), filesystem.map(Hook::source), Optional.of(owner.source()),
                    Optional.of(kill.source()), Optional.of(generic.source())).flatMap(Optional::stream).toList();
        }
    }
}
