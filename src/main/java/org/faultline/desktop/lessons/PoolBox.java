package org.faultline.desktop.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.WindowText;
import org.faultline.document.Pointer;
import org.faultline.format.NodeJson;
import org.faultline.format.words.Visible;
import org.faultline.lesson.Ask;
import org.faultline.lesson.LessonDraft;
import org.faultline.lesson.Variation.Pool;

/** What differs from student to student: another page that goes bad, by one click. */
final class PoolBox extends VBox {
    private final PaneView window;
    private final AuthorEdits edits;
    private final AuthorWork work;
    private final Button find = new Button(WindowText.text("author.vary"));
    private final Label about = label("muted");
    private final VBox rows = new VBox();
    private List<Pool> shown = List.of();

    PoolBox(PaneView window, AuthorEdits edits, AuthorWork work) {
        this.window = window;
        this.edits = edits;
        this.work = work;
        Label title = label("section-title");
        title.setText(WindowText.text("author.varies"));
        find.setId("vary");
        find.setOnAction(event -> vary());
        find.setWrapText(true);
        rows.getStyleClass().add("rows");
        getStyleClass().add("pools");
        getChildren().addAll(title, about, find, rows);
    }

    private static Label label(String style) {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    /** The act whose page is to be another: the one that is asked about first. */
    private Optional<Integer> act() {
        return window.session().getValue().lesson().flatMap(l -> l.asks().stream().map(Ask::act).findFirst());
    }

    private static Pointer place(int act) {
        return Pointer.ROOT.key("story").item(act - 1).key("at");
    }

    private void vary() {
        act().ifPresent(act -> work.otherPages(act, found -> found.ifPresentOrElse(edits::vary,
                () -> window.say(WindowText.text("author.vary.none")))));
    }

    void show(LessonDraft draft, boolean idle) {
        List<Pool> pools = draft.pools();
        Optional<Integer> act = act();
        boolean varies = act.filter(a -> pools.stream().anyMatch(p -> p.places().contains(place(a)))).isPresent();
        about.setText(WindowText.text(varies ? "author.vary.on"
                : act.isPresent() ? "author.vary.off" : "author.vary.unasked"));
        find.setVisible(!varies);
        find.setManaged(!varies);
        find.setDisable(!idle || act.isEmpty());
        if (!pools.equals(shown)) {
            shown = pools;
            List<Node> all = new ArrayList<>();
            for (int i = 0; i < pools.size(); i++) {
                all.addAll(nodes(i, pools.get(i)));
            }
            rows.getChildren().setAll(all);
        }
    }

    private List<Node> nodes(int number, Pool pool) {
        List<Node> all = new ArrayList<>();
        Label name = label("muted");
        name.setText(WindowText.text("author.pool", String.join(", ", pool.places().stream().map(Pointer::text)
                .toList()), pool.rows().size()));
        all.add(row(name, WindowText.text("author.pool.out"), () -> edits.dropPool(number)));
        for (int i = 0; i < pool.rows().size(); i++) {
            int row = i;
            Label value = label("value");
            value.setText(Visible.of(text(pool.rows().get(i))));
            Node line = row(value, WindowText.text("author.row.out", value.getText()),
                    () -> edits.dropRow(number, row));
            line.setId("row-" + number + "-" + row);
            all.add(line);
        }
        return all;
    }

    private static Node row(Label what, String out, Runnable action) {
        Button button = new Button("", new org.kordamp.ikonli.javafx.FontIcon("fth-x"));
        button.getStyleClass().addAll("small", "flat");
        button.setAccessibleText(out);
        button.setTooltip(new javafx.scene.control.Tooltip(out));
        button.setOnAction(event -> action.run());
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        HBox line = new HBox(what, button);
        line.getStyleClass().add("row");
        return line;
    }

    /** What stands at the places with a row; a text without its quotes where it is one. */
    private static String text(List<org.faultline.document.Node> row) {
        return row.size() == 1 && row.getFirst() instanceof org.faultline.document.Node.Text text ? text.value()
                : NodeJson.line(org.faultline.document.Node.of(row)).strip();
    }
}
