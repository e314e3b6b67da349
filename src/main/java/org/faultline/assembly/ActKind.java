package org.faultline.assembly;

import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.part.Description;

/**
 * A sort of act that a document can have: one of these for each entry of the list of acts.
 *
 * @param description what is known of it; its word is what stands behind {@code act} in a document
 * @param offered whether forms offer it for the items it is done to
 * @param reader makes the act
 */
public record ActKind(Description description, boolean offered, Reader reader) {
    /** Makes an act of what a document says. Whatever is wrong is told to {@code said}, and then there is no act. */
    public interface Reader {
        Optional<? extends Act> read(Said said);
    }

    /** A kind that no form offers by itself. */
    static ActKind of(Description description, Reader reader) {
        return new ActKind(description, false, reader);
    }

    /** The word that stands for it in a document. */
    public String word() {
        return description.word();
    }
}
