package org.faultline.engine;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.design.Mapper;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.process.UserProcess;

/**
 * Who has the very copy of a page in RAM that a process has: a fork lies between them, and nobody wrote to it since. Kernel:
 * mm/memory-failure.c collect_procs_anon(), mm/rmap.c rmap_walk_anon().
 *
 * @param entry what the page table says of the page
 */
record SameCopy(Machine machine, Mapper mapper, PageEntry entry) {
    /** Those that have it, the process itself among them, as they were created. */
    List<Mapper> mappers() {
        return those(1).toList();
    }

    /** Whether another process has one of {@code pages} copies from the page on. */
    boolean isShared(long pages) {
        return those(pages).anyMatch(o -> o.process().pid() != mapper.process().pid());
    }

    private Stream<Mapper> those(long pages) {
        long end = mapper.page() + pages;
        return machine.usersOf(mapper.mapping().file()).stream().filter(UserProcess::isAlive)
                .flatMap(p -> p.mappings().stream()
                        .filter(m -> m.address() == mapper.mapping().address()
                                && m.file().equals(mapper.mapping().file()))
                        .filter(m -> m.pages().within(mapper.page(), end).stream()
                                .anyMatch(r -> r.entry().equals(entry)))
                        .map(m -> new Mapper(p, m, mapper.page())));
    }
}
