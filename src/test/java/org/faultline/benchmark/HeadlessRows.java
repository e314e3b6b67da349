package org.faultline.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.faultline.benchmark.Jmh.Times;
import org.faultline.benchmark.Result.Measured;

/** The rows that need no window: JMH for time, a process of its own for what is kept in memory. */
final class HeadlessRows {
    private static final Duration LONG = Duration.ofMinutes(4);
    /** A heap in which nothing moves between two looks at it but what was allocated. */
    private static final List<String> QUIET = List.of("-XX:+UseSerialGC", "-Xmx4g");

    /** A heap that is there from the beginning and holds several documents before anything is collected. */
    private static final List<String> STEADY =
            List.of("-XX:+UseParallelGC", "-Xms5g", "-Xmx5g", "-Xmn4g", "-XX:+AlwaysPreTouch");
    /** Processes for each of two sizes. */
    private static final int TURNS = 5;

    private HeadlessRows() {}

    static List<Row> all() {
        return List.of(
                new Row("assemble", "assemble 1e5 files against 1e4 files; 1e5 files in all (`check`, whole process, "
                        + "heap of 768 MiB)", HeadlessRows::assemble),
                new Row("edit-other",
                        "an edit of the title, the layout, the story at 1e5 files against the same at 1e2",
                        HeadlessRows::editOther),
                new Row("edit-file", "an edit of one file at 1e5 files until the new run is there",
                        HeadlessRows::editFile),
                new Row("copy-on-write", "one copy-on-write at 1e6 reverse-map records against 1e3; kept for each step "
                        + "of the trace", HeadlessRows::copyOnWrite),
                new Row("poisons", "10 000 poisons in one run", HeadlessRows::poisons),
                new Row("run-poisons",
                        "`run` of 8 000 poisons against 2 000, each an act of its own, whole processes: as "
                                + "JSON, as text",
                        HeadlessRows::runPoisons),
                new Row("poison-owners", "one poison with 3 000 owners", () -> failure("owners", 50)),
                new Row("poison-processes", "one poison with 1e5 processes of which one maps the page",
                        () -> failure("processes", 5)),
                new Row("compare", "two runs of 140 004 steps that differ in one, laid side by side: 1e4 acts, and one",
                        HeadlessRows::compare),
                new Row("owners", "owners of one page at 1e7 records against one cache miss; memory of a record",
                        HeadlessRows::owners),
                new Row("heat", "heat map of 64 GiB with 1e4 files and 1e3 processes, for the first time in a process",
                        HeadlessRows::heat));
    }

    private static Result assemble() throws IOException, InterruptedException {
        List<Double> few = new ArrayList<>();
        List<Double> many = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            few.add(Child.of(Assembling.class, STEADY, LONG, 10_000).number("millis"));
            many.add(Child.of(Assembling.class, STEADY, LONG, 100_000).number("millis"));
        }
        double small = new Times(few).median();
        double large = new Times(many).median();
        Child.Ended whole = Child.of(PeakMemory.class, List.of("-Xmx768m"), LONG, "check",
                LargeDocument.ofFiles(100_000).in(Workshop.FOLDER));
        return Measured.of(
                Figure.times("growth", large, small, 13, "1e4 files " + ms(small) + ", 1e5 files " + ms(large)),
                new Figure("in all", Unit.MILLISECONDS, whole.millis(), 5000, ""),
                new Figure("memory", Unit.BYTES, whole.number("peak"), 1L << 30, "most bytes resident"));
    }

    private static Result editOther() throws IOException {
        Map<String, Times> times =
                Jmh.run(EditBenchmark.class, Map.of("part", List.of("title", "layout", "story")), LONG);
        return new Measured(Stream.of("title", "layout", "story").map(part -> {
            double small = at(times, "edit 100 " + part).fastest();
            double large = at(times, "edit 100000 " + part).fastest();
            return Figure.times(part, large, small, 2, "1e2 files " + ms(small) + ", 1e5 files " + ms(large));
        }).toList());
    }

    private static Result editFile() throws IOException {
        Map<String, Times> times = Jmh.run(EditBenchmark.class,
                Map.of("part", List.of("file"), "files", List.of("100000")), LONG);
        return Measured.of(new Figure("edit", Unit.MILLISECONDS, at(times, "edit 100000 file").median(), 150, ""));
    }

    private static Result copyOnWrite() throws IOException, InterruptedException {
        Map<String, Times> times = Jmh.run(CopyOnWriteBenchmark.class, Map.of(), LONG);
        double small = at(times, "copy 1000").fastest();
        double large = at(times, "copy 1000000").fastest();
        Child.Ended few = Child.of(Retained.class, QUIET, LONG, "copies", 1000);
        Child.Ended many = Child.of(Retained.class, QUIET, LONG, "copies", 1_000_000);
        return Measured.of(
                Figure.times("time", large, small, 4, "1e3 records " + ms(small) + ", 1e6 records " + ms(large)),
                new Figure("kept a step", Unit.BYTES, many.number("bytes"), 4096,
                        "at 1e3 records " + Unit.BYTES.text(few.number("bytes")) + "; " + many.text("steps")
                                + " steps a write"));
    }

    private static Result poisons() throws IOException, InterruptedException {
        Times times = failure("poisons");
        Child.Ended kept = Child.of(Retained.class, QUIET, LONG, "poisons");
        return Measured.of(
                new Figure("time", Unit.MILLISECONDS, times.median(), 1000, kept.text("steps") + " steps"),
                new Figure("memory", Unit.BYTES, kept.number("bytes"), 200 << 20, "kept by the trace"));
    }

    /** Four times as many bad pages may take four times as long, with the start of the process in both. */
    private static Result runPoisons() throws IOException, InterruptedException {
        return Measured.of(runPoisons("json"), runPoisons("text"));
    }

    private static Figure runPoisons(String format) throws IOException, InterruptedException {
        Path few = new LargeDocument(100, 10, 1, 2_000).in(Workshop.FOLDER);
        Path many = new LargeDocument(100, 10, 1, 8_000).in(Workshop.FOLDER);
        List<Double> small = new ArrayList<>();
        List<Double> large = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            small.add(Child.of(Unheard.class, List.of(), LONG, "run", "--format", format, few).millis());
            large.add(Child.of(Unheard.class, List.of(), LONG, "run", "--format", format, many).millis());
        }
        double least = new Times(small).fastest();
        double most = new Times(large).fastest();
        return Figure.times(format, most, least, 4, "2 000 pages " + ms(least) + ", 8 000 pages " + ms(most));
    }

    private static Result failure(String many, double limit) throws IOException {
        return Measured.of(new Figure("time", Unit.MILLISECONDS, failure(many).median(), limit, ""));
    }

    private static Times failure(String many) throws IOException {
        return at(Jmh.run(FailureBenchmark.class, Map.of("many", List.of(many)), LONG), "run " + many);
    }

    private static Result compare() throws IOException {
        Map<String, Times> times = Jmh.run(CompareBenchmark.class, Map.of("acts", List.of("many", "one")), LONG);
        return Measured.of(
                new Figure("1e4 acts", Unit.MILLISECONDS, at(times, "compare many").median(), 1000, ""),
                new Figure("one act", Unit.MILLISECONDS, at(times, "compare one").median(), 1000, ""));
    }

    private static Result owners() throws IOException, InterruptedException {
        Map<String, Times> times = Jmh.run(OwnersBenchmark.class, Map.of(), LONG);
        double miss = at(times, "miss 10000000").fastest();
        double owners = at(times, "owners 10000000").fastest();
        Child.Ended kept = Child.of(Retained.class, List.of("-XX:+UseSerialGC", "-Xmx6g"), LONG, "records", 10_000_000);
        return Measured.of(
                Figure.times("time", owners, miss, 2.2, "a miss %.0f ns, the owners %.0f ns".formatted(miss * 1e6,
                        owners * 1e6)),
                new Figure("a record", Unit.BYTES, kept.number("bytes"), 28, ""));
    }

    private static Result heat() throws IOException, InterruptedException {
        Child.Ended heating = Child.of(Heating.class, List.of("-Xmx2g"), LONG);
        return Measured.of(
                new Figure("all pages", Unit.MILLISECONDS, heating.number("millis"), 10_000,
                        heating.text("acted") + " of " + heating.text("pages") + " pages acted out"),
                new Figure("cancelled", Unit.MILLISECONDS, heating.number("stops"), 100,
                        "at most %.0f ms between two questions whether to go on".formatted(heating.number("asks"))));
    }

    private static Times at(Map<String, Times> times, String key) {
        Times found = times.get(key);
        if (found == null) {
            throw new Row.NotMeasured("no time for " + key);
        }
        return found;
    }

    private static String ms(double millis) {
        return Unit.MILLISECONDS.text(millis);
    }
}
