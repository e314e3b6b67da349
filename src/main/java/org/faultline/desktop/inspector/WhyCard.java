package org.faultline.desktop.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.Explanation;
import org.faultline.format.WhyText;
import org.faultline.format.words.DesignText;
import org.faultline.playback.Selection;
import org.faultline.session.Session;
import org.faultline.why.Answers;
import org.faultline.why.Question;

/** The card of an answer to "why?", and its first lines where something is only selected. */
final class WhyCard {
    private WhyCard() {}

    /** All of it. */
    static Card of(Explanation explanation) {
        return new Card(explanation.kicker(), explanation.headline(), List.of(),
                explanation.blocks().stream().map(WhyCard::section).toList(),
                new Gist(WindowText.text("inspector.why"), explanation.gist()), Optional.empty());
    }

    /** The answer in a few lines, for what is selected once something has happened. */
    static List<Section> brief(Session session, Selection selection) {
        return session.timeline().cursor() == 0 ? List.of()
                : Question.about(session.timeline().machine(), selection)
                        .flatMap(q -> new Answers(session.timeline(), session.run().design(), false).to(q))
                        .map(a -> brief(WhyText.of(a, DesignText.title(session.run().design()))))
                        .orElse(List.of());
    }

    private static List<Section> brief(Explanation explanation) {
        List<String> lines = new ArrayList<>(List.of(explanation.headline()));
        if (!explanation.gist().equals(explanation.headline())) {
            lines.add(explanation.gist());
        }
        return List.of(new Section.Words(WindowText.text("why.brief"), lines));
    }

    private static Section section(Explanation.Block block) {
        return switch (block) {
            case Explanation.Block.Words b -> new Section.Words(b.title(), b.lines());
            case Explanation.Block.Code b -> new Section.Code(b.title(), b.lines());
            case Explanation.Block.Facts b -> new Section.Facts(b.title(),
                    b.facts().stream().map(f -> new Section.Fact(f.name(), f.value())).toList());
            case Explanation.Block.Conditions b -> new Section.Conditions(b.title(), b.conditions());
            case Explanation.Block.Steps b -> new Section.Links(b.title(),
                    b.steps().stream().map(s -> new Section.Link(s.text(), s.step())).toList());
            case Explanation.Block.Objects b -> new Section.Objects(b.title(), b.objects());
        };
    }
}
