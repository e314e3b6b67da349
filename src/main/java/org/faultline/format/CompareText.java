package org.faultline.format;

import java.util.List;
import java.util.Optional;
import org.faultline.compare.Comparison;
import org.faultline.compare.End;
import org.faultline.compare.Fold;
import org.faultline.compare.Row;
import org.faultline.compare.Rule;
import org.faultline.format.words.Messages;

/** Two runs side by side as stable English text: the first difference, what became of everything, and the rows. */
public final class CompareText {
    private static final int WHO = 30;
    private static final int FATE = 30;

    private final Lines lines = new Lines();
    private final CompareReport report;
    private final Comparison comparison;
    private final CompareWords words;

    private CompareText(CompareReport report) {
        this.report = report;
        this.comparison = report.comparison();
        this.words = new CompareWords(comparison);
    }

    /** The comparison; {@code folded} without what is equal far from any difference. */
    public static String write(CompareReport report, boolean folded) {
        CompareText text = new CompareText(report);
        text.head();
        text.independent();
        text.ends();
        text.rows(folded ? Fold.of(text.comparison.rows()) : Fold.unfolded(text.comparison.rows()));
        return text.lines.toString();
    }

    private void head() {
        lines.line(words.headline());
        lines.blank();
        lines.line(Messages.text("compare.side.left", report.left(), comparison.left().places().size()));
        lines.line(Messages.text("compare.side.right", report.right(), comparison.right().places().size()));
    }

    /** Every difference that does not merely follow from another, with its rule. */
    private void independent() {
        List<Integer> all = comparison.independent();
        for (int i = 0; i < all.size(); i++) {
            lines.blank();
            difference(i + 1, all.get(i));
        }
    }

    private void difference(int number, int index) {
        Row row = comparison.rows().get(index);
        Optional<Rule> rule = Optional.ofNullable(comparison.rules().get(index));
        lines.wrapped("", words.difference(number, index));
        lines.wrapped("  ", Messages.text("compare.act", words.act(index)));
        comparison.shared(index).ifPresent(s -> lines.wrapped("  ", Messages.text("compare.below",
                CompareWords.place(s.leftPlace().orElseThrow()), CompareWords.place(s.rightPlace().orElseThrow()),
                words.what(s, true))));
        side("compare.a", row, rule, true);
        side("compare.b", row, rule, false);
        Optional.of(words.detail(row)).filter(d -> !d.isEmpty()).ifPresent(d -> lines.wrapped("  ", d));
    }

    private void side(String letter, Row row, Optional<Rule> rule, boolean left) {
        String head = "  " + Messages.text(letter) + "  ";
        String below = " ".repeat(head.length());
        lines.wrapped(head, (left ? row.leftPlace() : row.rightPlace()).map(CompareWords::place).map(p -> p + ": ")
                .orElse("") + words.what(row, left));
        Optional<String> source = words.source(row, left);
        rule.filter(r -> r instanceof Rule.Chosen || source.isEmpty())
                .ifPresent(r -> lines.wrapped(below, CompareWords.meaning(r, left)));
        source.ifPresent(f -> lines.wrapped(below, f));
    }

    private Optional<String> numbers(Row row) {
        return Optional.of(words.numbers(row)).filter(n -> !n.isEmpty());
    }

    private void ends() {
        lines.blank();
        lines.line(fields(Messages.text("compare.ends"), Messages.text("compare.a"), Messages.text("compare.b"),
                Messages.text("compare.cause")));
        for (End end : End.of(comparison)) {
            String mark = Messages.text(end.differs() ? "mark.CHANGED" : "mark.EQUAL");
            lines.line(fields("  " + mark + " " + words.name(end.subject()), CompareWords.outcome(end.left()),
                    CompareWords.outcome(end.right()), end.cause().map(this::cause).orElse("")));
        }
    }

    private String cause(int index) {
        return words.cause(index);
    }

    private static String fields(String who, String left, String right, String cause) {
        return pad(who, WHO) + pad(left, FATE) + pad(right, FATE) + cause;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(2, width - text.length()));
    }

    private void rows(List<Fold> folds) {
        lines.blank();
        lines.line(Messages.text("compare.rows"));
        for (Fold fold : folds) {
            switch (fold) {
                case Fold.Shown s -> row(comparison.rows().get(s.row()));
                case Fold.Equal e -> lines.line(gutter("mark.EQUAL", "", "", false)
                        + Messages.text("compare.folded.equal", e.count()));
                case Fold.Block b -> lines.line(gutter("mark." + comparison.rows().get(b.first()).kind().name(), "", "",
                        false) + block(b));
            }
        }
    }

    private String block(Fold.Block block) {
        Row row = comparison.rows().get(block.first());
        return Messages.text("compare.folded." + row.kind().name(), block.count(),
                row.follows().map(this::cause).orElse(""));
    }

    private void row(Row row) {
        String mark = "mark." + row.kind().name();
        String left = row.leftPlace().map(CompareWords::number).orElse("");
        String right = row.rightPlace().map(CompareWords::number).orElse("");
        boolean two = row.kind() == Row.Kind.CHANGED && !words.what(row, true).equals(words.what(row, false));
        if (two) {
            lines.line(gutter(mark, left, "", row.isIndependent())
                    + Messages.text("compare.line.a", words.what(row, true)));
            lines.line(gutter("mark.EQUAL", "", right, false)
                    + Messages.text("compare.line.b", words.what(row, false)));
        } else {
            lines.line(gutter(mark, left, right, row.isIndependent()) + words.line(row));
        }
        numbers(row).ifPresent(n -> lines.wrapped(gutter("mark.EQUAL", "", "", false), n));
    }

    private static String gutter(String mark, String left, String right, boolean alone) {
        return "%2s%s %6s %6s  ".formatted(alone ? Messages.text("mark.alone") : "", Messages.text(mark), left, right);
    }
}
