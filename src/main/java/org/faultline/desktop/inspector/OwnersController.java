package org.faultline.desktop.inspector;

import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.faultline.address.Pfn;
import org.faultline.desktop.model.Fates;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.paint.Cells;
import org.faultline.desktop.paint.Rows;
import org.faultline.playback.Selection;

/** The owners of the page that fails, or of the selected page: true beside acted on. */
public final class OwnersController {
    private final PaneView window;
    @FXML
    private TableView<OwnerRow> owners;
    @FXML
    private TableColumn<OwnerRow, String> owner;
    @FXML
    private TableColumn<OwnerRow, String> real;
    @FXML
    private TableColumn<OwnerRow, String> acted;
    @FXML
    private TableColumn<OwnerRow, String> reason;

    public OwnersController(PaneView window) {
        this.window = window;
    }

    @FXML
    void initialize() {
        Cells.show(owner, OwnerRow::label);
        Cells.show(real, row -> "✔");
        Cells.show(acted, OwnerRow::actedText);
        Cells.show(reason, OwnerRow::reason);
        window.session().subscribe(session -> show());
        window.selection().subscribe(selection -> show());
        owners.setOnMouseClicked(event -> Optional.ofNullable(owners.getSelectionModel().getSelectedItem())
                .ifPresent(row -> window.select(new Selection.OfLayer(row.layer()))));
    }

    private void show() {
        Fates fates = Fates.at(window.timeline().getValue());
        Optional<Pfn> page = window.selectedPage().or(() -> fates.cursor() > 0 ? fates.page() : Optional.empty());
        if (Rows.show(owners.getItems(), page.map(pfn -> OwnerRow.of(fates, pfn)).orElse(List.of()))) {
            owners.getSelectionModel().clearSelection();
        }
    }
}
