package org.faultline.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.faultline.Main;
import org.faultline.benchmark.Child.Ended;
import org.faultline.benchmark.Result.Measured;

/** The rows about whole processes and windows. Those that are compared take turns, so that both meet the same noise. */
final class ProcessRows {
    private static final Duration LONG = Duration.ofMinutes(4);
    private static final int TURNS = Workshop.isQuick() ? 3 : 7;

    private static final String FRAME = "frame";
    /** Every so many pulses: what a step or a click changed is on the screen before the next. */
    private static final int NOW_AND_THEN = 4;

    /** Windows of which the middle one counts. */
    private static final int WINDOWS = 3;

    private final Glass glass;

    private ProcessRows(Glass glass) {
        this.glass = glass;
    }

    static List<Row> all(Glass glass) {
        ProcessRows rows = new ProcessRows(glass);
        return List.of(
                new Row("run", "`run` with 1e4 files and 1e3 processes, whole process, against `list designs`",
                        ProcessRows::run),
                new Row("steps",
                        "in a window, stepping back anywhere in a run of 10 000 steps against stepping forward",
                        rows::steps),
                new Row("first-frame", "first frame of the window, small sample, against a JavaFX hello world",
                        rows::firstFrame),
                new Row("first-frame-large", "first frame with 1e5 files against with 10", rows::firstFrameLarge),
                new Row("clicks", "every click and zoom at 1e5 files, until all panes show what came of it",
                        rows::clicks),
                new Row("frames", "page grid and picture of a 64 GiB device (16 M pages, 1e5 files) while zooming and "
                        + "panning, 95 of 100", rows::frames));
    }

    private static Result run() throws IOException, InterruptedException {
        Path document = LargeDocument.ofFiles(10_000, 1_000).in(Workshop.FOLDER);
        List<String> jar = List.of(Workshop.java(), "-jar", Workshop.jar().toString());
        List<List<Ended>> all = turns(List.of(
                () -> Child.run(with(jar, "run", document.toString()), Map.of(), LONG),
                () -> Child.run(with(jar, "list", "designs"), Map.of(), LONG)));
        double run = middle(all.get(0).stream().mapToDouble(Ended::millis));
        double list = middle(all.get(1).stream().mapToDouble(Ended::millis));
        return Measured.of(Figure.times("run", run, list, 6, "`list designs` " + Unit.MILLISECONDS.text(list)
                + ", `run` " + Unit.MILLISECONDS.text(run)));
    }

    private Result steps() throws IOException, InterruptedException {
        Ended busy = busy("steps", NOW_AND_THEN, new LargeDocument(100, 10, 1, 720).in(Workshop.FOLDER));
        double back = spread(busy, "own back:")[0];
        double forward = spread(busy, "own forward:")[0];
        return Measured.of(
                Figure.times("back", back, forward, 1.5, "forward " + Unit.MILLISECONDS.text(forward)),
                new Figure("back", Unit.MILLISECONDS, back, 16, "the middle of 60, all panes laid out"));
    }

    private Result firstFrame() throws IOException, InterruptedException {
        Path probe = Probe.jar();
        List<String> cached = List.of("-XX:AOTMode=on", "-XX:AOTCache=" + Probe.cache(glass, environment()));
        List<List<Ended>> all = turns(List.of(() -> frame(probe, List.of(), HelloWorld.class, ""),
                () -> frame(probe, List.of(), Main.class, Probe.PICTURE + "," + Probe.ALL),
                () -> frame(probe, cached, Main.class, Probe.PICTURE + "," + Probe.ALL)));
        double hello = middle(all.get(0), FRAME);
        return Measured.of(picture("without a cache", all.get(1), hello, 2.2),
                picture("with a cache", all.get(2), hello, 1.4));
    }

    /** The picture is in the first frame, and the rest of the window in a later one. */
    private static Figure picture(String name, List<Ended> all, double hello, double most) {
        double ours = middle(all, FRAME + " " + Probe.PICTURE);
        return Figure.times(name, ours, hello, most, "hello world " + Unit.MILLISECONDS.text(hello) + ", our picture "
                + Unit.MILLISECONDS.text(ours) + ", all of the window "
                + Unit.MILLISECONDS.text(middle(all, FRAME + " " + Probe.ALL)));
    }

    private Result firstFrameLarge() throws IOException, InterruptedException {
        Path probe = Probe.jar();
        Path few = LargeDocument.ofFiles(10).in(Workshop.FOLDER);
        Path many = LargeDocument.ofFiles(100_000).in(Workshop.FOLDER);
        openable(many);
        List<List<Ended>> all = turns(List.of(() -> frame(probe, List.of(), Main.class, Probe.PICTURE, few),
                () -> frame(probe, List.of(), Main.class, Probe.PICTURE, many)));
        return Measured.of(Figure.times("first frame", middle(all.get(1), FRAME), middle(all.get(0), FRAME), 1.5,
                first("10 files", all.get(0)) + "; " + first("1e5 files", all.get(1))));
    }

    private static String first(String name, List<Ended> all) {
        return name + " " + Unit.MILLISECONDS.text(middle(all, FRAME)) + ", the picture "
                + Unit.MILLISECONDS.text(middle(all, FRAME + " " + Probe.PICTURE));
    }

    private Result clicks() throws IOException, InterruptedException {
        Path many = LargeDocument.ofFiles(100_000).in(Workshop.FOLDER);
        openable(many);
        Ended busy = busy("clicks", NOW_AND_THEN, many);
        return new Measured(busy.lines().stream().filter(line -> line.startsWith("own "))
                .map(line -> line.substring(0, line.indexOf(':') + 1))
                .map(name -> new Figure(name.substring(4, name.length() - 1), Unit.MILLISECONDS, spread(busy, name)[0],
                        100, "middle of 60; 95 of 100 within " + Unit.MILLISECONDS.text(spread(busy, name)[1])))
                .toList());
    }

    private Result frames() throws IOException, InterruptedException {
        Path many = LargeDocument.ofFiles(100_000).in(Workshop.FOLDER);
        openable(many);
        List<Ended> turns = new ArrayList<>();
        for (int i = 0; i < WINDOWS; i++) {
            turns.add(busy("frames", 1, many));
        }
        turns.sort(Comparator.comparingDouble(t -> drawing(t, "picture").value()));
        Ended busy = turns.get(WINDOWS / 2);
        return Measured.of(drawing(busy, "grid"), drawing(busy, "picture"),
                new Figure("whole frame", Unit.MILLISECONDS, spread(busy, "frames")[1], 33,
                        "middle " + Unit.MILLISECONDS.text(spread(busy, "frames")[0])));
    }

    /** The processor's time, because the frame before is drawn beside it as fast as it can be. */
    private static Figure drawing(Ended busy, String what) {
        List<String> names = List.of(" zoom the " + what + ":", " pan the " + what + ":");
        double work = names.stream().mapToDouble(name -> spread(busy, "work" + name)[1]).max().orElseThrow();
        double own = names.stream().mapToDouble(name -> spread(busy, "own" + name)[1]).max().orElseThrow();
        return new Figure("own drawing, " + what, Unit.MILLISECONDS, work, 5,
                "of the processor; " + Unit.MILLISECONDS.text(own) + " while the frame before is drawn");
    }

    /** A window cannot say that it refuses a document as well as the command line can. */
    private static void openable(Path document) throws IOException, InterruptedException {
        Child.of(Openable.class, List.of(), LONG, document);
    }

    private Ended busy(String kind, int every, Path document) throws IOException, InterruptedException {
        List<String> options = every == 1 ? with(glass.options(), "-Djavafx.animation.fullspeed=true")
                : glass.options();
        List<String> command = new ArrayList<>(List.of(Workshop.java()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Windowed.class.getName(), kind,
                Integer.toString(every), document.toString()));
        return Child.run(command, environment(), LONG);
    }

    private Ended frame(Path probe, List<String> options, Class<?> program, String nodes, Object... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Workshop.java()));
        command.addAll(options);
        command.addAll(glass.options());
        command.addAll(List.of("-cp", Workshop.jar().toAbsolutePath() + ":" + probe, FirstFrame.class.getName(),
                program.getName(), nodes));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return Child.run(command, environment(), LONG);
    }

    /** What the window remembers stays apart from what the user's own remembers. */
    private Map<String, String> environment() throws IOException {
        Path home = Files.createDirectories(Workshop.FOLDER.resolve("home")).toAbsolutePath();
        Map<String, String> environment = new HashMap<>(glass.environment());
        environment.put("XDG_STATE_HOME", home.resolve("state").toString());
        environment.put("XDG_CONFIG_HOME", home.resolve("config").toString());
        return environment;
    }

    @FunctionalInterface
    private interface Turn {
        Ended take() throws IOException, InterruptedException;
    }

    /** Runs each of them in turn, several times. */
    private static List<List<Ended>> turns(List<Turn> all) throws IOException, InterruptedException {
        List<List<Ended>> ended = new ArrayList<>();
        all.forEach(turn -> ended.add(new ArrayList<>()));
        for (int round = 0; round < TURNS; round++) {
            for (int i = 0; i < all.size(); i++) {
                ended.get(i).add(all.get(i).take());
            }
        }
        return ended;
    }

    private static double middle(List<Ended> turns, String line) {
        return middle(turns.stream().mapToDouble(ended -> ended.at(line)));
    }

    private static double middle(DoubleStream millis) {
        return millis.sorted().toArray()[TURNS / 2];
    }

    private static double[] spread(Ended busy, String name) {
        return Arrays.stream(busy.text(name).split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static List<String> with(List<String> first, String... more) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all;
    }
}
