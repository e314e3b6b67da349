package org.faultline.desktop.paint;

import javafx.scene.control.TextArea;
import javafx.scene.text.Text;

/** A text area that is as high as what is written in it, so that all of a text of usual length is seen. */
public final class Growing {
    /** What stands at the left and right of the lines, in heights of the font. */
    private static final double BESIDE = 2.6;
    private final TextArea area;
    private final int fewest;
    private final int most;
    private final Text lines = new Text();
    private final Text one = new Text("Mg");

    private Growing(TextArea area, int fewest, int most) {
        this.area = area;
        this.fewest = fewest;
        this.most = most;
    }

    /** Between so few lines and so many; whoever writes more scrolls. */
    public static void install(TextArea area, int fewest, int most) {
        Growing growing = new Growing(area, fewest, most);
        area.setWrapText(true);
        growing.lines.textProperty().bind(area.textProperty());
        growing.lines.fontProperty().bind(area.fontProperty());
        growing.one.fontProperty().bind(area.fontProperty());
        area.textProperty().subscribe(growing::fit);
        area.fontProperty().subscribe(growing::fit);
        area.widthProperty().subscribe(growing::fit);
    }

    private void fit() {
        double line = one.getLayoutBounds().getHeight();
        lines.setWrappingWidth(Math.max(1, area.getWidth() - BESIDE * area.getFont().getSize()));
        long rows = area.getWidth() > 0 ? Math.round(lines.getLayoutBounds().getHeight() / line) : fewest;
        area.setPrefRowCount(Math.clamp(rows, fewest, most));
    }
}
