package org.faultline.edit;

import java.util.ArrayList;
import java.util.List;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;

/** Acts that are done by hand while the story is being told: they happen then, and not before it began. */
public final class MidRunEdit {
    private static final Pointer ACTS = Pointer.ROOT.key("acts");
    private static final Pointer STORY = Pointer.ROOT.key("story");

    private MidRunEdit() {}

    /**
     * A change of {@code before} that was made after the first {@code begun} acts of its story: when all it does to the
     * machine is to add acts, they come behind those, and what else was to come does not; the story until then is as it
     * was, also where the change would have it call something by another name. Any other change is as it was made.
     */
    public static TopologyDocument during(TopologyDocument before, TopologyDocument after, int begun) {
        List<Node> acts = before.list(ACTS);
        List<Node> now = after.list(ACTS);
        boolean added = now.size() > acts.size() && now.subList(0, acts.size()).equals(acts)
                && machine(after).equals(machine(before));
        if (!added) {
            return after;
        }
        List<Node> story = new ArrayList<>(before.list(STORY).subList(0, begun));
        story.addAll(now.subList(acts.size(), now.size()));
        return before.withStory(story);
    }

    private static TopologyDocument machine(TopologyDocument document) {
        return document.without(ACTS).without(STORY);
    }
}
