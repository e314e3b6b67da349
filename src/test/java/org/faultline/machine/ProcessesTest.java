package org.faultline.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.fake.Stacks;
import org.faultline.memory.BadPage;
import org.faultline.memory.PageEntry;
import org.faultline.memory.PageTable;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes found by the files they map, against a look through all of them; and what a change shares. */
class ProcessesTest {
    private static final int FILES = 6;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void a_file_knows_exactly_those_that_map_it_as_they_were_created(long seed) {
        Random random = new Random(seed);
        Machine machine = Stacks.machine(Stacks.xfs(true, Stacks.file(Stacks.A, Stacks.MIB)));
        for (int round = 0; round < 300; round++) {
            machine = changed(machine, random, round);
            for (int file = 0; file < FILES; file++) {
                LayerId id = file(file);
                assertThat(machine.usersOf(id)).as("seed %d round %d", seed, round)
                        .containsExactlyElementsOf(machine.processes().stream()
                                .filter(p -> p.mappings().stream().anyMatch(m -> m.file().equals(id))).toList());
            }
        }
    }

    private static Machine changed(Machine machine, Random random, int round) {
        List<UserProcess> all = new ArrayList<>(machine.processes());
        if (all.isEmpty() || random.nextInt(3) == 0) {
            return machine.withNew(new UserProcess(new LayerId("p" + round), 100 + round, "x",
                    UserProcess.KillPolicy.DEFAULT, UserProcess.Disposition.DEFAULT, List.of(), List.of(),
                    UserProcess.Life.RUNNING));
        }
        UserProcess one = all.get(random.nextInt(all.size()));
        return switch (random.nextInt(4)) {
            case 0, 1 -> machine.with(one.withMapping(mapping("m" + round, file(random.nextInt(FILES)))));
            case 2 -> machine.with(one.mappings().isEmpty() ? one.killed()
                    : one.withoutMapping(one.mappings().getFirst().id()));
            default -> machine.mapMappings(file(random.nextInt(FILES)),
                    m -> m.with(m.pages().with(random.nextInt(16), 1, new PageEntry.Private(101, 1))));
        };
    }

    private static LayerId file(int number) {
        return new LayerId("f" + number);
    }

    private static Mapping mapping(String id, LayerId file) {
        return new Mapping(new LayerId(id), 0x7f0000000000L, Stacks.XFS, file, 0, Stacks.MIB, true, PageTable.EMPTY);
    }

    @Test
    void a_change_of_one_process_leaves_all_else_as_it_was() {
        Machine before = Stacks.trio();
        Machine after = before.mapMappings(Stacks.B, m -> m.with(m.pages().with(0, 1, new PageEntry.Private(101, 1))));

        assertThat(after.process(102)).isNotEqualTo(before.process(102));
        for (int pid : new int[]{101, 103}) {
            assertThat(after.process(pid)).containsSame(before.process(pid).orElseThrow());
        }
        assertThat(after.devices()).isSameAs(before.devices());
        assertThat(after.filesystems()).isSameAs(before.filesystems());
        assertThat(before.mapProcesses(p -> p.mapEach(m -> m.with(m.pages())))).isSameAs(before);
    }

    @Test
    void pages_gone_bad_are_in_order_and_leave_processes_as_they_were() {
        Machine before = Stacks.trio();
        Machine after = before;
        for (int page : IntStream.of(9, 3, 7, 1).toArray()) {
            after = after.with(new Pfn(0x100000 + page), new BadPage(true, true, false));
        }

        assertThat(after.bad().keySet().stream().map(p -> p.number() - 0x100000)).containsExactly(1L, 3L, 7L, 9L);
        assertThat(after.bad().subMap(new Pfn(0x100002), new Pfn(0x100008)).firstKey()).isEqualTo(new Pfn(0x100003));
        assertThat(after.rewritten(new Pfn(0x100003)).bad(new Pfn(0x100003))).isEmpty();
        assertThat(after.processes()).isSameAs(before.processes());
        assertThat(before.bad()).isEmpty();
    }
}
