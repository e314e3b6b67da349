package org.faultline.desktop.model;
import java.util.Optional;
import java.util.SequencedMap;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.picture.stack.DragFeedback;

/** Where things are in the picture of the stack, in pixels of its window. */
public interface PicturePlaces {
    /** What stands at a point, with the page where pages are counted. */
    Optional<PicturePlace> spot(double x, double y);

    /** The page of memory that a point shows, if it shows one. */
    Optional<Pfn> pageAt(double x, double y);

    /** What stands beside a layer and may change places with it, from left to right with their middles; itself too. */
    SequencedMap<LayerId, Double> row(LayerId layer);

    /** Lets somebody type another name of what is selected, where it stands; false when it does not stand there. */
    boolean rename(Builder builder);

    /** Where the keyboard is: a strip whose pages are counted, and the selected page on it, if it has that. */
    Optional<PicturePlace> here();

    /** Brings a page of a strip into sight. */
    void reveal(LayerId strip, long page);

    /** Draws what somebody is doing with the mouse over the picture. */
    void show(DragFeedback work);
}
