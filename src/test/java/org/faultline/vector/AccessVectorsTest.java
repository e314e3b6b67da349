package org.faultline.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.vector.Vector.each;
import static org.faultline.vector.VectorMachine.A;
import static org.faultline.vector.VectorMachine.B;
import static org.faultline.vector.VectorMachine.BAD;
import static org.faultline.vector.VectorMachine.P;

import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.filesystem.FilesystemKind.Recorded;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Placements;
import org.junit.jupiter.api.Test;

/** Vectors about read(2) and write(2) on a block that the device lists as bad. */
class AccessVectorsTest {
    private static final long ALL = 65536;
    private static final LayerId C = new LayerId("c");
    private static final Act LISTED = new Act.ListBad(new Address.OfPfn(new Pfn(BAD)));
    private static final Act READ = new Act.Read(P, A, 0, ALL);
    private static final Act WRITE = new Act.Write(P, A, 0, ALL);

    @Test
    void g29_a_read_fails_and_a_write_of_whole_pages_clears_the_block_since_6_0() {
        each("G29", design -> {
            boolean clears = !design.id().equals("linux-5.10");
            Result result = VectorMachine.g3().act(design, LISTED, READ, WRITE, READ).access(0, "EIO")
                    .access(1, clears ? "" : "EIO").access(2, clears ? "" : "EIO");

            assertThat(result.isBad(BAD)).isEqualTo(!clears);
            assertThat(result.frame(5)).contains(new Pfn(BAD));
        });
    }

    @Test
    void g30_a_shared_block_is_bad_until_its_last_owner_lets_it_go_and_it_is_allocated_again() {
        Placements there = Placements.of(List.of(new Placements.Run(0, 40000 * 4096L, 4096)));
        VectorMachine machine = VectorMachine.g3().with(VectorMachine.clone(B, A))
                .with(VectorMachine.file(C, Inode.Type.REGULAR, Inode.Core.LIVE, 0, false, Recorded.NOTHING));
        Act punchA = new Act.Punch(P, A, 0, ALL);
        Act punchB = new Act.Punch(P, B, 0, ALL);
        each("G30", design -> {
            Result refused = machine.act(design, LISTED, WRITE).access(0, "EIO");
            Result moved = machine.act(design, LISTED, WRITE, punchA, WRITE, READ).access(1, "").access(2, "");
            Result free = machine.act(design, LISTED, punchA, WRITE, punchB);
            Result again = machine.act(design, LISTED, punchA, WRITE, punchB, new Act.Write(P, C, 0, 4096, there));

            assertThat(refused.isBad(BAD)).isTrue();
            assertThat(moved.frame(5)).isPresent().isNotEqualTo(Optional.of(new Pfn(BAD)));
            assertThat(moved.isBad(BAD)).isTrue();
            assertThat(free.isBad(BAD)).isTrue();
            assertThat(again.isBad(BAD)).isFalse();
        });
    }
}
