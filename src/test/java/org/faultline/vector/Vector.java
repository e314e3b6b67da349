package org.faultline.vector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;

/**
 * A line of the list of golden vectors.
 *
 * @param designs those it is about
 * @param situation the title of its row in {@code docs/fidelity.md}
 * @param event what is given and what happens
 * @param outcome what must come out
 */
public record Vector(String number, List<KernelDesign> designs, String situation, String event, String outcome) {
    private static final Path LIST = Path.of("src/test/resources/vectors.txt");

    /** All of them, as listed. */
    public static List<Vector> all() {
        try (var lines = Files.lines(LIST)) {
            return lines.filter(l -> !l.startsWith("#")).map(Vector::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks vector {@code number} under every design that it is listed for. */
    static void each(String number, Consumer<KernelDesign> check) {
        Vector vector = all().stream().filter(v -> v.number.equals(number)).findFirst().orElseThrow();
        for (KernelDesign design : vector.designs) {
            try {
                check.accept(design);
            } catch (AssertionError e) {
                throw new AssertionError(number + " under " + design.id() + ": " + e.getMessage(), e);
            }
        }
    }

    private static Vector read(String line) {
        String[] parts = line.split(" \\| ");
        if (parts.length != 5) {
            throw new IllegalArgumentException(line);
        }
        return new Vector(parts[0],
                List.of(parts[1].split(" ")).stream().map(id -> Designs.find(id).orElseThrow()).toList(), parts[2],
                parts[3], parts[4]);
    }
}
