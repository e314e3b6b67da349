package org.faultline.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.engine.Engine;
import org.faultline.format.TopologyJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents damaged at random: there may be problems, there is never an exception. The seed is the argument. */
class MutatedDocumentsTest {
    private static final int ROUNDS = 400;
    private static final List<String> SAMPLES = List.of("reflink-trio", "two-disks", "metadata-hit");
    private static final List<Node> ODDITIES = List.of(Node.of(-1), Node.of(0), Node.of(1), Node.of(4096),
            Node.of(Long.MAX_VALUE), Node.of("7 PiB"), Node.of("4 PiB"), Node.of("1 EiB"),
            Node.of("0x3ffffffffffff000"),
            new Node.Numeral("123456789012345678901234567890", 0), new Node.Numeral("1e9", 0), Node.of(""),
            Node.of("a"), Node.of("p101"), Node.of("pmem0"), Node.of("xfs0"), Node.of("pfn:0x7fffffffffffffff"),
            Node.of("sector:pmem0:0x7fffffffffffffff"), Node.of("phys:0x7fffffffffffffff"),
            Node.of("consume:999999999"),
            Node.of("pid:101@0"), Node.of("dev:pmem0+8388607TiB"), Node.of(true), Node.of(false), new Node.Nothing(0),
            Node.Fields.EMPTY, Node.Items.EMPTY, Node.of(List.of(Node.Fields.EMPTY)), Node.of("partition"));

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20, 300, 4000})
    void damagedBytesNeverThrow(long seed) throws IOException {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = sample(random).getBytes(StandardCharsets.UTF_8);
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? random.nextInt(256)
                        : "[]{},:\"0-9e.\\".charAt(random.nextInt(13)));
            }
            byte[] damaged = random.nextInt(3) > 0 ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length));
            assertThatCode(() -> BrokenDocumentsTest.check(TopologyJson.read("x", damaged)))
                    .as(() -> new String(damaged, StandardCharsets.UTF_8)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 60, 700, 8000})
    void oddValuesInAnyFieldNeverThrow(long seed) throws IOException {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            TopologyDocument document = TopologyJson.read("x", sample(random)).document().orElseThrow();
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                Pointer pointer = somewhere(document, random);
                document = random.nextInt(5) == 0 && !pointer.equals(Pointer.ROOT) ? document.without(pointer)
                        : document.with(pointer, ODDITIES.get(random.nextInt(ODDITIES.size())));
            }
            TopologyDocument odd = document;
            assertThatCode(() -> assembleAndRun(odd)).as(() -> TopologyJson.write(odd)).doesNotThrowAnyException();
            String written = TopologyJson.write(odd);
            assertThat(TopologyJson.write(TopologyJson.read("x", written).document().orElseThrow())).isEqualTo(written);
        }
    }

    private static void assembleAndRun(TopologyDocument document) {
        Assembler.assemble(document).plan().ifPresent(plan -> Engine.run(
                Engine.run(plan.machine(), plan.setUp(), plan.design()).after(), plan.story(), plan.design()));
    }

    private static String sample(Random random) throws IOException {
        return Files.readString(Path.of("samples", SAMPLES.get(random.nextInt(SAMPLES.size())) + ".json"));
    }

    private static Pointer somewhere(TopologyDocument document, Random random) {
        Pointer pointer = Pointer.ROOT;
        Node node = document.root();
        while (true) {
            if (node instanceof Node.Fields object && !object.fields().isEmpty()) {
                Node.Field field = object.fields().get(random.nextInt(object.fields().size()));
                pointer = pointer.key(field.name());
                node = field.value();
            } else if (node instanceof Node.Items list && !list.items().isEmpty() && random.nextInt(6) > 0) {
                int index = random.nextInt(list.items().size());
                pointer = pointer.item(index);
                node = list.items().get(index);
            } else {
                return pointer;
            }
        }
    }
}
