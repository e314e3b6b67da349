package org.faultline.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The page with the size table. Each row says when it was measured and how busy the machine was at the beginning.
 *
 * @param glass what windows were shown on
 * @param results in the order of the table
 */
record PerformancePage(Hardware hardware, String glass, List<Line> results) {
    private static final String BEFORE = "/benchmark/before.txt";
    private static final String ROW = "| `";

    /** A row and what came of it. */
    record Line(Row row, Result result) {}

    String text() throws IOException {
        Map<String, String> before = before();
        String rows = String.join("\n", rows(before).values());
        return """
                # How large, and how fast

                Written by `mvn -B verify -Pbenchmark`, which fails when a row is over its limit; change nothing here by hand.
                Where a bare time would only measure the machine, a row is a ratio or a growth, and what it is compared with was
                measured in the same run. Ratios are of the fastest of several tries, in several processes: other work on the
                machine disturbs those least. Whole processes and windows take turns with their peers; of them, and where a
                time stands alone, the middle one counts. What is done in a window was done a hundred times before, unless
                that took 20 s; it is timed until that pulse has styled and laid out what it changed. Steps and clicks come every
                fourth pulse, zooming and panning for `frames` in every one, as fast as frames can be drawn, in three windows of
                which the middle one counts. Files are assembled in a heap of 5 GiB that is there from the beginning, with the
                parallel collector: the growth is that of our work, not of the collector's. The whole process beside it has a
                heap of 768 MiB. Owners and misses are also timed in a heap that is there from the beginning, of 6 GiB: else
                half of what is timed is the system handing out memory that nobody touched before. A row that was measured
                alone since then, with `-Dfaultline.benchmark.enter=true`, has another day in its last column.

                | | |
                |---|---|
                | measured | %s |
                | processor | %s, %d cores, load %s at the beginning |
                | memory | %s |
                | system | %s |
                | JDK | %s |
                | windows | %s |
                | before | commit %s |

                | row | what | at most | measured | beside it, in the same run | before | | on |
                |---|---|---|---|---|---|---|---|
                %s

                The documents are made by `LargeDocument` in `src/test/java/org/faultline/benchmark`: of four files one lies where
                the document says, two where the allocator puts them, and one shares an earlier one's blocks. What is kept in
                memory is the heap in use after a full collection, with and without it.
                """
                .formatted(today(), hardware.processor(), hardware.cores(), hardware.load(),
                        hardware.memory(), hardware.system(), hardware.jdk(), glass,
                        before.getOrDefault("commit", ""), rows);
    }

    /** A page that was written before, with these rows in it instead of its own, in an order of all rows. */
    String into(String page, List<Row> order) throws IOException {
        Map<String, String> rows = page.lines().filter(PerformancePage::isRow)
                .collect(Collectors.toMap(PerformancePage::name, line -> line));
        rows.putAll(rows(before()));
        String table = order.stream().filter(row -> rows.containsKey(row.name())).map(row -> rows.get(row.name()))
                .collect(Collectors.joining("\n", "", "\n"));
        int first = page.indexOf("\n" + ROW) + 1;
        int end = page.indexOf("\n\n", first) + 1;
        return page.substring(0, first) + table + page.substring(end);
    }

    private SequencedMap<String, String> rows(Map<String, String> before) {
        SequencedMap<String, String> rows = new LinkedHashMap<>();
        results.forEach(l -> rows.put(l.row().name(), line(l, before.getOrDefault(l.row().name(), ""))));
        return rows;
    }

    private static boolean isRow(String line) {
        return line.startsWith(ROW);
    }

    private static String name(String line) {
        return line.substring(ROW.length(), line.indexOf('`', ROW.length()));
    }

    /** What was measured, one line a row: what {@code before.txt} is made of. */
    String plain() {
        return results.stream().map(line -> line.row().name() + "\t" + measured(line.result()) + "\n")
                .collect(Collectors.joining());
    }

    private String line(Line line, String before) {
        String most = switch (line.result()) {
            case Result.Measured m -> m.figures().stream().map(Figure::atMost).distinct()
                    .collect(Collectors.joining("<br>"));
            case Result.Unmeasured u -> "";
        };
        String beside = switch (line.result()) {
            case Result.Measured m -> m.figures().stream().map(Figure::beside).filter(b -> !b.isEmpty())
                    .collect(Collectors.joining("<br>"));
            case Result.Unmeasured u -> "";
        };
        return String.join(" | ", ROW + line.row().name() + "`", line.row().what(), most, measured(line.result()),
                beside, before, line.result().isKept() ? "kept" : "**over**",
                today() + ", load " + hardware.load() + " |");
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static String measured(Result result) {
        return switch (result) {
            case Result.Measured m -> m.figures().stream()
                    .map(f -> f.isKept() ? f.measured() : "**" + f.measured() + "**")
                    .collect(Collectors.joining("<br>"));
            case Result.Unmeasured u -> u.why().replace("|", "\\|").replace("\n", " ");
        };
    }

    private static Map<String, String> before() throws IOException {
        try (InputStream bytes = Objects.requireNonNull(PerformancePage.class.getResourceAsStream(BEFORE), BEFORE)) {
            return new TreeMap<>(new String(bytes.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> line.contains("\t"))
                    .collect(Collectors.toMap(line -> line.substring(0, line.indexOf('\t')),
                            line -> line.substring(line.indexOf('\t') + 1).replace("**", ""))));
        }
    }
}
