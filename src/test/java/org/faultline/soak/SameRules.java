package org.faultline.soak;

import java.util.ArrayList;
import java.util.List;
import org.faultline.act.Act;
import org.faultline.assembly.RunPlan;
import org.faultline.document.TopologyDocument;
import org.faultline.engine.Engine;
import org.faultline.format.Report;
import org.faultline.format.TopologyJson;
import org.faultline.format.TraceJson;
import org.faultline.format.TraceText;
import org.faultline.machine.Machine;
import org.faultline.playback.Timeline;
import org.faultline.soak.Play.Moment;
import org.faultline.trace.Trace;

/** The same document is the same run: again, read anew, in parts, and backwards. */
final class SameRules {
    private SameRules() {}

    /** Acts a document out under the design of a play. */
    interface Actor {
        Play again(TopologyDocument document, Play like);
    }

    /** Acts out acts from a machine under the design of a play. */
    interface Runner {
        Trace run(Machine machine, List<Act> acts, Play like);
    }

    static List<Rule> all() {
        Actor actor = (document, like) -> Play.of(document, like.design());
        Runner runner = (machine, acts, like) -> Engine.run(machine, acts, like.design());
        return List.of(sameBytes(actor), inParts(runner), backwards(runner));
    }

    static Rule sameBytes(Actor actor) {
        return Rule.of("the same document gives the same trace, byte for byte, also when it was saved and read again",
                play -> {
                    String saved = TopologyJson.write(play.document());
                    TopologyDocument read = TopologyJson.read("", saved).document().orElseThrow();
                    String text = TraceText.write(play.report());
                    String json = TraceJson.write(play.report());
                    List<String> broken = new ArrayList<>();
                    for (TopologyDocument document : List.of(play.document(), read)) {
                        Report other = actor.again(document, play).report();
                        String which = document.equals(play.document()) ? "again: " : "read again: ";
                        if (!TraceText.write(other).equals(text)) {
                            broken.add(which + "the text differs");
                        }
                        if (!TraceJson.write(other).equals(json)) {
                            broken.add(which + "the JSON differs");
                        }
                    }
                    if (!TopologyJson.write(read).equals(saved)) {
                        broken.add("saved again it is another text");
                    }
                    return broken;
                });
    }

    /** Stopped after any act and gone on with from there, a run comes to the same; so nothing is kept outside the machine. */
    static Rule inParts(Runner runner) {
        return Rule.of("a run that is cut in two comes to the same", play -> {
            RunPlan plan = play.plan();
            List<Act> acts = new ArrayList<>(plan.setUp());
            acts.addAll(plan.story());
            List<Moment> moments = play.moments();
            int cut = acts.size() * 2 / 3;
            Machine middle = runner.run(plan.machine(), acts.subList(0, cut), play).after();
            Machine end = runner.run(middle, acts.subList(cut, acts.size()), play).after();
            List<String> broken = new ArrayList<>();
            compare(broken, moments.get(cut), middle);
            compare(broken, moments.getLast(), end);
            return broken;
        });
    }

    private static void compare(List<String> broken, Moment moment, Machine other) {
        String one = Portrait.of(moment.machine());
        String two = Portrait.of(other);
        if (!one.equals(two)) {
            int at = 0;
            while (at < Math.min(one.length(), two.length()) && one.charAt(at) == two.charAt(at)) {
                at++;
            }
            broken.add(moment.when() + ": " + excerpt(one, at) + " is " + excerpt(two, at));
        }
    }

    private static String excerpt(String text, int at) {
        return "..." + text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 60)).replace("\n", " ")
                + "...";
    }

    /** A run that is acted out again only up to an act gives the steps and the machine that stepping back shows. */
    static Rule backwards(Runner runner) {
        return Rule.of("stepping back shows the earlier machine", play -> {
            List<Act> acts = play.plan().story();
            int half = acts.size() / 2;
            Trace shorter = runner.run(play.setUp().after(), acts.subList(0, half), play);
            Timeline timeline = Timeline.of(play.story()).last();
            while (timeline.cursor() > shorter.steps().size()) {
                timeline = timeline.back();
            }
            List<String> broken = new ArrayList<>();
            if (!timeline.taken().equals(shorter.steps())) {
                broken.add("before act " + (half + 1) + " other steps were taken");
            }
            compare(broken, new Moment("before act " + (half + 1), timeline.machine()), shorter.after());
            compare(broken, new Moment("before the first act", timeline.first().machine()), shorter.before());
            return broken;
        });
    }
}
