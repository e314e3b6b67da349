package org.faultline.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.shell.SilentDialogs;
import org.faultline.session.Session;

/**
 * A window on a document in which somebody is busy. It is told the kind of work, every how many pulses one thing is done,
 * and the document. It prints {@code own NAME: MEDIAN P95 MAX} for each thing done, from then until that pulse has styled
 * and laid out what it changed, {@code work NAME: …} for what of that the window's thread had the processor, and
 * {@code frames MEDIAN P95 MAX} for the time from one pulse to the next, drawing included; all in milliseconds.
 */
public final class WindowWork extends Application {
    private static final int WARM_UP = 100;
    private static final int ROUNDS = 60;
    /** Where one thing takes very long, fewer rounds have to do. */
    private static final int FEWEST = 5;
    private static final long LONGEST_NANOS = 60_000_000_000L;

    @Override
    public void start(Stage stage) {
        List<String> told = getParameters().getRaw();
        Session session = Session.open(Path.of(told.getLast())).session().orElseThrow();
        MainWindow window = new MainWindow(session, new InlineBackground(), new SilentDialogs());
        var room = Screen.getPrimary().getVisualBounds();
        Scene scene = window.scene(Math.min(1280, room.getWidth() - 20), Math.min(800, room.getHeight() - 20));
        stage.setScene(scene);
        stage.show();
        new Busy(scene, WindowActs.of(told.getFirst(), window, scene), Integer.parseInt(told.get(1))).start();
    }

    private static final class Busy extends AnimationTimer {
        private final SequencedMap<String, WindowActs.Act> acts;
        private final int every;
        private final Map<String, List<Double>> own = new TreeMap<>();
        private final Map<String, List<Double>> work = new TreeMap<>();
        private final List<Double> frames = new ArrayList<>();
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final long start = System.nanoTime();
        private String doing = "";
        private long from;
        private long worked;
        private int pulses;
        private int count;
        private int warm;
        private long before;

        Busy(Scene scene, SequencedMap<String, WindowActs.Act> acts, int every) {
            this.acts = acts;
            this.every = every;
            scene.addPostLayoutPulseListener(this::done);
        }

        @Override
        public void handle(long now) {
            long begin = System.nanoTime();
            if (warm > 0) {
                frames.add((begin - before) / 1e6);
            }
            before = begin;
            pulses++;
            int round = count / acts.size();
            String name = List.copyOf(acts.keySet()).get(count % acts.size());
            WindowActs.Act act = Objects.requireNonNull(acts.get(name));
            if (pulses % every == every / 2) {
                act.prepare(round);
            }
            if (pulses % every == 0) {
                act(act, round, name, begin);
            }
        }

        private void act(WindowActs.Act act, int round, String name, long begin) {
            if (count % acts.size() == 0 && isEnough(round, begin - start)) {
                tell();
            }
            doing = name;
            worked = threads.getCurrentThreadCpuTime();
            from = System.nanoTime();
            act.act(round);
            count++;
        }

        /** The styles and the layout of this pulse are done, as far as the act made that necessary. */
        private void done() {
            if (warm > 0 && !doing.isEmpty()) {
                note(own, System.nanoTime() - from);
                note(work, threads.getCurrentThreadCpuTime() - worked);
            }
            doing = "";
        }

        private void note(Map<String, List<Double>> all, long nanos) {
            all.computeIfAbsent(doing, n -> new ArrayList<>()).add(nanos / 1e6);
        }

        /** Ends the warming up, and says whether it was measured often enough. */
        private boolean isEnough(int round, long elapsed) {
            if (warm == 0 && (round == WARM_UP || elapsed > LONGEST_NANOS / 3)) {
                warm = Math.max(1, round);
            }
            int measured = warm == 0 ? 0 : round - warm;
            return measured == ROUNDS || (measured >= FEWEST && elapsed > LONGEST_NANOS);
        }

        private void tell() {
            own.forEach((name, millis) -> System.out.println("own " + name + ": " + spread(millis)));
            work.forEach((name, millis) -> System.out.println("work " + name + ": " + spread(millis)));
            System.out.println("frames " + spread(frames));
            System.out.flush();
            Runtime.getRuntime().halt(0);
        }

        private static String spread(List<Double> millis) {
            List<Double> sorted = millis.stream().sorted().toList();
            return String.format(Locale.ROOT, "%.3f %.3f %.3f", sorted.get(sorted.size() / 2),
                    sorted.get(sorted.size() * 95 / 100), sorted.getLast());
        }
    }
}
