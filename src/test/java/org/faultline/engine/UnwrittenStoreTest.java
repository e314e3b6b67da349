package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.table.Designs;
import org.faultline.device.Pmem;
import org.faultline.fake.Stacks;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Placements;
import org.faultline.machine.Machine;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;

/** A store to an unwritten block that the device lists as bad. */
class UnwrittenStoreTest {
    private static final long PAGE = 4096;
    private static final Act PUNCH = new Act.Punch(101, Stacks.A, PAGE, PAGE);
    private static final Act RESERVE = new Act.Allocate(101, Stacks.A, PAGE, PAGE, Placements.NONE);
    private static final Act COPY = new Act.Write(101, Stacks.A, 0, PAGE);
    private static final Act STORE = new Act.Touch(101, new LayerId("m101"), 1, 1, true);
    private static final Act WRITE = new Act.Write(101, Stacks.A, PAGE, PAGE);

    @Test
    void in_place_it_is_zeroed_first_which_clears_it_where_the_device_can() {
        Pfn frame = frame(run(machine(Pmem.Kind.NVDIMM), "linux-6.1", PUNCH, RESERVE).after());

        assertThat(listed(Pmem.Kind.NVDIMM, "linux-6.1", STORE, PUNCH, RESERVE).after().bad(frame)).isEmpty();
        assertThat(isRefused(listed(Pmem.Kind.NVDIMM, "linux-6.1", STORE, PUNCH, RESERVE))).isFalse();
        assertThat(isRefused(listed(Pmem.Kind.VIRTUAL, "linux-6.1", STORE, PUNCH, RESERVE))).isTrue();
        assertThat(isRefused(listed(Pmem.Kind.VIRTUAL, "linux-6.1", WRITE, PUNCH, RESERVE))).isTrue();
    }

    @Test
    void what_is_staged_for_it_is_filled_from_it_before_linux_6_2() {
        for (Act act : List.of(STORE, WRITE)) {
            assertThat(isRefused(listed(Pmem.Kind.NVDIMM, "linux-6.1", act, COPY, PUNCH, RESERVE)))
                    .isTrue();
            assertThat(isRefused(listed(Pmem.Kind.NVDIMM, "linux-6.12", act, COPY, PUNCH, RESERVE)))
                    .isFalse();
        }
    }

    private static Trace listed(Pmem.Kind kind, String design, Act store, Act... before) {
        Machine machine = run(machine(kind), design, before).after();
        return run(machine, design, new Act.ListBad(new Address.OfPfn(frame(machine))), store);
    }

    private static boolean isRefused(Trace trace) {
        return trace.steps().stream().map(s -> s.event()).anyMatch(e -> e instanceof TraceEvent.Signalled
                || (e instanceof TraceEvent.Accessed a && !a.ending().isFine()));
    }

    private static Pfn frame(Machine machine) {
        Filesystem fs = machine.filesystem(Stacks.XFS).orElseThrow();
        Inode file = fs.inode(Stacks.A).orElseThrow();
        return machine.frameOf(fs, file, 1, true).orElseThrow();
    }

    private static Machine machine(Pmem.Kind kind) {
        Pmem pmem = Stacks.pmem();
        Machine trio = Stacks.trio();
        return new Machine(
                List.of(new Pmem(pmem.id(), pmem.name(), pmem.base(), pmem.size(), pmem.dataOffset(), kind)),
                trio.filesystems(), trio.processes(),
                new TreeMap<>(), false);
    }

    private static Trace run(Machine machine, String design, Act... acts) {
        return Engine.run(machine, List.of(acts), Designs.find(design).orElseThrow());
    }
}
