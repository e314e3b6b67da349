package org.faultline.desktop.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.design.table.Designs;
import org.faultline.desktop.inspector.Finding.Sign;
import org.faultline.desktop.model.Doubts;
import org.faultline.desktop.model.WindowText;
import org.faultline.document.TopologyDocument;
import org.faultline.format.TollText;
import org.faultline.format.words.ActText;
import org.faultline.format.words.DesignText;
import org.faultline.format.words.Sentences;
import org.faultline.playback.Chapter;
import org.faultline.playback.Timeline;
import org.faultline.playback.Toll;
import org.faultline.playback.Toll.Fared;
import org.faultline.playback.Toll.Hit;
import org.faultline.session.Session;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;

/** The verdict of the chapter that has just come to its end, always in the same order; then the answer, and what may come next. */
final class VerdictCard {
    private static final int MOST_SPARED = 4;
    private static final int MOST_TOLD = 4;

    private final Session session;
    private final Timeline timeline;
    private final Chapter chapter;
    private final Toll toll;
    private final TollText text;
    private final List<Finding> findings = new ArrayList<>();

    private VerdictCard(Session session, Chapter chapter) {
        this.session = session;
        this.timeline = session.timeline();
        this.chapter = chapter;
        toll = Toll.of(timeline.trace(), chapter);
        text = new TollText(toll, timeline.machine());
    }

    static Card of(Session session, Chapter chapter) {
        return new VerdictCard(session, chapter).card();
    }

    private Card card() {
        broken();
        lost();
        hit();
        spared();
        afterwards();
        List<Section> sections = new ArrayList<>();
        happened().ifPresent(sections::add);
        sections.add(new Section.Findings("", findings));
        Toll all = Toll.upTo(timeline.trace(), chapter);
        timeline.trace().verdict(chapter.act()).flatMap(v -> LossSection.of(session, v.pfn()))
                .ifPresent(sections::add);
        if (chapter.act() > 1) {
            sections.add(words("verdict.whole", new TollText(all, timeline.machine()).headline() + "."));
        }
        if (timeline.isAtEnd()) {
            answer().ifPresent(sections::add);
            List<Offer> offers = Offers.of(session, all);
            if (!offers.isEmpty()) {
                sections.add(new Section.Offers(WindowText.text("verdict.next"), offers));
            }
        }
        Optional<Verdict> failure = timeline.trace().verdict(chapter.act());
        String kicker = failure.map(v -> WindowText.text("verdict.kicker.page", chapter.act(), v.pfn()))
                .orElseGet(() -> WindowText.text("verdict.kicker", chapter.act()));
        List<String> act = failure.isPresent() ? List.of()
                : List.of(ActText.of(timeline.trace(), chapter.act()));
        Gist gist = new Gist(WindowText.text("verdict.short"), text.headline());
        return new Card(kicker, text.headline(), act, sections, gist, Optional.empty());
    }

    /** What was done and why it came so, where no page failed: there the findings say it. */
    private Optional<Section> happened() {
        boolean failed = timeline.trace().verdict(chapter.act()).isPresent();
        List<String> words = timeline.trace().steps().subList(chapter.first() - 1, chapter.last()).stream()
                .filter(s -> !failed && (s.event() instanceof TraceEvent.Accessed
                        || s.event() instanceof TraceEvent.Refused || s.event() instanceof TraceEvent.Signalled))
                .limit(MOST_TOLD).map(s -> Sentences.of(s.why())).toList();
        return words.isEmpty() ? Optional.empty()
                : Optional.of(new Section.Words(WindowText.text("verdict.happened"), words));
    }

    /** What the document answers; under which kernel, where that is not the one that runs. */
    private Optional<Section> answer() {
        TopologyDocument document = session.document();
        String written = document.answerDesign();
        String title = written.equals(session.run().design().id()) ? WindowText.text("verdict.answer")
                : WindowText.text("verdict.answer.under",
                        Designs.find(written).map(DesignText::title).orElse(written));
        return document.answer().isBlank() ? Optional.empty()
                : Optional.of(new Section.Words(title, List.of(document.answer())));
    }

    private static Section words(String key, String words) {
        return new Section.Words(WindowText.text(key), List.of(words));
    }

    private void broken() {
        toll.broken().forEach(b -> {
            List<String> words = new ArrayList<>(List.of(Sentences.of(b.reason())));
            words.addAll(text.meaning(b));
            findings.add(
                    new Finding(Sign.BROKEN, text.title(b), "",
                            List.of(), words, List.of()));
        });
    }

    private void lost() {
        if (!toll.lost().isEmpty()) {
            boolean unreached = toll.filesystems().stream().anyMatch(f -> f.state() == Fared.State.NOT_MOUNTED);
            findings.add(new Finding(Sign.LOST, WindowText.text("verdict.lost"), text.shared(),
                    toll.lost().stream().map(l -> new Section.Fact(l.label(), text.range(l))).toList(),
                    unreached ? List.of(WindowText.text("verdict.lost.unreached")) : List.of(), List.of()));
        } else if (toll.failures() > 0 && toll.wrong().isEmpty() && toll.back().isEmpty()) {
            findings.add(Finding.of(Sign.FINE, WindowText.text("verdict.lost.none"), "", List.of()));
        }
        if (!toll.back().isEmpty()) {
            findings.add(Finding.of(Sign.FINE, WindowText.text("verdict.back"), "",
                    toll.back().stream().map(l -> new Section.Fact(l.label(), text.range(l))).toList()));
        }
        if (!toll.wrong().isEmpty()) {
            findings.add(new Finding(Sign.LOST, WindowText.text("verdict.wrong"), "",
                    toll.wrong().stream().map(l -> new Section.Fact(l.label(), text.range(l))).toList(),
                    List.of(WindowText.text("verdict.wrong.why")), List.of()));
        }
    }

    private void hit() {
        boolean signals = toll.hit(Hit.How.KILLED).stream().allMatch(h -> h.signal().isPresent());
        hit(Hit.How.KILLED, Sign.KILLED, WindowText.text(signals ? "verdict.killed" : "verdict.killed.any"));
        hit(Hit.How.STUCK, Sign.KILLED, WindowText.text("verdict.stuck"));
        hit(Hit.How.TOLD, Sign.TOLD, WindowText.text("verdict.told"));
        if (toll.hit().isEmpty() && toll.broken().isEmpty()) {
            findings.add(Finding.of(Sign.FINE, WindowText.text("verdict.killed.none"), "", List.of()));
        }
    }

    private void hit(Hit.How how, Sign sign, String title) {
        List<Hit> all = toll.hit(how);
        if (!all.isEmpty()) {
            findings.add(Finding.of(sign, title, "",
                    all.stream().map(h -> new Section.Fact(text.name(h), text.fate(h))).toList()));
        }
    }

    private void spared() {
        boolean told = toll.broken().isEmpty();
        toll.spared().stream().limit(MOST_SPARED).forEach(s -> findings.add(new Finding(told ? Sign.SPARED : Sign.AWAY,
                WindowText.text(told ? "verdict.spared" : "verdict.untold", text.name(s)), "", List.of(),
                List.of(Sentences.of(s.reason())),
                List.of(text.prospect(s)))));
        if (toll.spared().size() > MOST_SPARED) {
            findings.add(Finding.of(told ? Sign.SPARED : Sign.AWAY,
                    WindowText.text("verdict.spared.more", toll.spared().size() - MOST_SPARED), "", List.of()));
        }
    }

    private void afterwards() {
        Map<LayerId, String> refused = Doubts.byLayer(session);
        toll.filesystems().forEach(f -> findings.add(new Finding(switch (f.state()) {
            case ALIVE -> Sign.FINE;
            case SHUT_DOWN -> Sign.SHUT_DOWN;
            case NOT_MOUNTED -> Sign.AWAY;
        }, WindowText.text("verdict.filesystem", text.state(f)), text.where(f), List.of(),
                Stream.of(Optional.ofNullable(refused.get(f.filesystem())).orElse(""), text.shown(f))
                        .filter(words -> f.state() == Fared.State.NOT_MOUNTED && !words.isEmpty()).toList(),
                List.of())));
        toll.pages().forEach(p -> findings.add(p.bad()
                ? new Finding(Sign.BAD, text.state(p), "", List.of(), List.of(Sentences.cure(p.state())),
                        List.of(Sentences.simulated(p.state())).stream().filter(s -> !s.isEmpty()).toList())
                : new Finding(
                        p.how() == Toll.Page.How.CLEARED || p.how() == Toll.Page.How.WRONG ? Sign.LOST : Sign.FINE,
                        text.state(p), "", List.of(),
                        p.state().isBad() ? List.of() : List.of(Sentences.cure(p.state())), List.of())));
        if (toll.untold() > 0) {
            findings.add(Finding.of(Sign.AWAY, WindowText.text("verdict.pages.more", toll.untold()), "", List.of()));
        }
    }
}
