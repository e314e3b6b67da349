package org.faultline.desktop.model;

import java.util.List;
import org.faultline.playback.Landmark;

/** Going through a run by what happens: to the next signal, decision or refusal, and back. */
public final class Jumps {
    private final Player player;

    private Jumps(Player player) {
        this.player = player;
    }

    /** The commands, in pairs of next and previous. They can always be done: whether more is to come is not told before. */
    public static List<Command> of(Player player) {
        Jumps jumps = new Jumps(player);
        return List.of(jumps.next("menu.next.signal", Landmark.SIGNAL, "jump.none.next.signal").keys("S"),
                jumps.previous("menu.previous.signal", Landmark.SIGNAL, "jump.none.previous.signal").keys("Shift+S"),
                jumps.next("menu.next.decision", Landmark.DECISION, "jump.none.next.decision").keys("D"),
                jumps.previous("menu.previous.decision", Landmark.DECISION, "jump.none.previous.decision")
                        .keys("Shift+D"),
                jumps.next("menu.next.refusal", Landmark.REFUSAL, "jump.none.next.refusal").keys("T"),
                jumps.previous("menu.previous.refusal", Landmark.REFUSAL, "jump.none.previous.refusal")
                        .keys("Shift+T"));
    }

    private Command next(String name, Landmark landmark, String none) {
        return Command.of(name, () -> player.jump((run, cursor) -> run.next(landmark, cursor), none));
    }

    private Command previous(String name, Landmark landmark, String none) {
        return Command.of(name, () -> player.jump((run, cursor) -> run.previous(landmark, cursor), none));
    }
}
