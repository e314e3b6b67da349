package org.faultline.desktop.lessons;

import java.util.Optional;
import org.faultline.lesson.Reply;

/** Where an answer is given; it may be given in the picture as well. */
interface Input {
    /** Shows what somebody is about to answer. */
    void tell(Optional<Reply> draft);
}
