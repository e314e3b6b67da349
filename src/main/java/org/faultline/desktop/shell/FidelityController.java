package org.faultline.desktop.shell;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.ListView;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.faultline.conformance.Fidelity;

/** What proves what every design does, and what is simplified. */
public final class FidelityController {
    private static final PseudoClass READING = PseudoClass.getPseudoClass("reading");
    private static final int WIDTH = 92;
    @FXML
    private TableView<Fidelity.Row> proofs;
    @FXML
    private TableColumn<Fidelity.Row, String> situation;
    @FXML
    private ListView<String> simplified;

    @FXML
    void initialize() {
        Fidelity fidelity = Fidelity.shipped();
        situation.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().situation()));
        for (int i = 0; i < fidelity.designs().size(); i++) {
            proofs.getColumns().add(column(fidelity.designs().get(i), i));
        }
        proofs.getItems().setAll(fidelity.rows());
        simplified.getItems().setAll(fidelity.simplified());
    }

    private static TableColumn<Fidelity.Row, Fidelity.Proof> column(String design, int index) {
        TableColumn<Fidelity.Row, Fidelity.Proof> column = new TableColumn<>(design);
        column.setPrefWidth(WIDTH);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().proofs().get(index)));
        column.setCellFactory(c -> new Cell());
        return column;
    }

    /** What is only read stands back. */
    private static final class Cell extends TableCell<Fidelity.Row, Fidelity.Proof> {
        @Override
        protected void updateItem(Fidelity.Proof proof, boolean empty) {
            super.updateItem(proof, empty);
            setText(empty ? "" : proof.text());
            pseudoClassStateChanged(READING, !empty && proof.onlyRead());
        }
    }
}
