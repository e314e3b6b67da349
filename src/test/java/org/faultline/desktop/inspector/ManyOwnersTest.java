package org.faultline.desktop.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import org.faultline.address.Pfn;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.Fates;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.shell.SilentDialogs;
import org.faultline.playback.Selection;
import org.faultline.session.Session;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** A page that thousands of files share. */
class ManyOwnersTest {
    private static final int SHARES = 3000;
    private static final Pfn PAGE = new Pfn(0x101C03);

    @Test
    void so_many_rows_are_made_as_somebody_may_read_and_the_rest_is_counted() throws IOException {
        Session session = session();
        List<String> shown = Assertions.assertTimeout(Duration.ofSeconds(60), () -> FxThread.call(() -> {
            MainWindow window = new MainWindow(session, new InlineBackground(), new SilentDialogs());
            Scene scene = window.scene("inspector", 400, 800);
            window.model().selection().set(new Selection.OfPage(PAGE));
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return Stream.of(".hyperlink", ".label").flatMap(c -> scene.getRoot().lookupAll(c).stream())
                    .map(n -> ((Labeled) n).getText()).toList();
        }));

        assertThat(shown).filteredOn(text -> text.startsWith("✔ ")).hasSize(SectionRows.MOST);
        assertThat(shown).anyMatch(text -> text.startsWith(SHARES + 2 - SectionRows.MOST + " more: "));
        assertThat(shown).filteredOn(text -> text.contains("›")).singleElement().asString().hasSizeLessThan(200)
                .endsWith(" more");
        assertThat(PageCard.of(Fates.at(session.timeline()), PAGE).text().lines().filter(l -> l.contains("/s/s")))
                .hasSizeGreaterThanOrEqualTo(SHARES);
    }

    private static Session session() throws IOException {
        String shares = IntStream.range(0, SHARES)
                .mapToObj("{\"id\": \"s%1$d\", \"path\": \"/s/s%1$d\", \"reflink\": \"a\"}"::formatted)
                .collect(Collectors.joining(",\n"));
        String text = Files.readString(Path.of("samples/reflink-trio.json"))
                .replace("\"reflink\": \"a\"}\n", "\"reflink\": \"a\"},\n" + shares + "\n");
        return Session.read("shares.json", text.getBytes(StandardCharsets.UTF_8), Optional.empty()).session()
                .orElseThrow();
    }
}
