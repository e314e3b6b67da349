package org.faultline.repair.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.design.table.Designs;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Features.Autofsck;
import org.faultline.repair.Damage;
import org.faultline.repair.outcome.Confidence;
import org.faultline.repair.outcome.Leaves;
import org.faultline.repair.outcome.Lost;
import org.faultline.repair.outcome.Outcome;
import org.faultline.repair.outcome.Result;
import org.faultline.repair.outcome.Tool;
import org.faultline.repair.outcome.ToolCall;
import org.faultline.repair.table.Mountable.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every measured row is what the forecast says of it; {@code src/test/resources/repair/measured.txt} has them by name. */
class MeasuredTest {
    private static final Path ROWS = Path.of("src/test/resources/repair/measured.txt");
    /** Measured of one block; of this one it was read in the source that it must be so. */
    private static final Set<String> READ = Set.of("9 healer rmapbt root unreadable");

    record Row(String name, Case what, List<Tool> tools, Result result, List<Integer> exits, Lost lost,
            Leaves leaves) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        try {
            return Files.readAllLines(ROWS).stream().filter(l -> !l.isBlank() && !l.startsWith("#"))
                    .map(l -> row(l.split(" \\| ", -1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String[] cells) {
        Features features = new Features(cells[5].contains("r"), true, Features.Dax.ALWAYS)
                .with(new Features.Online(cells[5].contains("x"), cells[5].contains("p"), Autofsck.REPAIR));
        Case what = new Case(BlockSort.valueOf(cells[1]), Damage.valueOf(cells[2]), cells[3].equals("inside"),
                Case.Log.valueOf(cells[4]), features, Designs.find("linux-7.2").orElseThrow());
        List<Integer> exits = Arrays.stream(cells[8].split(" ", -1)).filter(e -> !e.equals("-")).map(Integer::valueOf)
                .toList();
        return new Row(cells[0], what, tools(cells[6]), Result.valueOf(cells[7]), exits, Lost.valueOf(cells[9]),
                Leaves.valueOf(cells[10]));
    }

    private static List<Tool> tools(String word) {
        return switch (word) {
            case "offline" -> List.of(Tool.XFS_REPAIR_6_1, Tool.XFS_REPAIR_7_2);
            case "6.1" -> List.of(Tool.XFS_REPAIR_6_1);
            case "7.2" -> List.of(Tool.XFS_REPAIR_7_2);
            case "scrub" -> List.of(Tool.XFS_SCRUB);
            case "healer" -> List.of(Tool.XFS_HEALER);
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static ToolCall call(Tool tool) {
        return switch (tool) {
            case XFS_REPAIR_6_1, XFS_REPAIR_6_13, XFS_REPAIR_7_2 -> new ToolCall.XfsRepair(tool, false);
            case XFS_SCRUB -> new ToolCall.XfsScrub(false);
            case XFS_HEALER -> new ToolCall.XfsHealer(false);
        };
    }

    @ParameterizedTest
    @MethodSource("rows")
    void the_forecast_is_what_was_measured(Row row) {
        for (Tool tool : row.tools()) {
            Outcome outcome = Repairs.of(row.what(), call(tool));

            assertThat(outcome.result()).isEqualTo(row.result());
            assertThat(outcome.exits()).isEqualTo(row.exits());
            assertThat(outcome.lost()).isEqualTo(row.lost());
            assertThat(outcome.leaves()).isEqualTo(row.leaves());
            assertThat(outcome.confidence())
                    .isEqualTo(READ.contains(row.name()) ? Confidence.SOURCE : Confidence.MEASURED);
        }
    }

    @Test
    void no_measurement_is_there_twice() {
        assertThat(rows().map(Row::name)).doesNotHaveDuplicates().hasSizeGreaterThan(110);
    }

    @Test
    void a_bad_header_of_any_group_is_no_mount_not_even_one_to_read_and_a_bad_log_is_one_to_read() {
        assertThat(mountable(BlockSort.AGF)).isEqualTo(List.of(Answer.NO, Answer.NO));
        assertThat(mountable(BlockSort.AGI)).isEqualTo(List.of(Answer.NO, Answer.NO));
        assertThat(mountable(BlockSort.FIRST_LOG_BLOCK)).isEqualTo(List.of(Answer.NO, Answer.YES));
    }

    private static List<Answer> mountable(BlockSort sort) {
        Mountable mountable = Mountable.of(new Case(sort, Damage.UNREADABLE, true, Case.Log.CLEAN,
                new Features(true, true, Features.Dax.ALWAYS), Designs.find("linux-7.2").orElseThrow()));
        assertThat(mountable.confidence()).isEqualTo(Confidence.MEASURED);
        return List.of(mountable.readWrite(), mountable.rescue());
    }
}
