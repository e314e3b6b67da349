package org.faultline.desktop.editor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.Builder;
import org.faultline.desktop.model.Living;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.WindowText;
import org.faultline.edit.Action;
import org.faultline.edit.Actions;
import org.faultline.edit.Item;
import org.faultline.edit.Items;
import org.faultline.edit.Parts;
import org.faultline.format.words.Visible;
import org.faultline.part.Field;

/** The form of what is selected: its fields, its mappings, and what can be done to it. Changes work while one types. */
public final class FormController {
    private final SessionModel model;
    private final Builder builder;
    private final Map<String, FieldNode> shown = new HashMap<>();
    private Optional<String> of = Optional.empty();
    @FXML
    private Label title;
    @FXML
    private VBox form;

    public FormController(SessionModel model, Builder builder) {
        this.model = model;
        this.builder = builder;
    }

    @FXML
    void initialize() {
        model.session().subscribe(session -> show());
        model.selection().subscribe(selection -> show());
        builder.refusal().subscribe(why -> why.ifPresent(ignored -> show()));
        builder.naming()
                .subscribe(times -> form.lookupAll(".text-field").stream().findFirst().ifPresent(Node::requestFocus));
    }

    private void show() {
        List<Item> chosen = builder.chosen();
        title.setText(switch (chosen.size()) {
            case 0 -> "";
            case 1 -> Visible.of(chosen.getFirst().name());
            default -> WindowText.text("hands.several", chosen.size());
        });
        String key = chosen.stream().map(i -> key(builder.items(), i)).collect(Collectors.joining(" "));
        if (!of.equals(Optional.of(key))) {
            of = Optional.of(key);
            shown.clear();
            form.getChildren().setAll(switch (chosen.size()) {
                case 0 -> List.of(wrapped(WindowText.text("build.choose")));
                case 1 -> nodes(chosen.getFirst());
                default -> several(chosen);
            });
        }
        Items items = builder.items();
        shown.forEach((where, node) -> items.find(where.substring(0, where.indexOf(' ')))
                .ifPresent(item -> {
                    node.show(common(chosen, item, node.field()));
                    node.hint(chosen.size() > 1 ? "" : Suggestion.lent(items, item, node.field()));
                }));
    }

    /** What a field says, where all that is selected say the same. */
    private static String common(List<Item> chosen, Item item, Field field) {
        String value = item.said(field);
        return chosen.stream().filter(i -> i.kind().equals(item.kind())).allMatch(i -> i.said(field).equals(value))
                ? value
                : "";
    }

    /** Several things: what they are, and the fields they have in common when they are of one kind. */
    private List<Node> several(List<Item> chosen) {
        String names = chosen.stream().map(Item::name).collect(Collectors.joining(", "));
        VBox box = new VBox(8, wrapped(names), wrapped(WindowText.text("build.several")));
        if (chosen.stream().map(Item::kind).distinct().count() == 1) {
            box.getChildren().addAll(wrapped(WindowText.text("build.same")), grid(chosen));
        }
        return List.of(box);
    }

    /** A form is made anew when another item is selected, one comes or goes in its list, or somebody dies. */
    private String key(Items items, Item item) {
        Living living = builder.living();
        return item.id() + " " + items.within(item).map(Item::id).toList() + " " + living.has(item) + " "
                + living.callerPid();
    }

    private List<Node> nodes(Item item) {
        VBox box = new VBox(8, grid(List.of(item)));
        Items items = builder.items();
        actions(item).forEach(box.getChildren()::add);
        items.within(item).filter(i -> i.kind().equals("mapping")).forEach(m -> box.getChildren().add(mapping(m)));
        return List.of(box);
    }

    private Node mapping(Item mapping) {
        String of = builder.items().find(mapping.text("file")).map(Item::name).orElse("");
        VBox box = new VBox(8, grid(List.of(mapping)));
        actions(mapping).forEach(box.getChildren()::add);
        Button remove = new Button(WindowText.text("build.unmap"));
        remove.setOnAction(event -> builder.remove(mapping.id()));
        box.getChildren().add(remove);
        TitledPane pane = new TitledPane(WindowText.text("build.mapping", of), box);
        pane.setMnemonicParsing(false);
        pane.setAnimated(false);
        return pane;
    }

    private Node grid(List<Item> all) {
        GridPane grid = new GridPane(8, 4);
        Item item = all.getFirst();
        List<String> ids = all.stream().map(Item::id).toList();
        Parts.of(item.kind()).ifPresent(part -> part.fields().forEach(field -> {
            FieldNode node = new FieldNode(field, builder.items(), typed -> builder.set(ids, field, typed),
                    builder::dismiss);
            shown.put(item.id() + " " + field.key(), node);
            row(grid, field, node.node());
        }));
        return grid;
    }

    private List<TitledPane> actions(Item item) {
        return !builder.living().has(item) ? List.of()
                : Actions.of(item.kind()).stream().map(action -> action(item, action)).toList();
    }

    private TitledPane action(Item item, Action action) {
        GridPane grid = new GridPane(8, 4);
        Map<String, String> said = new HashMap<>();
        for (Field field : action.fields()) {
            String first = Suggestion.of(builder.living(), item, field);
            FieldNode node = new FieldNode(field, builder.items(), typed -> said.put(field.key(), typed),
                    () -> said.put(field.key(), first));
            node.show(first);
            said.put(field.key(), first);
            row(grid, field, node.node());
        }
        Button act = new Button(action.title());
        act.setMnemonicParsing(false);
        act.setTooltip(new Tooltip(action.meaning()));
        act.setOnAction(event -> builder.act(action, item.id(), Map.copyOf(said)));
        TitledPane pane = new TitledPane(action.title(), new VBox(6, wrapped(action.meaning()), grid, act));
        pane.setMnemonicParsing(false);
        pane.setExpanded(item.kind().equals("mapping"));
        pane.setAnimated(false);
        return pane;
    }

    private static void row(GridPane grid, Field field, Node node) {
        Label label = new Label(field.title());
        label.getStyleClass().add("muted");
        label.setMinWidth(GridPane.USE_PREF_SIZE);
        label.setTooltip(new Tooltip(field.meaning()));
        label.setLabelFor(node);
        grid.addRow(grid.getRowCount(), label, node);
    }

    private static Label wrapped(String text) {
        Label label = new Label(Visible.of(text));
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.getStyleClass().add("muted");
        return label;
    }
}
