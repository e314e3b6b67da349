package org.faultline.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs a JMH benchmark in processes of its own, as often as its annotations say, and gives the time of each iteration. */
final class Jmh {
    private static final String REFUSED = "refused: ";

    private Jmh() {}

    /**
     * How long one call took, in milliseconds, iteration by iteration.
     *
     * @param millis in the order in which they were measured
     */
    record Times(List<Double> millis) {
        /** The fastest, which other work on the machine disturbed least. */
        double fastest() {
            return millis.stream().mapToDouble(m -> m).min().orElseThrow();
        }

        double median() {
            return millis.stream().sorted().toList().get(millis.size() / 2);
        }
    }

    /**
     * The times of every method of a benchmark for every one of its parameters: keys are the method's name, or the
     * values of the parameters in order of their names with spaces between, or both.
     */
    static Map<String, Times> run(Class<?> benchmark, Map<String, List<String>> parameters, Duration limit)
            throws IOException {
        Path log = Files.createDirectories(Workshop.FOLDER)
                .resolve(benchmark.getSimpleName() + "-" + parameters.hashCode() + ".log");
        ChainedOptionsBuilder options = new OptionsBuilder().include("\\b" + benchmark.getSimpleName() + "\\.")
                .output(log.toString()).shouldFailOnError(true);
        if (Workshop.isQuick()) {
            options.forks(1).warmupIterations(1).measurementIterations(2);
        }
        parameters.forEach((name, values) -> options.param(name, values.toArray(String[]::new)));
        Executor alarm = CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> late = CompletableFuture.runAsync(
                () -> ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly), alarm);
        try {
            return times(new Runner(options.build()).run());
        } catch (RunnerException failed) {
            throw new Row.NotMeasured(reason(log, late.isDone(), limit, failed));
        } finally {
            late.cancel(false);
        }
    }

    private static String reason(Path log, boolean late, Duration limit, RunnerException failed) throws IOException {
        if (late) {
            return "not done after " + limit.toSeconds() + " s";
        }
        return Files.readAllLines(log).stream().filter(line -> line.contains(REFUSED)).findFirst()
                .map(line -> line.substring(line.indexOf(REFUSED)))
                .orElseGet(() -> String.valueOf(failed.getMessage()));
    }

    private static Map<String, Times> times(Collection<RunResult> results) {
        Map<String, Times> times = new TreeMap<>();
        for (RunResult result : results) {
            List<Double> millis = result.getBenchmarkResults().stream()
                    .flatMap(fork -> fork.getIterationResults().stream()).map(Jmh::millis).toList();
            times.put(key(result), new Times(millis));
        }
        return times;
    }

    private static double millis(IterationResult iteration) {
        return iteration.getPrimaryResult().getScore() / 1e6;
    }

    private static String key(RunResult result) {
        String method = result.getParams().getBenchmark();
        Stream<String> values = result.getParams().getParamsKeys().stream().sorted()
                .map(result.getParams()::getParam);
        return Stream.concat(Arrays.stream(new String[]{method.substring(method.lastIndexOf('.') + 1)}), values)
                .collect(Collectors.joining(" "));
    }
}
