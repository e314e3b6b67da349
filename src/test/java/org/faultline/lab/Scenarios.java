package org.faultline.lab;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.faultline.soak.Chance;

/**
 * Writes scenarios for the laboratory: {@code SEED COUNT FOLDER [chains|random|clears]}. A scenario is a function of its seed and
 * kind alone.
 */
public final class Scenarios {
    static final String FORMAT = "faultline-lab-scenario/1";

    private Scenarios() {}

    /** Writes as many files as asked for, from that seed on. */
    public static void main(String[] args) throws IOException {
        long first = Long.parseLong(args[0]);
        int count = Integer.parseInt(args[1]);
        String kind = args.length > 3 ? args[3] : "chains";
        Path folder = Files.createDirectories(Path.of(args[2]));
        ObjectWriter writer = new ObjectMapper().writerWithDefaultPrettyPrinter();
        for (long seed = first; seed < first + count; seed++) {
            Files.writeString(folder.resolve(kind + seed + ".json"), writer.writeValueAsString(of(seed, kind)));
        }
    }

    /** The scenario of a seed. */
    static Map<String, Object> of(long seed, String kind) {
        boolean chains = kind.equals("chains");
        Chance chance = new Chance(new SplittableRandom(2 * seed + (chains ? 1 : 0)).nextLong());
        boolean clears = kind.equals("clears");
        Ground ground = clears ? Ground.clearing(chance) : Ground.of(chance, chains);
        boolean danger = !ground.owned() && ground.reflink() && chance.in(1, 12);
        Shelf shelf = new Shelf(chance, ground);
        List<Map<String, Object>> files = shelf.operations();
        Cast cast = new Cast(chance, shelf, ground);
        List<Map<String, Object>> processes = cast.processes();
        Story told = new Story(chance, ground, shelf, cast.people, danger, chains);
        List<Map<String, Object>> story = clears ? told.clears() : told.acts();
        return Told.of("format", FORMAT, "seed", seed, "kind", kind, "title",
                "written by seed " + seed + ": " + ground.devices().get("stack") + " " + ground.options(), "devices",
                ground.devices(), "filesystem", ground.filesystem(), "generic", !ground.owned(), "danger", danger,
                "early_kill", chance.in(1, 5) ? 1 : 0, "files", files, "processes", processes, "story", story);
    }
}
