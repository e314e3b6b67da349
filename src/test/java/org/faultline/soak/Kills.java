package org.faultline.soak;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.document.TopologyDocument;
import org.faultline.format.TopologyJson;
import org.faultline.session.Recovered;
import org.faultline.session.Recoveries;
import org.faultline.session.Session;
import org.faultline.session.Templates;

/**
 * A program that is killed at a random moment of editing and saving, again and again, each time on what the kill before
 * left. Lost is a file that is not one whole version, or a version that was said to be kept or saved and is not there.
 */
final class Kills {
    /** A program does some things, and is killed a moment later: a moment is as long as about two things take. */
    private static final int MOST_WORDS = 10;
    private static final int LONGEST_MICROS = 20_000;
    private static final int WORKERS = 4;
    private static final int TOLD = 50;

    private final Path file;
    private final Path state;
    private final Random random;
    private final PrintStream out;
    private final TopologyDocument base = Templates.open("one-disk-one-file").session().orElseThrow().document();
    private final List<String> lost = new ArrayList<>();

    /** What one program did before it was killed: the newest version it said to have kept and to have saved. */
    private record Life(long kept, long saved) {}

    private Kills(Path folder, long seed, PrintStream out) throws IOException {
        this.file = folder.resolve("document.json");
        this.state = folder.resolve("state");
        this.random = new Random(seed);
        this.out = out;
        Files.createDirectories(folder);
        Files.writeString(file, text(0));
    }

    /** Kills so many times, in a few folders side by side; the answer is what was lost, a line each. */
    static List<String> run(Path folder, long seed, int kills, PrintStream out) {
        out.println("seed: " + seed);
        int workers = Math.min(WORKERS, kills);
        List<String> lost = IntStream.range(0, workers).parallel().mapToObj(worker -> {
            int share = kills / workers + (worker < kills % workers ? 1 : 0);
            return part(folder.resolve("worker" + worker), seed + worker, share, out);
        }).flatMap(List::stream).toList();
        out.println("kills: " + kills + ", lost: " + lost.size());
        return lost;
    }

    private static List<String> part(Path folder, long seed, int kills, PrintStream out) {
        try {
            Kills own = new Kills(folder, seed, out);
            for (int i = 1; i <= kills; i++) {
                own.check(i, own.live());
                if (i % TOLD == 0 && i < kills) {
                    out.println("kills of " + folder.getFileName() + " so far: " + i + ", lost: " + own.lost.size());
                }
            }
            return own.lost;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Life live() throws IOException, InterruptedException {
        Process victim = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx128m", "-cp", classPath(),
                Victim.class.getName(), file.toString(), state.toString()).redirectErrorStream(true).start();
        try (BufferedReader said = victim.inputReader()) {
            String opened = Optional.ofNullable(said.readLine()).orElse("nothing");
            if (!opened.startsWith(Victim.OPENED)) {
                throw new IllegalStateException("the program did not start: " + opened);
            }
            List<String> lines = new ArrayList<>();
            for (int more = random.nextInt(MOST_WORDS); more > 0; more--) {
                lines.add(String.valueOf(said.readLine()));
            }
            boolean early = victim.waitFor(random.nextInt(LONGEST_MICROS), TimeUnit.MICROSECONDS);
            victim.toHandle().destroyForcibly();
            said.lines().forEach(lines::add);
            if (early) {
                throw new IllegalStateException("the program ended by itself: " + lines);
            }
            long first = number(opened);
            return new Life(Math.max(first, newest(lines, Victim.KEPT)), newest(lines, Victim.SAVED));
        } finally {
            victim.onExit().join();
        }
    }

    private void check(int kill, Life life) throws IOException {
        Optional<Long> inFile = whole(file);
        List<Recovered> left = Recoveries.in(state).found();
        Optional<Long> recovered = left.stream().findFirst().flatMap(r -> whole(r.document()));
        if (inFile.isEmpty() || inFile.get() < life.saved) {
            lost(kill, life, "the file has " + inFile + " whole");
        } else if (left.isEmpty() && inFile.get() < life.kept) {
            lost(kill, life, "the file has " + inFile + " and nothing is recovered");
        } else if (!left.isEmpty() && (recovered.isEmpty() || recovered.get() < life.kept)) {
            lost(kill, life, "the recovery file has " + recovered + " whole");
        } else if (left.stream().anyMatch(r -> !r.original().equals(Optional.of(file)))) {
            lost(kill, life, "the recovery file does not know its file");
        } else if (left.stream().anyMatch(r -> Recoveries.in(state).open(r).session().isEmpty())) {
            lost(kill, life, "the recovery file does not open");
        }
    }

    private void lost(int kill, Life life, String what) throws IOException {
        String line = "kill " + kill + ": " + what + ", after " + life;
        out.println(line);
        lost.add(line);
        try (Stream<Path> rest = Files.list(state.resolve("recovery"))) {
            rest.forEach(left -> out.println("  " + left));
        }
    }

    /** The version in {@code place}, when it is there to the last byte and opens. */
    private Optional<Long> whole(Path place) {
        try {
            String text = Files.readString(place);
            return Session.open(place).session().map(s -> Victim.version(s.document()))
                    .filter(version -> text.equals(text(version)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(long version) {
        return TopologyJson.write(Victim.version(base, version));
    }

    private static long newest(List<String> lines, String word) {
        return lines.stream().filter(line -> line.startsWith(word + " ")).mapToLong(Kills::number).max().orElse(0);
    }

    private static long number(String line) {
        return Long.parseLong(line.substring(line.indexOf(' ') + 1));
    }

    /** Where a small program finds us: no window, no test library. */
    private static String classPath() {
        String whole = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(whole.split(File.pathSeparator))
                .filter(entry -> entry.endsWith("classes") || entry.contains("jackson") || entry.contains("jspecify")
                        || entry.contains("pcollections"))
                .reduce((one, other) -> one + File.pathSeparator + other).orElse(whole);
    }
}
