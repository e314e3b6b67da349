package org.faultline.desktop.grid;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.faultline.address.Hex;
import org.faultline.address.Quantity;
import org.faultline.address.Unit;
import org.faultline.desktop.model.WindowText;

/** The line above the pages: whose they are, which can be seen, what a cell is, and how close one may look. */
final class GridHeader extends HBox {
    private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");
    private final Label title = new Label();
    private final Label range = new Label();

    /** How close one may look. */
    enum Nearness {
        DEVICE,
        GROUP,
        EXTENT,
        PAGE
    }

    private final List<Hyperlink> links;

    GridHeader(Consumer<Nearness> zoom) {
        links = List.of(link(Nearness.DEVICE, zoom), link(Nearness.GROUP, zoom), link(Nearness.EXTENT, zoom),
                link(Nearness.PAGE, zoom));
        getStyleClass().add("grid-header");
        setAlignment(Pos.CENTER_LEFT);
        title.getStyleClass().add("title");
        title.setId("grid-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        range.getStyleClass().add("range");
        range.setId("grid-range");
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(range.textProperty());
        range.setTooltip(whole);
        Region space = new Region();
        setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(title, range, space);
        getChildren().addAll(links);
    }

    /** Says what is shown; {@code near} is the link that brought it there, or would have. */
    void show(String device, GridPlan plan, Nearness near) {
        title.setText(WindowText.text("grid.title", device));
        long first = Unit.PAGE.toBytes(plan.firstPage());
        long last = Unit.PAGE.toBytes(plan.endPage()) - 1;
        range.setText(WindowText.text("grid.range", Hex.of(first), Hex.of(last),
                Quantity.of(Unit.PAGE.toBytes(plan.zoom().pages()))));
        links.forEach(link -> link.pseudoClassStateChanged(NOW, link.getUserData() == near));
    }

    private static Hyperlink link(Nearness near, Consumer<Nearness> zoom) {
        Hyperlink link = new Hyperlink(WindowText.text(switch (near) {
            case DEVICE -> "grid.device";
            case GROUP -> "grid.group";
            case EXTENT -> "grid.extent";
            case PAGE -> "grid.page";
        }));
        link.setUserData(near);
        link.setId("grid-" + near.name().toLowerCase(Locale.ROOT));
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setOnAction(event -> {
            zoom.accept(near);
            link.setVisited(false);
        });
        return link;
    }
}
