package org.faultline.desktop.editor;

import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.faultline.address.LayerId;
import org.faultline.address.Unit;
import org.faultline.desktop.model.PicturePlace;
import org.faultline.edit.Item;
import org.faultline.edit.Items;
import org.faultline.picture.stack.DragFeedback.Marked;

/**
 * Pages that are marked with the keyboard.
 *
 * @param from the page where that began
 * @param to the page where the keyboard is now, before or behind it
 */
record PageRangeSelection(LayerId strip, long from, long to) {
    /** To the end of anything. */
    private static final long FAR = 1L << 40;

    /** Begins at a place, if pages can be marked there: on a file or a mapping of the document. */
    static Optional<PageRangeSelection> at(Items items, PicturePlace spot) {
        return pages(items, spot.layer()).map(pages -> new PageRangeSelection(spot.layer(), spot.page().orElse(0),
                spot.page().orElse(0)));
    }

    /** How many pages a key goes on with ReorderDrag down, back when negative; nothing for other keys. */
    static Optional<Long> by(KeyCode key) {
        return Optional.ofNullable(switch (key) {
            case LEFT -> -1L;
            case RIGHT -> 1L;
            case PAGE_UP -> (long) -PicturePlace.LEAP;
            case PAGE_DOWN -> (long) PicturePlace.LEAP;
            case HOME -> -FAR;
            case END -> FAR;
            default -> null;
        });
    }

    /** So many pages on, as far as there are pages. */
    PageRangeSelection on(Items items, long by) {
        long last = pages(items, strip).orElse(1L) - 1;
        return new PageRangeSelection(strip, from, Math.clamp(to + by, 0, Math.max(0, last)));
    }

    Marked marked() {
        return new Marked(strip, Math.min(from, to), Math.max(from, to));
    }

    private static Optional<Long> pages(Items items, LayerId layer) {
        Optional<Item> item = items.find(layer.value());
        return item.filter(i -> i.kind().equals("file")).map(i -> items.size(i).orElse(0))
                .or(() -> item.filter(i -> i.kind().equals("mapping")).map(i -> i.bytes("length").orElse(0)))
                .map(Unit.PAGE::covering);
    }
}
