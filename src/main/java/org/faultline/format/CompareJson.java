package org.faultline.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faultline.compare.Comparison;
import org.faultline.compare.Differing;
import org.faultline.compare.End;
import org.faultline.compare.Outcome;
import org.faultline.compare.Place;
import org.faultline.compare.Row;
import org.faultline.compare.Rule;
import org.faultline.compare.Side;

/** Two runs side by side as one JSON object with its fields in a fixed order: the same runs give the same bytes. */
public final class CompareJson {
    private final JsonGenerator json;
    private final CompareReport report;
    private final Comparison comparison;
    private final CompareWords words;

    private CompareJson(JsonGenerator json, CompareReport report) {
        this.json = json;
        this.report = report;
        this.comparison = report.comparison();
        this.words = new CompareWords(comparison);
    }

    /** The comparison, as text that ends with a newline. */
    public static String write(CompareReport report) {
        return TraceJson.text(json -> new CompareJson(json, report).whole());
    }

    private void whole() throws IOException {
        json.writeStartObject();
        json.writeStringField("format", "faultline-comparison");
        json.writeNumberField("version", 1);
        side("left", report.left(), comparison.left());
        side("right", report.right(), comparison.right());
        json.writeBooleanField("equal", comparison.isEqual());
        json.writeStringField("headline", words.headline());
        json.writeArrayFieldStart("differences");
        for (int row : comparison.independent()) {
            difference(row);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("outcomes");
        for (End end : End.of(comparison)) {
            end(end);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
        for (Row row : comparison.rows()) {
            row(row);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void side(String field, String name, Side side) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("name", name);
        json.writeStringField("design", side.design().id());
        json.writeNumberField("before", side.setUp().steps().size());
        json.writeNumberField("steps", side.story().steps().size());
        json.writeEndObject();
    }

    private void difference(int index) throws IOException {
        Row row = comparison.rows().get(index);
        json.writeStartObject();
        json.writeNumberField("row", index);
        Optional<Rule> rule = Optional.ofNullable(comparison.rules().get(index));
        json.writeStringField("rule", rule.map(words::name).orElse(""));
        alternative("left", row, rule, true);
        alternative("right", row, rule, false);
        json.writeArrayFieldStart("numbers");
        for (Differing number : words.differing(row)) {
            json.writeStartObject();
            json.writeStringField("name", CompareWords.name(number.name()));
            json.writeStringField("left", CompareWords.value(number.left()));
            json.writeStringField("right", CompareWords.value(number.right()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void alternative(String field, Row row, Optional<Rule> rule, boolean left) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("step", words.what(row, left));
        json.writeStringField("rule", rule.map(r -> CompareWords.meaning(r, left)).orElse(""));
        json.writeStringField("function", words.source(row, left).orElse(""));
        json.writeEndObject();
    }

    private void end(End end) throws IOException {
        json.writeStartObject();
        json.writeStringField("who", words.name(end.subject()));
        outcome("left", end.left());
        outcome("right", end.right());
        json.writeBooleanField("differs", end.differs());
        if (end.cause().isPresent()) {
            json.writeNumberField("cause", end.cause().get());
        }
        json.writeEndObject();
    }

    private void outcome(String field, Outcome outcome) throws IOException {
        json.writeStringField(field, CompareWords.outcome(outcome));
    }

    private void row(Row row) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", row.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        places("left", row.left());
        places("right", row.right());
        if (row.follows().isPresent()) {
            json.writeNumberField("follows", row.follows().get());
        }
        json.writeEndObject();
    }

    private void places(String field, List<Place> places) throws IOException {
        json.writeArrayFieldStart(field);
        for (Place place : places) {
            json.writeStartObject();
            json.writeStringField("part", place.part().name().toLowerCase(Locale.ROOT));
            json.writeNumberField("step", place.number());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
