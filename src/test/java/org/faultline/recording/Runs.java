package org.faultline.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.faultline.document.Node;

/** One recorded run, as it is or changed: 6.12, one XFS on pmem0, {@code f1} mapped and read by process A. */
final class Runs {
    private static final Path FILE = Path.of("src/test/resources/kernel-cases/6.12/s01_early_pfn_r.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Runs() {}

    static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode tree() {
        return json(text());
    }

    /** Single quotes stand for double ones. */
    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.startsWith("{'") ? text.replace('\'', '"') : text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static KernelCase with(Consumer<ObjectNode> change) {
        ObjectNode tree = tree();
        change.accept(tree);
        return read(tree.toString());
    }

    static KernelCase read(String text) {
        return KernelCaseReader.read("run.json", text).found().orElseThrow();
    }

    /** The files of the first filesystem of the document of a run. */
    static List<Node.Fields> files(KernelCase run) {
        return items(items(CaseDocument.of(run).document().root(), "filesystems").getFirst(), "files");
    }

    static List<Node.Fields> items(Node.Fields node, String key) {
        return node.get(key).filter(Node.Items.class::isInstance).map(i -> ((Node.Items) i).items()).orElse(List.of())
                .stream().map(Node.Fields.class::cast).toList();
    }
}
