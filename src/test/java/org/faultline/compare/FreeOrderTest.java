package org.faultline.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.budget.Budget;
import org.faultline.compare.Row.Kind;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.format.TopologyJson;
import org.faultline.playback.Subjects;
import org.faultline.session.Session;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two runs that meet the members of a set in another order: each member is one row. */
class FreeOrderTest {
    /**
     * Two variants of a document under one kernel.
     *
     * @param moved of whom the steps are that only stand elsewhere
     * @param other kinds of rows besides equal ones
     */
    record Pair(String what, TopologyDocument left, TopologyDocument right, String design, Set<String> moved,
            Set<Kind> other) {
        @Override
        public String toString() {
            return what + ", " + design;
        }
    }

    static Stream<Pair> pairs() {
        TopologyDocument trio = Pairs.session("reflink-trio").document();
        TopologyDocument three = with(trio, "/processes/1/mappings/0/file", "a");
        TopologyDocument others = reversed(three, "processes");
        TopologyDocument late = with(others, "/processes/0/policy", "late");
        return Stream.of(
                new Pair("processes that died are gone in another order", trio, reversed(trio, "processes"),
                        "linux-6.12", Set.of("p101"), Set.of(Kind.OTHER_ORDER)),
                new Pair("owners lie the other way round in the reverse map", trio, owners(trio), "linux-6.12",
                        Set.of("b", "p102"), Set.of(Kind.CHANGED, Kind.OTHER_ORDER)),
                new Pair("processes are left alone in another order", three, others, "linux-6.12", Set.of("p102"),
                        Set.of(Kind.OTHER_ORDER)),
                new Pair("one of them for another reason", three, late, "linux-6.12", Set.of(), Set.of(Kind.CHANGED)),
                new Pair("processes are signalled in another order", three, others, "rfc-v2", Set.of("p101", "p102"),
                        Set.of(Kind.OTHER_ORDER)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void each_member_is_one_row(Pair pair) {
        Comparison both = compare(pair);
        Set<Kind> kinds = both.rows().stream().map(Row::kind).filter(k -> k != Kind.EQUAL).collect(Collectors.toSet());
        Set<String> moved = both.rows().stream().filter(r -> r.kind() == Kind.OTHER_ORDER)
                .flatMap(r -> r.left().stream()).flatMap(p -> both.left().step(p).layer().stream())
                .map(id -> id.value()).collect(Collectors.toSet());

        assertThat(kinds).isEqualTo(pair.other());
        assertThat(moved).isEqualTo(pair.moved());
        assertThat(Aligned.broken(both.left(), both.right())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void a_member_that_was_met_elsewhere_is_beside_itself(Pair pair) {
        Comparison both = compare(pair);

        assertThat(both.rows()).allSatisfy(row -> assertThat(about(both.left(), row, Row::left))
                .isEqualTo(about(both.right(), row, Row::right)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void all_of_it_comes_of_one_difference(Pair pair) {
        Comparison both = compare(pair).explained(Budget.UNLIMITED);

        assertThat(both.independent()).hasSize(1);
        assertThat(both.rules()).containsOnlyKeys(both.first().orElseThrow());
    }

    private static Object about(Side side, Row row, Function<Row, List<Place>> places) {
        return places.apply(row).stream().map(p -> Subjects.of(side.step(p))).toList();
    }

    private static Comparison compare(Pair pair) {
        return Comparison.of(side(pair.left(), pair.design()), side(pair.right(), pair.design()));
    }

    private static Side side(TopologyDocument document, String design) {
        byte[] text = TopologyJson.write(document.withDesign(design)).getBytes(StandardCharsets.UTF_8);
        return Session.read("pair.json", text, Optional.empty()).session().orElseThrow().run().side();
    }

    private static TopologyDocument with(TopologyDocument document, String at, String value) {
        return document.with(new Pointer(at), new Node.Text(value, 0));
    }

    private static TopologyDocument reversed(TopologyDocument document, String key) {
        Pointer at = Pointer.ROOT.key(key);
        return document.with(at, Node.of(document.list(at).reversed()));
    }

    /** The file that is made first is the other one, so that it has the lower number of an inode. */
    private static TopologyDocument owners(TopologyDocument document) {
        TopologyDocument first = with(with(document, "/filesystems/0/files/0/id", "b"), "/filesystems/0/files/0/path",
                "/db/b");
        TopologyDocument second = with(with(first, "/filesystems/0/files/1/id", "a"), "/filesystems/0/files/1/path",
                "/db/a");
        return with(second, "/filesystems/0/files/1/reflink", "b");
    }
}
