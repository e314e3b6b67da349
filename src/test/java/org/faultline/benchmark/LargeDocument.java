package org.faultline.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.faultline.assembly.Assembled;
import org.faultline.assembly.Assembler;
import org.faultline.assembly.RunPlan;
import org.faultline.document.TopologyDocument;
import org.faultline.format.TopologyJson;
import org.faultline.session.Opened;
import org.faultline.session.Session;

/**
 * A document of that size, the same every time: one namespace (64 GiB for 100 000 files) with one XFS. Of four files
 * one lies where the document says, two lie where the allocator puts them, and one shares an earlier one's blocks. Every
 * process maps one page of a file. The file {@code hot} is shared, mapped by process 0 and poisoned.
 *
 * @param files how many besides {@code hot} and {@code big}
 * @param sharers how many files share the blocks of {@code hot}
 * @param poisons how many pages of {@code big} go bad one after the other; 0 poisons the first page of {@code hot}
 * @param room how many GiB the namespace has at least
 */
public record LargeDocument(int files, int processes, int sharers, int poisons, long room) {
    private static final long SEED = 20260101;
    private static final long GIB = 1L << 30;
    private static final long SLOT = 128 * 1024;
    private static final long BLOCK = 4096;
    private static final int MOST_BLOCKS = 16;
    private static final int TOUCHES = 1000;

    /** The same in a namespace that is no larger than it must be. */
    public LargeDocument(int files, int processes, int sharers, int poisons) {
        this(files, processes, sharers, poisons, 1);
    }

    /** So many files, {@code hot} and its clone among them, and ten processes. */
    public static LargeDocument ofFiles(int files) {
        return ofFiles(files, 10);
    }

    /** So many files, {@code hot} and its clone among them, and processes. */
    static LargeDocument ofFiles(int files, int processes) {
        return new LargeDocument(files - 2, processes, 1, 0);
    }

    /** Bytes of the namespace. */
    long size() {
        return Math.max(room, Math.ceilDiv(files * 64L, 100_000L) + Math.ceilDiv(poisons * BLOCK, GIB)) * GIB;
    }

    /** A file that lies where the document says: its index in the list of files. */
    int placed() {
        return files / 8 * 4;
    }

    /** The document as text. */
    String text() {
        return """
                {
                "format": "faultline", "version": 1, "title": "Large", "question": "", "answer": "",
                "design": "linux-6.12",
                "devices": [{"id": "pmem0", "kind": "pmem", "name": "pmem0", "base": "0x100000000", "size": %d,
                 "dataOffset": "18 MiB", "memory": "nvdimm"}],
                "filesystems": [{"id": "xfs0", "kind": "xfs", "on": "pmem0", "mount": "/mnt", "blockSize": 4096,
                 "rmapbt": true, "reflink": true, "dax": "always", "files": [
                %s]}],
                "processes": [
                %s],
                "acts": [%s],
                "story": [
                %s]
                }
                """.formatted(size(), String.join(",\n", fileLines()), String.join(",\n", processLines()),
                String.join(",\n", touchLines()), String.join(",\n", storyLines()));
    }

    private List<String> fileLines() {
        Random random = new Random(SEED);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            long size = (1 + random.nextInt(MOST_BLOCKS)) * BLOCK;
            String head = "{\"id\": \"f%d\", \"path\": \"/d%d/f%d\", ".formatted(i, i / 1000, i);
            lines.add(head + switch (i % 4) {
                case 0 -> placed(size, size() / 8 + i / 4 * SLOT);
                case 3 -> "\"reflink\": \"f%d\"}".formatted(random.nextInt(i / 4 + 1) * 4);
                default -> "\"size\": %d}".formatted(size);
            });
        }
        lines.add("{\"id\": \"hot\", \"path\": \"/hot\", " + placed(MOST_BLOCKS * BLOCK, size() / 8 - SLOT));
        for (int i = 0; i < sharers; i++) {
            lines.add("{\"id\": \"s%d\", \"path\": \"/s/s%d\", \"reflink\": \"hot\"}".formatted(i, i));
        }
        if (poisons > 0) {
            lines.add("{\"id\": \"big\", \"path\": \"/big\", \"size\": %d}".formatted(poisons * BLOCK));
        }
        return lines;
    }

    private static String placed(long size, long at) {
        return "\"size\": %d, \"extents\": [{\"offset\": 0, \"at\": %d, \"length\": %d}]}".formatted(size, at, size);
    }

    private List<String> processLines() {
        Random random = new Random(SEED + 1);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            String file = i == 0 ? "hot" : i <= 2 && poisons > 0 ? "big" : "f" + random.nextInt(files);
            lines.add("""
                    {"id": "p%d", "pid": %d, "name": "p%d", "policy": "early", "sigbus": "handler", "mappings": [{"id": "m%d", \
                    "file": "%s", "address": "0x7f1000000000", "offset": 0, "length": 4096, "flags": "shared"}]}"""
                    .formatted(i, 1000 + i, i, i, file));
        }
        return lines;
    }

    private List<String> touchLines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(processes, TOUCHES); i++) {
            lines.add(
                    "{\"act\": \"touch\", \"pid\": %d, \"mapping\": \"m%d\", \"page\": 0, \"pages\": 1, \"access\": \"read\"}"
                            .formatted(1000 + i, i));
        }
        return lines;
    }

    private List<String> storyLines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < poisons; i++) {
            lines.add(poison("/mnt/big@" + i * BLOCK));
        }
        return poisons > 0 ? lines : List.of(poison("/mnt/hot@0"));
    }

    /** The act that makes a page of a file bad. */
    static String poison(String at) {
        return "{\"act\": \"poison\", \"at\": \"file:" + at + "\", \"how\": \"corrupt-pfn\"}";
    }

    /** Writes the document into a folder. */
    public Path in(Path folder) throws IOException {
        Path file = folder.resolve("large-%d-%d-%d-%d.json".formatted(files, processes, sharers, poisons));
        return Files.writeString(Files.createDirectories(folder).resolve(file.getFileName()), text());
    }

    /** The document as it is read. Throws {@link Row.NotMeasured} when it is refused. */
    TopologyDocument document() {
        TopologyJson.Read read = TopologyJson.read("large.json", text());
        return read.document().orElseThrow(() -> refused(read.problems().toString()));
    }

    /** The machine and what is to happen to it. Throws {@link Row.NotMeasured} when it is refused. */
    RunPlan plan() {
        Assembled assembled = Assembler.assemble(document());
        return assembled.plan().orElseThrow(() -> refused(assembled.problems().toString()));
    }

    /** The open document. Throws {@link Row.NotMeasured} when it is refused. */
    Session session() {
        Opened opened = Session.of(document(), Optional.empty());
        return opened.session().orElseThrow(() -> refused(opened.problems().toString()));
    }

    private static Row.NotMeasured refused(String problems) {
        return new Row.NotMeasured("refused: " + problems.substring(0, Math.min(200, problems.length())));
    }
}
