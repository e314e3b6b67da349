package org.faultline.desktop.shell;

import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.Sheet;
import org.faultline.picture.Pen;
import org.faultline.picture.Theme;
import org.faultline.picture.stack.Legend;
import org.faultline.picture.stack.Sign;

/** The sheet of signs: each with its name and a sentence. */
public final class LegendController {
    private static final double WIDE = 24;
    private static final double HIGH = 18;
    private final ViewSettings looks;
    @FXML
    private GridPane signs;

    public LegendController(ViewSettings looks) {
        this.looks = looks;
    }

    @FXML
    void initialize() {
        for (Sign sign : Sign.values()) {
            Label name = new Label(sign.words());
            name.getStyleClass().add("legend-name");
            name.setMinWidth(Region.USE_PREF_SIZE);
            Label sentence = new Label(WindowText.text("legend." + sign.name().toLowerCase(Locale.ROOT)));
            sentence.setWrapText(true);
            sentence.setMinHeight(Region.USE_PREF_SIZE);
            signs.addRow(signs.getRowCount(), drawn(sign), name, sentence);
        }
    }

    private Region drawn(Sign sign) {
        Sheet sheet = new Sheet();
        double scale = looks.scale().getValue();
        sheet.fit(WIDE, HIGH, scale);
        sheet.getTransforms().clear();
        new Legend(new Pen(sheet.surface(Theme.of(looks.dark().get())))).draw(sign, WIDE / 2, HIGH / 2);
        StackPane place = new StackPane(sheet);
        place.setMinSize(WIDE * scale, HIGH * scale);
        place.setMaxSize(WIDE * scale, HIGH * scale);
        return place;
    }
}
