package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.faultline.document.Node;
import org.faultline.document.Node.Fields;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.format.words.Sentences;
import org.faultline.kernel.Errno;
import org.faultline.problem.Problem;
import org.faultline.process.Mapping;
import org.faultline.session.Opened;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;

/** MAP_SYNC is kept where mmap(2) grants it, and changes nothing else. */
class MapSyncTest {
    private static final TopologyDocument TRIO =
            Samples.open("reflink-trio").orElseThrow().session().orElseThrow().document();
    private static final Pointer FLAGS = Pointer.ROOT.key("processes").item(0).key("mappings").item(0).key("flags");
    private static final Pointer DAX = Pointer.ROOT.key("filesystems").item(0).key("dax");
    private static final Fields MAP = Fields.EMPTY.with("act", Node.of("map")).with("pid", Node.of(101))
            .with("mapping", Node.of("more")).with("address", Node.of("0x7f4400000000")).with("file", Node.of("b"))
            .with("length", Node.of("1 MiB")).with("flags", Node.of("sync"));

    @Test
    void it_is_kept_and_shown_and_nobody_is_treated_otherwise_for_it() {
        Session sync = open(TRIO.with(FLAGS, Node.of("sync"))).session().orElseThrow();
        assertThat(first(sync).sync()).isTrue();
        assertThat(first(sync).flags()).isEqualTo("MAP_SHARED_VALIDATE|MAP_SYNC");
        assertThat(first(sync).shared()).isTrue();
        Session shared = open(TRIO).session().orElseThrow();
        assertThat(first(shared).flags()).isEqualTo("MAP_SHARED");
        assertThat(sync.run().trace().steps()).isEqualTo(shared.run().trace().steps());
    }

    @Test
    void without_dax_it_is_refused_and_not_kept() {
        Opened opened = open(TRIO.with(FLAGS, Node.of("sync")).with(DAX, Node.of("never")));
        assertThat(opened.problems()).extracting(Problem::code).contains("sync-without-dax");
        assertThat(first(opened.session().orElseThrow()).sync()).isFalse();
    }

    @Test
    void a_later_mmap_gets_it_with_dax_and_eopnotsupp_without() {
        Pointer end = Pointer.ROOT.key("story");
        Session with = open(TRIO.with(end, Node.of(List.of(MAP)))).session().orElseThrow();
        assertThat(with.run().trace().after().process(101).orElseThrow().mappings().getLast().sync()).isTrue();
        Session without = open(TRIO.with(end, Node.of(List.of(MAP))).with(DAX, Node.of("never"))).session()
                .orElseThrow();
        assertThat(without.run().trace().after().process(101).orElseThrow().mappings()).hasSize(1);
        Step refused = without.run().trace().steps().getLast();
        assertThat(refused.event()).isEqualTo(new TraceEvent.Refused(Errno.EOPNOTSUPP));
        assertThat(Sentences.of(refused.why())).isEqualTo("The call fails: MAP_SYNC needs a file with DAX.");
    }

    private static Mapping first(Session session) {
        return session.run().trace().before().process(101).orElseThrow().mappings().getFirst();
    }

    private static Opened open(TopologyDocument document) {
        return Session.of(document, Optional.empty());
    }
}
