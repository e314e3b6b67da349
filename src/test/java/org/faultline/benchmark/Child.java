package org.faultline.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Processes that are started to be measured. */
final class Child {
    private static final String REFUSED = "refused: ";

    private Child() {}

    /**
     * What a process came to.
     *
     * @param millis from its start to its end
     * @param lines what it printed
     * @param said from its start to each of these lines, in milliseconds
     */
    record Ended(double millis, List<String> lines, List<Double> said) {
        /** When it printed a line. */
        double at(String line) {
            int index = lines.indexOf(line);
            if (index < 0) {
                throw new Row.NotMeasured("it never said: " + line);
            }
            return said.get(index);
        }

        /** The number behind a word that it printed at the beginning of a line. */
        double number(String word) {
            return Double.parseDouble(text(word));
        }

        String text(String word) {
            return lines.stream().filter(line -> line.startsWith(word + " ")).findFirst()
                    .map(line -> line.substring(word.length() + 1))
                    .orElseThrow(() -> new Row.NotMeasured("it never said: " + word));
        }
    }

    /** Runs a command to its end. Throws {@link Row.NotMeasured} when it refuses, fails or is late. */
    static Ended run(List<String> command, Map<String, String> environment, Duration limit)
            throws IOException, InterruptedException {
        Path errors = Files.createDirectories(Workshop.FOLDER).resolve("errors.log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        long begin = System.nanoTime();
        Process process = builder.start();
        CompletableFuture<Void> late = CompletableFuture.runAsync(process::destroyForcibly, after(limit));
        List<String> lines = new ArrayList<>();
        List<Double> said = new ArrayList<>();
        try (var reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                said.add((System.nanoTime() - begin) / 1e6);
                lines.add(line);
            }
        } catch (IOException | UncheckedIOException closed) {
            if (!late.isDone()) {
                throw closed;
            }
        }
        int code = process.waitFor();
        if (late.isDone()) {
            throw new Row.NotMeasured("not done after " + limit.toSeconds() + " s");
        }
        late.cancel(false);
        if (code != 0) {
            throw new Row.NotMeasured(reason(code, lines, Files.readAllLines(errors)));
        }
        return new Ended((System.nanoTime() - begin) / 1e6, lines, said);
    }

    /** Runs a class of the tests, with these options of the JDK before it and these arguments behind it. */
    static Ended of(Class<?> main, List<String> options, Duration limit, Object... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Workshop.java()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return run(command, Map.of(), limit);
    }

    private static Executor after(Duration limit) {
        return CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static String reason(int code, List<String> out, List<String> errors) {
        List<String> all = new ArrayList<>(errors);
        all.addAll(out);
        String told = all.stream().filter(line -> line.contains(REFUSED)).findFirst()
                .map(line -> line.substring(line.indexOf(REFUSED))).or(() -> all.stream().findFirst()).orElse("");
        return told.startsWith(REFUSED) ? told : "exit code " + code + ": " + told;
    }
}
