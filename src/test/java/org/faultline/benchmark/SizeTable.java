package org.faultline.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.benchmark.PerformancePage.Line;

/**
 * Measures the size table, row by row, and writes the page: all of it into docs/performance.md, some of it below target, or
 * into that page in place of those rows when {@code faultline.benchmark.enter} is set.
 * Ends with 1 when a row is over its limit, unless {@code faultline.benchmark.warn} is set.
 */
final class SizeTable {
    private static final Path PAGE = Path.of("docs", "performance.md");

    private SizeTable() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Hardware hardware = Hardware.here();
        List<String> picked = List.of(System.getProperty("faultline.rows", "").split(","));
        boolean all = picked.equals(List.of(""));
        List<Line> lines = new ArrayList<>();
        List<Row> rows = new ArrayList<>(HeadlessRows.all());
        String glass;
        try (Glass shown = Glass.here()) {
            glass = shown.description();
            rows.addAll(ProcessRows.all(shown));
            refuse(picked, rows, all);
            for (Row row : rows) {
                if (all || picked.contains(row.name())) {
                    lines.add(measured(row));
                }
            }
        }
        PerformancePage page = new PerformancePage(hardware, glass, lines);
        Files.createDirectories(Workshop.FOLDER);
        Files.writeString(Workshop.FOLDER.resolve("measured.txt"), page.plain());
        boolean enter = Boolean.getBoolean("faultline.benchmark.enter");
        Path file = (all || enter) && !Workshop.isQuick() ? PAGE : Workshop.FOLDER.resolve("performance.md");
        Files.writeString(file, all || !file.equals(PAGE) ? page.text() : page.into(Files.readString(PAGE), rows));
        System.out.println("written: " + file);
        System.exit(verdict(lines));
    }

    private static void refuse(List<String> picked, List<Row> rows, boolean all) {
        List<String> names = rows.stream().map(Row::name).toList();
        if (!all && !names.containsAll(picked)) {
            throw new IllegalArgumentException("there are only these rows: " + String.join(", ", names));
        }
    }

    private static Line measured(Row row) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Result result = row.result();
        String told = switch (result) {
            case Result.Measured m -> String.join(", ", m.figures().stream()
                    .map(f -> f.measured() + (f.isKept() ? "" : " OVER " + f.unit().text(f.limit()))
                            + (f.beside().isEmpty() ? "" : " (" + f.beside() + ")"))
                    .toList());
            case Result.Unmeasured u -> u.why();
        };
        System.out.println(row.name() + " [" + (System.nanoTime() - begin) / 1_000_000_000 + " s]: " + told);
        return new Line(row, result);
    }

    private static int verdict(List<Line> lines) {
        List<String> over =
                lines.stream().filter(line -> !line.result().isKept()).map(line -> line.row().name()).toList();
        if (over.isEmpty()) {
            return 0;
        }
        boolean warn = Boolean.getBoolean("faultline.benchmark.warn");
        System.out.println((warn ? "WARNING: " : "ERROR: ") + "over their limits: " + String.join(", ", over));
        return warn ? 0 : 1;
    }
}
