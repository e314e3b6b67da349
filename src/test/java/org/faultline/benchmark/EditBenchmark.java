package org.faultline.benchmark;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.format.TopologyJson;
import org.faultline.session.Edit;
import org.faultline.session.Session;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One edit of an open document until its new run is there; each is another than the one before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class EditBenchmark {
    private static final int BLOCKS = 16;
    private static final long BLOCK = 4096;

    @Param({"100", "100000"})
    int files;

    @Param({"title", "layout", "story", "file"})
    String part = "";

    private @Nullable Session session;
    private List<Node> acts = List.of();
    private Pointer file = Pointer.ROOT;
    private int count;

    /** Opens the document. */
    @Setup
    public void open() {
        LargeDocument large = LargeDocument.ofFiles(files);
        session = large.session();
        file = new Pointer("/filesystems/0/files/" + large.placed());
        StringBuilder text = new StringBuilder("{\"story\": [");
        for (int page = 0; page < BLOCKS; page++) {
            text.append(page == 0 ? "" : ", ").append(LargeDocument.poison("/mnt/hot@" + page * BLOCK));
        }
        acts = TopologyJson.read("story", text.append("]}").toString()).document().orElseThrow()
                .list(new Pointer("/story"));
        edit();
    }

    /** Edits that part. */
    @Benchmark
    public Session edit() {
        count++;
        Edit edit = Edit.of("Edit", this::changed);
        return Objects.requireNonNull(session).apply(edit).session()
                .orElseThrow(() -> new Row.NotMeasured("refused: the edit of the " + part));
    }

    private TopologyDocument changed(TopologyDocument before) {
        return switch (part) {
            case "title" -> before.with(new Pointer("/title"), Node.of("Large " + count));
            case "layout" -> before.with(new Pointer("/layout"), Node.Fields.EMPTY.with("order",
                    Node.of(List.of(Node.of("p" + count % 10), Node.of("p" + (count + 1) % 10)))));
            case "story" -> before.withStory(List.of(acts.get(count % BLOCKS)));
            case "file" -> before.with(file.key("size"), Node.of(length()))
                    .with(new Pointer(file.text() + "/extents/0/length"), Node.of(length()));
            default -> throw new IllegalArgumentException(part);
        };
    }

    private long length() {
        return (1 + count % BLOCKS) * BLOCK;
    }
}
