package org.faultline.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.document.Node;
import org.faultline.document.TopologyDocument;
import org.faultline.format.TopologyJson;
import org.faultline.soak.Chance;

/**
 * A damaged file, and how the commands are asked about it.
 *
 * @param madeOf what it was before
 * @param suffix how the name of its file ends
 * @param scenario what {@code run} and {@code render} are told besides the file
 * @param drawn whether it is drawn: that takes longest, and there is one thread for it
 */
record Mutant(long seed, Original madeOf, Content content, String suffix, List<String> scenario, boolean drawn) {
    private static final int DRAWN = 12;
    private static final List<String> ADDRESSES = List.of("pfn:0x101C00", "phys:0x101C00000", "dev:pmem0+10MiB",
            "sector:pmem0:20480", "daddr:/mnt:20480", "block:/mnt:2560", "fsblock:/mnt:2560", "file:/mnt/db/a@0",
            "pid:101@0x7f1000000000", "20480 8", "Memory failure: 0x101c00: recovery action for dax page: Recovered");
    private static final List<String> NOTICES = List.of("corrupt-pfn", "scrub", "consume:101", "madvise:101");

    /** What is in the file. */
    sealed interface Content {
        /** A text of JSON. */
        record Tree(Node.Fields root) implements Content {}

        /** Bytes that may mean nothing, as characters of ISO 8859-1. */
        record Bytes(String bytes) implements Content {}
    }

    Mutant {
        scenario = List.copyOf(scenario);
    }

    /** The mutant of a seed, always the same as long as the originals are. */
    static Mutant of(long seed, Originals originals) {
        Chance chance = new Chance(seed);
        Original original = originals.any(chance);
        Node.Fields root = original.root();
        for (int times = chance.in(3, 5) ? 1 : chance.count(2, chance.in(1, 4) ? 12 : 4); times > 0; times--) {
            root = Mutator.mutate(root, originals.like(original, chance).root(), chance);
        }
        String suffix =
                original.recorded() && chance.in(1, 8) ? chance.any(".jsonl", ".jsonl.gz", ".json.gz") : ".json";
        Content content = new Content.Tree(root);
        if (chance.in(1, 12)) {
            Node.Fields sound = chance.in(1, 2) ? original.root() : root;
            content = new Content.Bytes(
                    Damage.of(new String(bytes(new Content.Tree(sound), suffix), StandardCharsets.ISO_8859_1), chance));
        }
        return new Mutant(seed, original, content, suffix, scenario(chance), chance.in(1, DRAWN));
    }

    private static List<String> scenario(Chance chance) {
        List<String> scenario = new ArrayList<>();
        if (chance.in(1, 2)) {
            scenario.add("--design=" + chance.of(Designs.all().stream().map(KernelDesign::id).toList()));
        }
        if (chance.in(1, 4)) {
            String address = chance.of(ADDRESSES);
            scenario.add("--poison=" + (chance.in(3, 4) ? Values.text(address, chance) : address));
            if (chance.in(1, 2)) {
                String notice = chance.of(NOTICES);
                scenario.add("--how=" + (chance.in(1, 3) ? Values.text(notice, chance) : notice));
            }
        }
        return scenario;
    }

    Mutant with(Node.Fields root) {
        return new Mutant(seed, madeOf, new Content.Tree(root), suffix, scenario, drawn);
    }

    /** The commands that are asked about the {@code file} it was written to. */
    List<List<String>> commands(Path file) {
        List<List<String>> commands = new ArrayList<>();
        commands.add(List.of("check", file.toString()));
        commands.add(Stream.concat(Stream.of("run", file.toString()), scenario.stream()).toList());
        if (madeOf.recorded()) {
            commands.add(List.of("verify", file.toString(), "--all"));
        }
        if (drawn) {
            commands.add(Stream.concat(
                    Stream.of("render", file.toString(), "-o", file.resolveSibling("picture.png").toString()),
                    scenario.stream()).toList());
        }
        return commands;
    }

    /** Writes it to a file of that folder, which is called {@code name} with its suffix. */
    Path write(Path folder, String name) {
        try {
            return Files.write(folder.resolve(name + suffix), bytes(content, suffix));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Content content, String suffix) {
        return switch (content) {
            case Content.Bytes raw -> raw.bytes().getBytes(StandardCharsets.ISO_8859_1);
            case Content.Tree tree -> {
                String text = TopologyJson.write(new TopologyDocument("", tree.root()));
                String lines = suffix.startsWith(".jsonl") ? text.replaceAll("\n *", "") + "\n" : text;
                byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
                yield suffix.endsWith(".gz") ? packed(bytes) : bytes;
            }
        };
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
