package org.faultline.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What every design is proved by, situation by situation, and what is simplified: the table of {@code docs/fidelity.md},
 * which a test writes from the recorded runs.
 *
 * @param designs ids, in order of time: one column each
 * @param rows one a situation
 * @param simplified one sentence each
 */
public record Fidelity(List<String> designs, List<Row> rows, List<String> simplified) {
    /** What a design is said to rest on where neither a recording nor a vector proves it. */
    public static final String READING = "reading";

    private static final String SIMPLIFIED = "## What is simplified";

    /** A situation and, for each design, what proves it: {@code 12 runs}, {@code 3 runs, G16} or {@code reading}. */
    public record Row(String situation, List<String> proofs) {}

    /** The table as it was when the program was built. */
    public static Fidelity shipped() {
        try (InputStream in = Fidelity.class.getResourceAsStream("/docs/fidelity.md")) {
            if (in == null) {
                throw new IllegalStateException("docs/fidelity.md is not packed");
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The table behind its markdown. */
    static Fidelity read(String markdown) {
        List<List<String>> table = markdown.lines().filter(l -> l.startsWith("|") && !l.startsWith("|--"))
                .map(Fidelity::cells).toList();
        List<Row> rows = table.stream().skip(1).map(c -> new Row(c.getFirst(), c.subList(1, c.size()))).toList();
        List<String> designs = table.getFirst().stream().skip(1).map(c -> c.replace("`", "")).toList();
        List<String> simplified = markdown.substring(markdown.indexOf(SIMPLIFIED)).lines()
                .filter(l -> l.startsWith("- ")).map(l -> l.substring(2)).toList();
        return new Fidelity(designs, rows, simplified);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|")).map(String::strip).toList();
    }

    /** The whole of {@code docs/fidelity.md}. */
    String markdown() {
        List<String> lines = new ArrayList<>(List.of("# Fidelity", "",
                "What every design is proved by. A number of runs: so many recorded runs of that kernel in that situation,",
                "and the engine repeats every one of them, observation by observation (`faultline verify`). `G…`: a golden",
                "vector, worked out by hand from the kernel's source. `" + READING
                        + "`: the design's table says what the",
                "notes taken from the source say; nothing recorded proves it. A test writes this page.", ""));
        lines.add("| situation | " + String.join(" | ", designs.stream().map(d -> "`" + d + "`").toList()) + " |");
        lines.add("|---".repeat(designs.size() + 1) + "|");
        rows.forEach(r -> lines.add("| " + r.situation() + " | " + String.join(" | ", r.proofs()) + " |"));
        lines.addAll(List.of("", SIMPLIFIED, ""));
        simplified.forEach(s -> lines.add("- " + s));
        return String.join("\n", lines) + "\n";
    }
}
