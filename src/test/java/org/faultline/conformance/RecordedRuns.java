package org.faultline.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.faultline.recording.KernelCase;
import org.faultline.recording.KernelCaseReader;

/** All recorded runs, packed: one JSON object a line, one file a kernel. */
public final class RecordedRuns {
    private static final Path FOLDER = Path.of("src/test/resources/kernel-cases");

    private static final Map<KernelCase, Agreement> OUTCOMES = new LinkedHashMap<>();
    private static final Map<String, List<Outcome>> LATER = new HashMap<>();

    private RecordedRuns() {}

    /** What came of comparing each, worked out once. */
    public static synchronized Map<KernelCase, Agreement> outcomes() {
        if (OUTCOMES.isEmpty()) {
            all().forEach(run -> OUTCOMES.put(run, Conformance.check(run)));
        }
        return Collections.unmodifiableMap(OUTCOMES);
    }

    /** What came of comparing a run: whose it is, and what it says of itself. */
    record Outcome(String kernel, String id, String title, Agreement agreement) {
        /** As {@code 6.12/h51_pagecache_chain}. */
        String name() {
            return kernel + "/" + id;
        }

        /** The seed it was written from: the digits of its id. */
        int seed() {
            return Integer.parseInt(id.replaceAll("[^0-9]", ""));
        }

        boolean agrees() {
            return agreement instanceof Agreement.Agrees;
        }

        /** Whether there was anything to compare. */
        boolean isJudged() {
            return !(agreement instanceof Agreement.NothingRecorded);
        }
    }

    /** What came of comparing each run of one packed file, worked out once. */
    static synchronized List<Outcome> outcomes(String file) {
        return LATER.computeIfAbsent(file, f -> in(f).stream().map(RecordedRuns::parse)
                .map(run -> new Outcome(run.release(), run.id(), run.title(), Conformance.check(run))).toList());
    }

    /** Every run of the kernels 6.1, 6.12 and 7.2. */
    public static List<KernelCase> all() {
        return Stream.of("6.1", "6.12", "7.2").flatMap(k -> texts(k).stream()).map(RecordedRuns::parse).toList();
    }

    /** The text of the run with that id on that kernel. */
    public static String text(String kernel, String id) {
        return texts(kernel).stream().filter(t -> t.contains("\"id\":\"" + id + "\"")).findFirst().orElseThrow();
    }

    /** The run of that name, such as {@code 6.12/s01_early_pfn_r}. */
    public static KernelCase named(String name) {
        String[] parts = name.split("/", 2);
        return parse(text(parts[0], parts[1]));
    }

    /** The text of every run, those that were recorded later at the end. */
    static List<String> texts() {
        return Stream.of("linux-6.1", "linux-6.12", "linux-7.2", "more", "later", "fresh", "last", "clears")
                .flatMap(f -> in(f).stream())
                .toList();
    }

    private static List<String> texts(String kernel) {
        return in("linux-" + kernel);
    }

    /** The text of every run of one packed file. */
    static List<String> in(String file) {
        List<String> texts = new ArrayList<>();
        Recording.each(FOLDER.resolve(file + ".jsonl.gz"), r -> texts.add(r.text())).ifPresent(p -> {
            throw new IllegalStateException(p.toString());
        });
        return texts;
    }

    /** The run behind its text. */
    public static KernelCase parse(String text) {
        return KernelCaseReader.read("run.json", text).found().orElseThrow();
    }
}
