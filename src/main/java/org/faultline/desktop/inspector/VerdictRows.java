package org.faultline.desktop.inspector;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a verdict says, one thing below the other, in a frame. */
final class VerdictRows extends SectionRows<Finding> {
    VerdictRows() {
        super(framed());
    }

    private static Pane framed() {
        VBox box = new VBox();
        box.getStyleClass().add("verdict");
        return box;
    }

    @Override
    Row<Finding> make() {
        FontIcon icon = new FontIcon();
        HBox side = new HBox(icon);
        side.getStyleClass().add("finding-sign");
        Label title = label("finding-title");
        Label note = label("muted");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap, note);
        head.getStyleClass().add("finding-head");
        VBox body = new VBox();
        HBox.setHgrow(body, Priority.ALWAYS);
        HBox node = new HBox(side, body);
        node.getStyleClass().add("finding");
        return new Row<>(List.of(node), finding -> {
            icon.setIconLiteral(finding.sign().icon());
            node.getStyleClass().setAll("finding", finding.sign().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            say(title, finding.title());
            say(note, finding.note());
            note.setManaged(!finding.note().isEmpty());
            body.getChildren().setAll(Stream.of(Stream.of(head), facts(finding.facts()),
                    finding.words().stream().map(line -> line("words", line)),
                    finding.quiet().stream().map(line -> line("muted", line))).flatMap(nodes -> nodes).toList());
        });
    }

    private static Label line(String style, String text) {
        Label label = label(style);
        say(label, text);
        return label;
    }

    private static Stream<Node> facts(List<Section.Fact> facts) {
        return facts.stream().map(f -> new FactRow(line("words", f.name()), line("mono", f.value())));
    }

    @Override
    void add(Pane to, Row<Finding> row) {
        to.getChildren().addAll(row.nodes());
    }
}
