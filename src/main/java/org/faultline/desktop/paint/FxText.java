package org.faultline.desktop.paint;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.faultline.format.words.Visible;
import org.faultline.picture.TextMetrics;
import org.faultline.picture.Type;

/** How much room text takes in the fonts of the window. The widths of the texts drawn last are kept: measuring is slow. */
final class FxText implements TextMetrics {
    private static final int KEPT = 4096;
    private final Map<Type, Font> fonts = new EnumMap<>(Type.class);
    private final Text measured = new Text();
    private final Map<Written, Double> widths = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Written, Double> eldest) {
            return size() > KEPT;
        }
    };

    private record Written(Type type, String text) {}

    FxText() {
        for (Type type : Type.values()) {
            fonts.put(type, Font.font(type.isMono() ? "Monospaced" : "System",
                    type.isBold() ? FontWeight.BOLD : FontWeight.NORMAL, type.size()));
        }
    }

    Font font(Type type) {
        return Objects.requireNonNull(fonts.get(type), type.name());
    }

    @Override
    public double width(Type type, String text) {
        return widths.computeIfAbsent(new Written(type, text), this::measure);
    }

    private double measure(Written written) {
        measured.setText(Visible.of(written.text));
        measured.setFont(font(written.type));
        return Math.ceil(measured.getLayoutBounds().getWidth());
    }
}
