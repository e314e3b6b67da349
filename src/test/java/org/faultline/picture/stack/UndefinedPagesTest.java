package org.faultline.picture.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.fake.Windows;
import org.faultline.playback.Timeline;
import org.faultline.playback.Trail;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;

/** A page that can be read and is not what was written has a sign of its own, from the step on at which it came to that. */
class UndefinedPagesTest {
    @Test
    void it_is_told_from_the_clear_on_and_is_not_called_bad() {
        Session session = Windows.session("said-clean");
        for (int step = 0; step <= session.timeline().last().cursor(); step++) {
            Timeline at = session.timeline().at(step);
            StackPicture picture = StackLayout.of(at, LayoutContext.of(session.timeline().last()), 938, 536, 1);
            boolean undefined = !at.machine().undefined().isNone();

            assertThat(Legend.of(picture, Trail.of(at), List.of(), false).contains(Sign.UNDEFINED)).as("step " + step)
                    .isEqualTo(undefined);
            assertThat(undefined && Legend.of(picture, Trail.of(at), List.of(), false).contains(Sign.BAD)).isFalse();
        }
        assertThat(session.timeline().last().machine().undefined().isNone()).isFalse();
    }
}
