package org.faultline.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The machine that was measured on, without its name.
 *
 * @param load of the last minute when the first row began, as the kernel counts it
 */
record Hardware(String processor, int cores, String memory, String system, String jdk, String load) {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final Path LOAD = Path.of("/proc/loadavg");

    static Hardware here() {
        String kilobytes = first(MEMORY, line -> line.startsWith("MemTotal:")).replaceAll("[^0-9]", "");
        return new Hardware(afterColon(first(PROCESSORS, line -> line.startsWith("model name"))),
                Runtime.getRuntime().availableProcessors(),
                kilobytes.isEmpty() ? "unknown" : Math.round(Long.parseLong(kilobytes) / 1048576.0) + " GiB",
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                first(LOAD, line -> true).replaceAll(" .*", ""));
    }

    private static String afterColon(String line) {
        return line.isEmpty() ? "unknown" : line.substring(line.indexOf(':') + 1).strip();
    }

    private static String first(Path file, Predicate<String> which) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(which).findFirst().orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
