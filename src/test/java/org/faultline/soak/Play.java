package org.faultline.soak;

import java.util.ArrayList;
import java.util.List;
import org.faultline.act.Act;
import org.faultline.assembly.Assembled;
import org.faultline.assembly.Assembler;
import org.faultline.assembly.RunPlan;
import org.faultline.design.KernelDesign;
import org.faultline.document.TopologyDocument;
import org.faultline.engine.Engine;
import org.faultline.format.Report;
import org.faultline.format.words.DesignText;
import org.faultline.machine.Machine;
import org.faultline.trace.Trace;

/** A document acted out under a design. */
record Play(TopologyDocument document, RunPlan plan, Trace setUp, Trace story) {
    /** Acts the document out. Throws NoPlan when it has errors. */
    static Play of(TopologyDocument document, KernelDesign design) {
        Assembled assembled = Assembler.assemble(document.withDesign(design.id()));
        RunPlan plan = assembled.plan().orElseThrow(() -> new NoPlan(assembled.problems().toString()));
        Trace setUp = Engine.run(plan.machine(), plan.setUp(), plan.design());
        return new Play(document, plan, setUp, Engine.run(setUp.after(), plan.story(), plan.design()));
    }

    /** The document has errors. */
    static final class NoPlan extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoPlan(String problems) {
            super(problems);
        }
    }

    KernelDesign design() {
        return plan.design();
    }

    Report report() {
        return new Report(document.title(), document.question(), design().id(), DesignText.title(design()), setUp,
                story);
    }

    /** Both halves, with the acts of each. */
    List<Half> halves() {
        return List.of(new Half("acts", plan.setUp(), setUp), new Half("story", plan.story(), story));
    }

    /** The machine after every act, the first as it was before any. */
    List<Moment> moments() {
        List<Moment> all = new ArrayList<>();
        all.add(new Moment("before the first act", setUp.before()));
        halves().forEach(h -> all.addAll(h.moments()));
        return all;
    }

    /**
     * The set-up or the story.
     *
     * @param key what the document calls it
     */
    record Half(String key, List<Act> acts, Trace trace) {
        /** The machine after each act. */
        List<Moment> moments() {
            List<Moment> all = new ArrayList<>();
            int step = 0;
            for (int act = 1; act <= acts.size(); act++) {
                while (step < trace.steps().size() && trace.steps().get(step).act() <= act) {
                    step++;
                }
                all.add(new Moment("/" + key + "/" + (act - 1) + " (" + trace.acts().get(act - 1) + ")",
                        trace.states().get(step)));
            }
            return all;
        }
    }

    /** The machine at some time. */
    record Moment(String when, Machine machine) {}
}
