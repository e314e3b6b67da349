package org.faultline.benchmark;

import java.nio.file.Path;

/** Where benchmarks find what they measure, and put what they need. */
final class Workshop {
    /** For documents, logs and the page of a partial run. */
    static final Path FOLDER = Path.of("target", "benchmark");

    private Workshop() {}

    /** The program as it is shipped. */
    static Path jar() {
        return Path.of(System.getProperty("faultline.jar", "target/faultline.jar"));
    }

    /** Whether a rough look is enough: one process, few tries. */
    static boolean isQuick() {
        return Boolean.getBoolean("faultline.benchmark.quick");
    }

    /** The {@code java} that runs this. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
