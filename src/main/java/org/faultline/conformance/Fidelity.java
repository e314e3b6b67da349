package org.faultline.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.faultline.format.words.Messages;

/**
 * What every design is proved by, situation by situation, and what is simplified. A test counts it from the recorded runs
 * and writes the values to {@code fidelity.json}, and the page {@code docs/fidelity.md} from the same values.
 *
 * @param designs ids, in order of time: one column each
 * @param rows one a situation
 * @param judged sets of recorded runs, and how many of each the engine repeats
 * @param gaps where it does not
 * @param simplified one sentence each
 */
public record Fidelity(List<String> designs, List<Row> rows, List<Judged> judged, List<Gap> gaps,
        List<String> simplified) {
    private static final String VALUES = "fidelity.json";

    /** A situation and, for each design, what proves it. */
    public record Row(String situation, List<Proof> proofs) {}

    /**
     * Recorded runs that came from one place.
     *
     * @param runs how many
     * @param agree those of them that the engine repeats
     * @param first what share it repeated when it saw them for the first time, in words
     */
    public record Judged(String from, int runs, int agree, String first) {
        /** One sentence. */
        public String text() {
            return Messages.text("fidelity.judged", from, runs, agree, first);
        }
    }

    /**
     * Runs that the engine does not repeat yet.
     *
     * @param why in a sentence
     * @param runs as {@code 6.12/h51_pagecache_chain}
     */
    public record Gap(String why, List<String> runs) {
        /** The reason with the names of the runs. */
        public String text() {
            return Messages.text("fidelity.gap", why, String.join(", ", runs));
        }
    }

    /**
     * What proves a design in a situation.
     *
     * @param runs recorded runs of that kernel
     * @param agree those of them that the engine repeats
     * @param vectors the golden vectors, such as {@code G16}
     */
    public record Proof(int runs, int agree, List<String> vectors) {
        /** Whether neither a recording nor a vector proves it: what the design does was read in the kernel's source. */
        public boolean onlyRead() {
            return runs == 0 && vectors.isEmpty();
        }

        /** {@code 12 runs}, {@code 3 runs, G16} or {@code reading}. */
        public String text() {
            String worked = String.join(" ", vectors);
            if (runs == 0) {
                return onlyRead() ? Messages.text("proof.read") : worked;
            }
            String counted = Messages.text(runs == 1 ? "proof.run" : "proof.runs", runs);
            String repeated = agree == runs ? counted : Messages.text("proof.some", agree, counted);
            return vectors.isEmpty() ? repeated : repeated + ", " + worked;
        }
    }

    /** The values as they were when the program was built. */
    public static Fidelity shipped() {
        try (InputStream in = Fidelity.class.getResourceAsStream(VALUES)) {
            if (in == null) {
                throw new IllegalStateException(VALUES + " is not packed");
            }
            return new ObjectMapper().readValue(in, Fidelity.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
