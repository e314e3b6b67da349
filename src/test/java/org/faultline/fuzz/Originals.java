package org.faultline.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.faultline.document.Node;
import org.faultline.document.TopologyDocument;
import org.faultline.format.TopologyJson;
import org.faultline.session.Opened;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.faultline.session.Templates;
import org.faultline.soak.Chance;

/** The samples, the templates, some recorded runs of every pack, and the documents those become when they are opened. */
final class Originals {
    private static final Path PACKS = Path.of("src", "test", "resources", "kernel-cases");
    /** One recorded run out of so many is taken. */
    private static final int STRIDE = 37;

    private final List<Original> documents;
    private final List<Original> recordings;
    private final Map<String, Original> converted = new ConcurrentHashMap<>();

    private Originals(List<Original> documents, List<Original> recordings) {
        this.documents = documents;
        this.recordings = recordings;
    }

    static Originals load() {
        List<Original> documents = Stream.concat(Samples.names().stream().map(n -> Samples.open(n).orElseThrow()),
                Templates.names().stream().map(Templates::open)).map(Originals::original).toList();
        try (Stream<Path> packs = Files.list(PACKS)) {
            List<Original> recordings = packs.filter(p -> p.toString().endsWith(".jsonl.gz")).sorted()
                    .flatMap(p -> runs(p).stream()).toList();
            return new Originals(documents, recordings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of them: a document by hand, a recorded run, or the document of a recorded run. */
    Original any(Chance chance) {
        if (chance.in(1, 3)) {
            return chance.of(documents);
        }
        Original recording = chance.of(recordings);
        return chance.in(1, 2) ? recording : converted.computeIfAbsent(recording.name(), n -> converted(recording));
    }

    /** One that has the same words in it. */
    Original like(Original original, Chance chance) {
        return chance.of(original.recorded() ? recordings : documents);
    }

    private static Original original(Opened opened) {
        TopologyDocument document = opened.session().orElseThrow().document();
        return new Original(document.file(), document.root(), false);
    }

    /** The document that a recorded run is opened as; itself where it cannot be. */
    private static Original converted(Original recording) {
        String text = TopologyJson.write(new TopologyDocument("", recording.root()));
        return Session.read(recording.name() + ".json", text.getBytes(StandardCharsets.UTF_8), Optional.empty())
                .session().map(s -> new Original(recording.name() + ", opened", s.document().root(), false))
                .orElse(recording);
    }

    private static List<Original> runs(Path pack) {
        List<Original> runs = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(pack)), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (number % STRIDE == 1) {
                    runs.add(new Original(pack.getFileName() + ":" + number, root(line), true));
                }
            }
            return runs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Node.Fields root(String text) {
        return TopologyJson.read("", text).document().orElseThrow().root();
    }
}
