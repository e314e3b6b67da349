package org.faultline.desktop.grid;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.faultline.address.LayerId;
import org.faultline.desktop.model.Background;
import org.faultline.desktop.model.LongWork;
import org.faultline.desktop.model.PaneView;
import org.faultline.device.Device;
import org.faultline.device.Pmem;
import org.faultline.impact.Impact;
import org.faultline.impact.heat.Heat;
import org.faultline.impact.heat.HeatMap;
import org.faultline.machine.Machine;

/**
 * The heat map that is shown, or how far it is. It is worked out for the machine of the moment, and thrown away when that is
 * another one; it is not begun while it would give away how a story ends, unless somebody asks for it all the same.
 */
final class HeatWork {
    private final PaneView window;
    private final Background background;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Unasked(false));
    private Optional<Device> device = Optional.empty();
    private Impact asked;
    private boolean shown;
    private boolean told;

    /** What there is of it. */
    sealed interface State {
        /** Nothing yet, because nobody asked or somebody stopped it; whether it would tell how a story ends. */
        record Unasked(boolean tells) implements State {}

        /** There is no device. */
        record NoDevice() implements State {}

        /** It is being worked out. */
        record Working(LongWork work) implements State {}

        /** All of it. */
        record Done(Impact impact, Device device, Heat heat) implements State {}
    }

    HeatWork(PaneView window, Background background) {
        this.window = window;
        this.background = background;
        asked = window.session().getValue().impact();
        window.session().subscribe(session -> renew());
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    Machine machine() {
        return asked.machine();
    }

    /** The device whose pages are shown, where there is one. */
    Optional<Device> device() {
        return device;
    }

    /** Shows the pages of another device. */
    void choose(LayerId id) {
        if (device.filter(d -> d.id().equals(id)).isEmpty() && machine().device(id).isPresent()) {
            device = machine().device(id);
            again();
        }
    }

    /** Whether it is in sight: what nobody sees is not worked out. */
    void show(boolean now) {
        shown = now;
        if (!now) {
            stop();
        } else if (!(state.get() instanceof State.Done)) {
            again();
        }
    }

    /** Somebody wants it, whatever it tells. */
    void start() {
        told = true;
        again();
    }

    void cancel() {
        stop();
        state.set(new State.Unasked(tells()));
    }

    private void renew() {
        Impact now = window.session().getValue().impact();
        if (now.machine() != asked.machine() || !now.design().equals(asked.design())) {
            told = false;
            asked = now;
            again();
        }
    }

    /** Whether there is a story that is still to be played, and so to be told. */
    private boolean tells() {
        return window.cursor() < window.timeline().getValue().trace().steps().size();
    }

    private void again() {
        stop();
        device = device.flatMap(d -> machine().device(d.id())).or(() -> machine().devices().stream()
                .filter(Pmem.class::isInstance).findFirst());
        if (device.isEmpty()) {
            state.set(new State.NoDevice());
        } else if (!shown || (tells() && !told)) {
            state.set(new State.Unasked(tells()));
        } else {
            begin(asked, device.get());
        }
    }

    private void begin(Impact impact, Device of) {
        LongWork work = new LongWork();
        state.set(new State.Working(work));
        background.run(() -> new HeatMap(impact).of(of, work), heat -> {
            if (isAt(work)) {
                state.set(new State.Done(impact, of, heat));
            }
        }, () -> {
            if (isAt(work)) {
                state.set(new State.Unasked(tells()));
            }
        });
    }

    private boolean isAt(LongWork work) {
        return state.get() instanceof State.Working w && w.work == work;
    }

    private void stop() {
        if (state.get() instanceof State.Working working) {
            working.work.stop();
        }
    }
}
