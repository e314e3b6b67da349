package org.faultline.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.engine.Engine;
import org.faultline.impact.Impact;
import org.faultline.playback.Since;
import org.faultline.playback.Subjects;
import org.faultline.playback.Timeline;
import org.faultline.playback.Whereabouts;
import org.faultline.repair.PageLife;
import org.faultline.repair.forecast.Forecast;
import org.faultline.trace.Check;
import org.faultline.trace.Step;
import org.faultline.trace.StillBad;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.TraceEvent.Watched.Turn;

/**
 * Answers questions about a run at the cursor of a timeline; what comes after it is not looked at.
 *
 * @param whole whether the way there is told as well, and what would have come of it had conditions come out otherwise: both
 *     cost more than the rest
 */
public record Answers(Timeline timeline, KernelDesign design, boolean whole) {
    /** Whole answers. */
    public Answers(Timeline timeline, KernelDesign design) {
        this(timeline, design, true);
    }

    /** The answer; of a step that has not been taken yet there is none. */
    public Optional<Answer> to(Question question) {
        Past past = Past.of(timeline, design);
        return switch (question) {
            case Question.OfStep q -> q.number() < 1 || q.number() > past.cursor() ? Optional.empty()
                    : Optional.of(step(past, past.step(q.number())));
            case Question.OfProcess q -> Optional.of(process(past, q.pid()));
            case Question.OfFile q -> Optional.of(file(past, q.file()));
            case Question.OfFilesystem q -> Optional.of(filesystem(past, q.filesystem()));
            case Question.OfPage q -> Optional.of(page(past, q.page()));
        };
    }

    private Answer process(Past past, int pid) {
        ProcessFate process = new ProcessFate(past, pid);
        Fate fate = process.fate();
        return new Answer.OfProcess(past.machine(), pid, fate, process.next(),
                process.sharing(fate),
                fate.decided().map(s -> otherwise(past, s)).orElse(List.of()), path(past, fate.decided()));
    }

    private Answer file(Past past, LayerId file) {
        FileFate of = new FileFate(past, file);
        Fate fate = of.fate();
        return new Answer.OfFile(past.machine(), file, of.damages(), fate, path(past, fate.decided()));
    }

    private Answer filesystem(Past past, LayerId filesystem) {
        Fate fate = new FilesystemFate(past, filesystem).fate();
        return new Answer.OfFilesystem(past.machine(), filesystem, fate, path(past, fate.decided()));
    }

    private List<Step> path(Past past, Optional<Step> to) {
        return whole ? to.map(new Way(past)::to).orElse(List.of()) : List.of();
    }

    private List<Alternative> otherwise(Past past, Step step) {
        return whole ? new Suppositions(past, step).alternatives() : List.of();
    }

    private Answer step(Past past, Step step) {
        List<LayerId> about = List.copyOf(Subjects.of(step));
        Optional<Step> cause = Optional.of(step.cause()).filter(c -> c > 0).map(past::step);
        return new Answer.OfStep(past.after(step.number()), step, cause, about, turns(past, step),
                otherwise(past, step), path(past, Optional.of(step)));
    }

    /** What came to pass with a watcher since it was asked; a report that it reads stands for itself. */
    private static List<Step> turns(Past past, Step step) {
        if (!(step.event() instanceof TraceEvent.Watched watched)) {
            return List.of();
        }
        List<Step> all = past.turns(watched.watcher(), step.number());
        int from = all.size() - 1;
        while (from > 0 && watched.turn() != Turn.TOLD && !isAsked(all.get(from))) {
            from--;
        }
        return all.subList(from, all.size());
    }

    private static boolean isAsked(Step step) {
        return step.event() instanceof TraceEvent.Watched w && w.turn() == Turn.ASKED;
    }

    private Answer page(Past past, Pfn page) {
        PageLife life = PageLife.of(timeline, page);
        Optional<StillBad> cure = past.verdict(page).map(new Since(past.machine())::stillBad)
                .filter(c -> past.machine().bad(page).isPresent() || isWrong(past, page, c));
        Optional<Step> last = life.moments().isEmpty() ? Optional.empty()
                : Optional.of(past.step(life.moments().getLast().step().number()));
        return new Answer.OfPage(past.machine(), page, Whereabouts.of(past.machine(), page), life,
                past.machine().bad(page), cure, Forecast.of(new Impact(past.machine(), design), page),
                path(past, last));
    }

    /** Whether a page can be read and is wrong, and nobody has written it anew since. */
    private static boolean isWrong(Past past, Pfn page, StillBad state) {
        return state.cure() == StillBad.Cure.WRONG && !past.machine().undefined().of(page).isNone();
    }

    /** That a filesystem is not mounted, and why. */
    static Fate notMounted(Past past, LayerId filesystem) {
        return new Fate.NotMounted(filesystem, refusal(past, filesystem), past.backTo(1)
                .filter(s -> s.event() instanceof TraceEvent.Mounted e && e.filesystem().equals(filesystem))
                .findFirst());
    }

    /** What this kernel says to mounting a filesystem as things are, where it is not mounted and that is refused. */
    private static Optional<Step> refusal(Past past, LayerId filesystem) {
        return past.machine().filesystem(filesystem).filter(f -> !f.mount().active()).flatMap(f -> Engine
                .run(past.machine(), List.of(new Act.Mount(filesystem, f.features().dax(), false)), past.design())
                .steps().stream().filter(s -> isRefusal(s.event()))
                .findFirst());
    }

    private static boolean isRefusal(TraceEvent event) {
        return event instanceof TraceEvent.Refused
                || (event instanceof TraceEvent.Mounted mounted && !mounted.ending().isFine());
    }

    /** What decided about whoever the failure that has begun last did not come to. */
    static Optional<Step> turn(Past past, List<LayerId> own) {
        return past.backTo(past.failure()).filter(s -> isInWay(past, s, own)).findFirst();
    }

    /** Whether a condition failed at a step that has to do with none but these, or with what is below them. */
    private static boolean isInWay(Past past, Step step, List<LayerId> own) {
        boolean named = (step.event() instanceof TraceEvent.Skipped s && own.contains(s.what()))
                || step.layer().filter(own::contains).isPresent();
        boolean below = step.layer().isEmpty()
                || step.layer().filter(l -> past.machine().device(l).isPresent()
                        || past.machine().filesystem(l).isPresent()).isPresent();
        return (named || below) && step.checks().stream().anyMatch(c -> !c.goesOn());
    }

    /** What was left alone at a step, with the conditions that failed there or at an earlier step about the same. */
    static Fate spared(Past past, Step at) {
        return new Fate.Spared(at, failed(past, at));
    }

    /** The conditions that failed at a step, or at the nearest one before it in its act that was about the same. */
    static List<Check> failed(Past past, Step at) {
        return past.before(at).filter(s -> s.number() == at.number() || s.layer().equals(at.layer()))
                .map(s -> Check.failed(s.checks())).filter(failed -> !failed.isEmpty()).findFirst().orElse(List.of());
    }

    /** All of these, and that one. */
    static List<LayerId> with(List<LayerId> layers, LayerId more) {
        List<LayerId> all = new ArrayList<>(layers);
        all.add(more);
        return all;
    }
}
