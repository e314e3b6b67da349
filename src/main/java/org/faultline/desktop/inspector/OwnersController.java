package org.faultline.desktop.inspector;

import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.faultline.address.Pfn;
import org.faultline.desktop.model.Fates;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.paint.Cells;
import org.faultline.playback.Selection;

/** The owners of the page that fails, or of the selected page: true beside acted on. */
public final class OwnersController {
    private final SessionModel model;
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

    public OwnersController(SessionModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        Cells.show(owner, OwnerRow::label);
        Cells.show(real, row -> "✔");
        Cells.show(acted, OwnerRow::actedText);
        Cells.show(reason, OwnerRow::reason);
        model.session().subscribe(session -> show());
        model.selection().subscribe(selection -> show());
        owners.setOnMouseClicked(event -> Optional.ofNullable(owners.getSelectionModel().getSelectedItem())
                .ifPresent(row -> model.selection().set(new Selection.OfLayer(row.layer()))));
    }

    private void show() {
        Fates fates = Fates.at(model.timeline().getValue());
        Optional<Pfn> page = model.selectedPage().or(() -> fates.cursor() > 0 ? fates.page() : Optional.empty());
        List<OwnerRow> rows = page.map(pfn -> OwnerRow.of(fates, pfn)).orElse(List.of());
        if (!owners.getItems().equals(rows)) {
            owners.getItems().setAll(rows);
        }
    }
}
