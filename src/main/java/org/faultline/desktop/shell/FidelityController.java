package org.faultline.desktop.shell;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;
import org.faultline.conformance.Fidelity;
import org.faultline.desktop.paint.Cells;
import org.faultline.desktop.paint.Copying;
import org.faultline.desktop.paint.WrappedCell;

/** What proves what every design does, what was judged how, where it differs, and what is simplified. */
public final class FidelityController {
    private static final PseudoClass READING = PseudoClass.getPseudoClass("reading");
    private static final int WIDTH = 92;
    /** What moves the list stands beside its sentences. */
    private static final double BAR = 40;
    @FXML
    private TableView<Fidelity.Row> proofs;
    @FXML
    private TableColumn<Fidelity.Row, String> situation;
    @FXML
    private ListView<String> simplified;

    @FXML
    void initialize() {
        Fidelity fidelity = Fidelity.shipped();
        Cells.show(situation, Fidelity.Row::situation);
        situation.setCellFactory(c -> new WrappedCell<>(said -> said));
        simplified.setCellFactory(SentenceCell::new);
        Copying.on(simplified, said -> said);
        for (int i = 0; i < fidelity.designs().size(); i++) {
            proofs.getColumns().add(column(fidelity.designs().get(i), i));
        }
        proofs.getItems().setAll(fidelity.rows());
        simplified.getItems().setAll(fidelity.judged().stream().map(Fidelity.Judged::text).toList());
        simplified.getItems().addAll(fidelity.gaps().stream().map(Fidelity.Gap::text).toList());
        simplified.getItems().addAll(fidelity.simplified());
    }

    private static TableColumn<Fidelity.Row, Fidelity.Proof> column(String design, int index) {
        TableColumn<Fidelity.Row, Fidelity.Proof> column = new TableColumn<>(design);
        column.setPrefWidth(WIDTH);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().proofs().get(index)));
        column.setCellFactory(c -> proof());
        Cells.tell(column, row -> row.proofs().get(index).text());
        return column;
    }

    /** What is only read stands back. */
    private static WrappedCell<Fidelity.Row, Fidelity.Proof> proof() {
        WrappedCell<Fidelity.Row, Fidelity.Proof> cell = new WrappedCell<>(Fidelity.Proof::text);
        cell.itemProperty()
                .subscribe(proof -> cell.pseudoClassStateChanged(READING, proof != null && proof.onlyRead()));
        return cell;
    }

    /** A sentence on as many lines as it needs. */
    private static final class SentenceCell extends ListCell<String> {
        private final Text words = new Text();

        private SentenceCell(ListView<String> list) {
            words.getStyleClass().add("sentence");
            words.wrappingWidthProperty().bind(list.widthProperty().subtract(BAR));
            setPrefWidth(0);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }

        @Override
        protected void updateItem(String sentence, boolean empty) {
            super.updateItem(sentence, empty);
            setText(empty ? "" : sentence);
            words.setText(getText());
            setGraphic(empty ? null : words);
        }
    }
}
