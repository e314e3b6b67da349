package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.budget.Budget;
import org.faultline.budget.Stopped;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.fake.Stacks;
import org.faultline.machine.Machine;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;
import org.junit.jupiter.api.Test;

/** A run is stopped between its acts, and inside of one that makes many steps. */
class StoppingTest {
    private static final KernelDesign LINUX = Designs.find("linux-6.12").orElseThrow();
    private static final List<Act> ONE =
            List.of(new Act.Poison(new Address.OfPfn(new Pfn(0x101C00)), new Notice.CorruptPfn()));

    @Test
    void one_failure_with_many_processes_asks_again_and_again() {
        List<Long> done = new ArrayList<>();
        Engine.run(crowd(), ONE, LINUX, (stage, acts, of) -> {
            assertThat(of).isEqualTo(1);
            done.add(acts);
        });

        assertThat(done).hasSizeGreaterThan(200).containsOnly(0L);
    }

    @Test
    void a_budget_that_is_spent_stops_inside_of_an_act() {
        for (int most = 1; most < 200; most += 33) {
            AtomicInteger left = new AtomicInteger(most);
            Budget budget = (stage, done, of) -> {
                if (left.decrementAndGet() < 0) {
                    throw new Stopped();
                }
            };
            assertThatThrownBy(() -> Engine.run(crowd(), ONE, LINUX, budget)).as("after %d", most)
                    .isInstanceOf(Stopped.class);
            assertThat(left.get()).isEqualTo(-1);
        }
    }

    /** The processes of the trio, the first of them two hundred times. */
    private static Machine crowd() {
        Machine machine = Stacks.trio();
        UserProcess first = machine.process(101).orElseThrow();
        Mapping mapping = first.mappings().getFirst();
        List<Act> touches = new ArrayList<>();
        touches.add(new Act.Touch(101, mapping.id(), 0, 1, false));
        for (int i = 0; i < 200; i++) {
            machine = machine.withNew(first.fork(new LayerId("c" + i), 1000 + i));
            UserProcess child = machine.process(1000 + i).orElseThrow();
            touches.add(new Act.Touch(child.pid(), child.mappings().getFirst().id(), 0, 1, false));
        }
        return Engine.run(machine, touches, LINUX).after();
    }
}
