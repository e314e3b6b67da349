package org.faultline.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.address.Hex;
import org.faultline.address.LayerId;
import org.faultline.address.Unit;
import org.faultline.format.Explanation.Block;
import org.faultline.format.Explanation.Fact;
import org.faultline.format.words.ForecastWords;
import org.faultline.format.words.Sentences;
import org.faultline.format.words.WhyWords;
import org.faultline.memory.BadPage;
import org.faultline.memory.PageEntry;
import org.faultline.playback.Whereabouts;
import org.faultline.playback.Whereabouts.InMapping;
import org.faultline.repair.Damage;
import org.faultline.repair.PageLife;
import org.faultline.why.Answer;

/** Who has a page and what has become of it, in words. */
final class WhyPage {
    private final Answer.OfPage answer;
    private final Names names;

    private WhyPage(Answer.OfPage answer) {
        this.answer = answer;
        names = new Names(answer.machine());
    }

    static Explanation of(Answer.OfPage answer) {
        return new WhyPage(answer).explanation();
    }

    private Explanation explanation() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(facts("owners", answer.where().map(this::owners).orElse(List.of())));
        blocks.add(facts("users", answer.where().map(this::users).orElse(List.of())));
        blocks.add(new Block.Words(WhyWords.text("title.cure"), List.of(cure())));
        List<String> lost = new ForecastReport("", answer.machine(), answer.forecast()).brief();
        if (!lost.isEmpty()) {
            blocks.add(new Block.Words(ForecastWords.text("brief.title"), lost));
        }
        blocks.add(history());
        blocks.addAll(WhyStep.objects(answer.machine(), answer.where().map(WhyPage::layers).orElse(List.of())));
        blocks.addAll(WhyStep.path(answer.machine(), answer.path()));
        return new Explanation(WhyWords.text("kicker.page", answer.page()), headline(), blocks);
    }

    private String headline() {
        return WhyWords.text("page." + answer.state().map(WhyPage::state).orElseGet(this::readable));
    }

    private String readable() {
        if (Damage.of(answer.machine(), answer.page()) == Damage.UNDEFINED) {
            return "UNDEFINED";
        }
        return answer.life().had(PageLife.Change.BAD) ? "CLEARED" : "GOOD";
    }

    private static String state(BadPage bad) {
        return bad.isLatent() ? "LATENT" : bad.real() ? "REAL" : "MARKED";
    }

    private static Block facts(String what, List<Fact> facts) {
        return facts.isEmpty()
                ? new Block.Words(WhyWords.text("title." + what), List.of(WhyWords.text("page." + what + ".none")))
                : new Block.Facts(WhyWords.text("title." + what), facts);
    }

    private List<Fact> owners(Whereabouts where) {
        Stream<Fact> files = where.files().stream().map(f -> new Fact(f.file().path(),
                WhyWords.text("page.owner.page", f.page(), Unit.PAGE.toBytes(f.page()),
                        Unit.PAGE.toBytes(f.page() + 1) - 1)));
        Stream<Fact> metadata = where.block().stream().flatMap(b -> b.records().stream().filter(r -> r.isMetadata())
                .map(r -> new Fact(names.owner(b.filesystem(), r),
                        WhyWords.text("page.owner.metadata", names.filesystem(b.filesystem().id())))));
        return Stream.concat(files, metadata).toList();
    }

    private List<Fact> users(Whereabouts where) {
        return where.mappings().stream().map(m -> new Fact(names.process(m.process().pid()),
                WhyWords.text("page.user.value", names.file(m.mapping().file()),
                        Hex.kernel(m.mapping().addressOf(m.page())), entry(m))))
                .toList();
    }

    private static String entry(InMapping through) {
        if (!through.process().isAlive()) {
            return WhyWords.text("page.entry.DEAD");
        }
        return through.entry().map(e -> switch (e) {
            case PageEntry.Dax d -> WhyWords.text("page.entry.DAX");
            case PageEntry.Private p -> WhyWords.text("page.entry.PRIVATE");
            case PageEntry.Cached c -> WhyWords.text("page.entry.CACHED");
            case PageEntry.Zero z -> WhyWords.text("page.entry.ZERO");
            case PageEntry.Gone g -> WhyWords.text("page.entry.GONE", Sentences.of(g.by()));
        }).orElseGet(() -> WhyWords.text("page.entry.NONE"));
    }

    private String cure() {
        Optional<String> told = answer.cure().map(Sentences::of);
        boolean lost = Damage.of(answer.machine(), answer.page()) == Damage.UNDEFINED;
        return told.orElseGet(() -> WhyWords.text(answer.state().isPresent() ? "page.cure.open"
                : lost ? "page.cure.undefined" : "page.cure.none"));
    }

    private Block history() {
        String title = WhyWords.text("title.history");
        return answer.life().moments().isEmpty() ? new Block.Words(title, List.of(WhyWords.text("page.history.none")))
                : new Block.Steps(title, new LifeText(answer.life()).lines());
    }

    private static List<LayerId> layers(Whereabouts where) {
        return where.layers().toList();
    }
}
