package org.faultline.desktop.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.layout.VBox;
import org.faultline.address.LayerId;

/** The sections of a card as labels below one another; another card takes over the labels of sections of the same kind. */
final class SectionNodes {
    private static final String WORDS = "words";
    private static final String CODE = "mono";

    private final Consumer<LayerId> onSelect;
    private final IntConsumer onGo;
    private final Consumer<Offer> onTake;
    /** Whether what is folded is shown: from step to step it stays as somebody wants it. */
    private final BooleanProperty open;
    private final List<SectionRows<?>> shown = new ArrayList<>();

    SectionNodes(Consumer<LayerId> onSelect, IntConsumer onGo, Consumer<Offer> onTake) {
        this(onSelect, onGo, onTake, new SimpleBooleanProperty());
    }

    private SectionNodes(Consumer<LayerId> onSelect, IntConsumer onGo, Consumer<Offer> onTake, BooleanProperty open) {
        this.onSelect = onSelect;
        this.onGo = onGo;
        this.onTake = onTake;
        this.open = open;
    }

    /** Shows a card in {@code box}, which always is the same. */
    void show(VBox box, List<Section> sections) {
        for (int i = 0; i < sections.size(); i++) {
            Optional<SectionRows<?>> there = i < shown.size() ? Optional.of(shown.get(i)) : Optional.empty();
            SectionRows<?> rows = rows(sections.get(i), there);
            if (there.isEmpty()) {
                shown.add(rows);
                box.getChildren().add(rows.node());
            } else if (there.get() != rows) {
                shown.set(i, rows);
                box.getChildren().set(i, rows.node());
            }
        }
        shown.subList(sections.size(), shown.size()).clear();
        box.getChildren().remove(sections.size(), box.getChildren().size());
    }

    /** Labels that say what is in a section: those that are there, or others where they are of another kind. */
    private SectionRows<?> rows(Section section, Optional<SectionRows<?>> there) {
        return switch (section) {
            case Section.Facts s -> {
                GridRows.Facts rows = there.filter(GridRows.Facts.class::isInstance).map(GridRows.Facts.class::cast)
                        .orElseGet(GridRows.Facts::new);
                rows.show(s.title(), s.facts());
                yield rows;
            }
            case Section.Links s -> {
                LinkRow row = there.filter(LinkRow.class::isInstance).map(LinkRow.class::cast)
                        .orElseGet(() -> new LinkRow(onGo));
                row.show(s.title(), s.links());
                yield row;
            }
            case Section.Objects s -> {
                ObjectRows rows = there.filter(ObjectRows.class::isInstance).map(ObjectRows.class::cast)
                        .orElseGet(() -> new ObjectRows(onSelect));
                rows.show(s.title(), s.objects());
                yield rows;
            }
            case Section.Conditions s -> {
                ConditionRows rows = there.filter(ConditionRows.class::isInstance).map(ConditionRows.class::cast)
                        .orElseGet(ConditionRows::new);
                rows.show(s.title(), s.conditions());
                yield rows;
            }
            case Section.Folded s -> {
                FoldedRow row = there.filter(FoldedRow.class::isInstance).map(FoldedRow.class::cast)
                        .orElseGet(() -> new FoldedRow(open, new SectionNodes(onSelect, onGo, onTake, open)));
                row.show(s.title(), List.of(s));
                yield row;
            }
            case Section.Findings s -> {
                VerdictRows rows = there.filter(VerdictRows.class::isInstance).map(VerdictRows.class::cast)
                        .orElseGet(VerdictRows::new);
                rows.show(s.title(), s.findings());
                yield rows;
            }
            case Section.Offers s -> {
                OfferRows rows = there.filter(OfferRows.class::isInstance).map(OfferRows.class::cast)
                        .orElseGet(() -> new OfferRows(onTake));
                rows.show(s.title(), s.offers());
                yield rows;
            }
            case Section.Words s -> lines(WORDS, there, s.title(), s.paragraphs());
            case Section.Code s -> lines(CODE, there, s.title(), s.lines());
            case Section.Owners s -> {
                GridRows.Owners rows = there.filter(GridRows.Owners.class::isInstance).map(GridRows.Owners.class::cast)
                        .orElseGet(() -> new GridRows.Owners(onSelect));
                rows.show(s.title(), s.rows());
                yield rows;
            }
        };
    }

    private static SectionRows<?> lines(String style, Optional<SectionRows<?>> there, String title,
            List<String> lines) {
        LineRows rows = there.filter(LineRows.class::isInstance).map(LineRows.class::cast).filter(l -> l.isIn(style))
                .orElseGet(() -> new LineRows(style));
        rows.show(title, lines);
        return rows;
    }
}
