package org.faultline.soak;

import java.util.List;
import org.faultline.design.table.Designs;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;

/** Whole documents made at random: devices, filesystems, files, processes and what happens to them. */
final class Scenario {
    private Scenario() {}

    /** The document of a seed. */
    static TopologyDocument of(long seed) {
        Chance chance = new Chance(seed);
        Scale scale = Scale.of(chance);
        Known known = new Known();
        List<Node> devices = new DeviceMaker(chance, known).devices();
        List<Node> filesystems = new FileMaker(chance, known, scale).filesystems();
        List<Node> processes = new ProcessMaker(chance, known, scale).processes();
        ActMaker acts = new ActMaker(chance, known);
        int setUp = chance.count(0, scale.acts() / 3);
        return TopologyDocument.blank("Seed " + seed, Designs.all().getFirst().id())
                .with(at("devices"), Node.of(devices)).with(at("filesystems"), Node.of(filesystems))
                .with(at("processes"), Node.of(processes))
                .with(at("settings"), Json.object("earlyKill", chance.in(1, 3)))
                .with(at("acts"), Node.of(acts.setUp(setUp)))
                .with(at("story"), Node.of(acts.story(chance.count(1, scale.acts() - setUp))));
    }

    /** How many acts a document has. */
    static int acts(TopologyDocument document) {
        return items(document, "acts").size() + items(document, "story").size();
    }

    /** The same document with at most {@code most} acts. */
    static TopologyDocument cut(TopologyDocument document, int most) {
        List<Node> setUp = items(document, "acts");
        List<Node> story = items(document, "story");
        int first = Math.min(most, setUp.size());
        return document.with(at("acts"), Node.of(setUp.subList(0, first)))
                .with(at("story"), Node.of(story.subList(0, Math.min(most - first, story.size()))));
    }

    static List<Node> items(TopologyDocument document, String key) {
        return document.find(at(key)).orElse(Node.Items.EMPTY) instanceof Node.Items list ? list.items() : List.of();
    }

    private static Pointer at(String key) {
        return Pointer.ROOT.key(key);
    }
}
