package org.faultline.desktop.editor;

import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import org.faultline.address.Pfn;
import org.faultline.desktop.model.Builder;
import org.faultline.desktop.model.PageMenu;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.PicturePlace;
import org.faultline.playback.Whereabouts;

/** The menu of a page outside the picture: that of the first file that has it, or else of its memory. */
public final class PageDeeds implements PageMenu {
    private final ObjectMenu deeds;
    private final PaneView window;
    private final ContextMenu menu = new ContextMenu();

    public PageDeeds(Builder builder, PaneView window) {
        deeds = new ObjectMenu(builder, window);
        this.window = window;
        menu.setId("page-menu");
    }

    @Override
    public void show(Node over, Pfn page, double screenX, double screenY) {
        Optional<PicturePlace> place = Whereabouts.of(window.timeline().getValue().machine(), page)
                .map(where -> where.files().stream()
                        .map(f -> new PicturePlace(f.file().id(), OptionalLong.of(f.page()))).findFirst()
                        .orElseGet(() -> new PicturePlace(where.pmem().id(), OptionalLong.empty())));
        menu.getItems().setAll(deeds.at(place, Optional.of(page)));
        menu.show(over, screenX, screenY);
    }
}
