package org.faultline.format.words;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.faultline.memory.Removal;
import org.faultline.problem.Problem;
import org.faultline.process.Signal;
import org.faultline.reason.Because;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.reason.HookBecause;
import org.faultline.reason.Nowhere;
import org.faultline.reason.Own;
import org.faultline.reason.RepairBecause;
import org.faultline.reason.Why;
import org.faultline.reason.Wrong;
import org.faultline.trace.NextTouch;
import org.faultline.trace.StillBad;
import org.faultline.trace.TraceEvent;

/** Reasons, fates and prospects as sentences. */
public final class Sentences {
    private static final ResourceBundle HOOKS = Messages.bundle("HookBecause");
    private static final ResourceBundle CALLS = Messages.bundle("CallBecause");
    private static final ResourceBundle REPAIRS = Messages.bundle("RepairBecause");
    private static final ResourceBundle WRONGS = Messages.bundle("Wrong");
    private static final ResourceBundle NOWHERE = Messages.bundle("Nowhere");
    private static final String REMEDY = "remedy.";
    private static final String SHORT = "short.";
    /** How many things are named one by one where there is no room for a sentence. */
    private static final int NAMED = 3;

    private Sentences() {}

    /** The reasons, one after the other; empty when there are none. */
    public static String of(List<Why> why) {
        return why.stream().map(Sentences::of).collect(Collectors.joining(" "));
    }

    /** One reason: a sentence, or a part of one. */
    public static String of(Why why) {
        return Messages.text(bundle(why.because()), why.because().name(),
                why.details().stream().map(DetailText::of).toArray());
    }

    /** What is wrong, in a sentence with the values. */
    public static String of(Problem problem) {
        return of(problem.why());
    }

    /** What to do about a problem. */
    public static String remedy(Problem problem) {
        return remedy(problem.why());
    }

    /** What to do about something that is wrong. */
    public static String remedy(Why why) {
        return Messages.text(bundle(why.because()), REMEDY + why.because().name(),
                why.details().stream().map(DetailText::of).toArray());
    }

    /** The few words for a reason where there is no room for a sentence. */
    public static String brief(Why why) {
        ResourceBundle bundle = bundle(why.because());
        String key = why.because().name();
        return Messages.text(bundle, bundle.containsKey(SHORT + key) ? SHORT + key : key,
                why.details().stream().map(Sentences::brief).toArray());
    }

    private static String brief(Detail detail) {
        return switch (detail) {
            case Detail.Clause clause -> brief(clause.why());
            case Detail.Several several when several.all().size() > NAMED -> Messages.text("several.brief",
                    DetailText.of(several.all().getFirst()), NumberWords.of(several.all().size() - 1));
            case Detail other -> DetailText.of(other);
        };
    }

    private static ResourceBundle bundle(Because because) {
        return switch (because) {
            case HookBecause hook -> HOOKS;
            case CallBecause call -> CALLS;
            case RepairBecause repair -> REPAIRS;
            case Nowhere nowhere -> NOWHERE;
            case Wrong wrong -> WRONGS;
            case Own own -> ResourceBundle.getBundle(own.messages(), Locale.ROOT);
        };
    }

    /** What took a page-table entry away, as a clause. */
    public static String of(Removal by) {
        return switch (by) {
            case Removal.LaterFault f -> Messages.text("removal.fault", f.pid() + " " + f.comm());
            case Removal.NewBlock b -> Messages.text("removal.block", of(b.by()));
            case Removal.Failure f -> Messages.text("removal.failure", f.pfn());
            case Removal.Plain plain -> Messages.text("removal." + plain.name());
        };
    }

    static String of(Removal.Mover mover) {
        return switch (mover) {
            case Removal.Mover.Write w -> Messages.text("mover.write");
            case Removal.Mover.Reflink r -> Messages.text("mover.reflink");
            case Removal.Mover.Zeroing z -> Messages.text("mover.zeroing");
            case Removal.Mover.Store s -> Messages.text("mover.store", s.pid() + " " + s.comm());
        };
    }

    /** What the next touch does, as a clause. */
    public static String of(NextTouch next) {
        if (next.code().isEmpty()) {
            return Messages.text("next." + next.kind().name());
        }
        Signal.Code code = next.code().orElseThrow();
        TraceEvent.Consequence consequence = next.consequence().orElseThrow();
        return Messages.text("next.signal." + next.kind().name(), code,
                Messages.text("next.consequence." + consequence.name()));
    }

    /** That a page is still bad, and what it would take to make it good again. */
    public static String of(StillBad state) {
        if (!state.isBad()) {
            return Messages.text("cure." + state.cure().name());
        }
        return Messages.text("still.bad", cure(state) + " " + simulated(state)).strip();
    }

    /** What it would take to make a page good again, or why nothing does. */
    public static String cure(StillBad state) {
        return !state.isBad() ? Messages.text("cure." + state.cure().name())
                : state.isOnlyMarked() ? Messages.text("cure.marked") : Messages.text("cure.bad", whenBad(state));
    }

    /** That the memory itself is good, and what would be if it were not; empty where it is not. */
    public static String simulated(StillBad state) {
        return state.isOnlyMarked()
                ? Messages.text("cure.supposed", whenBad(state))
                : state.real() || !state.isBad() ? "" : Messages.text("cure.simulated");
    }

    private static String whenBad(StillBad state) {
        String cure = Messages.text("cure." + state.cure().name());
        return state.needsMount() ? Messages.text("cure.unmounted", cure) : cure;
    }
}
