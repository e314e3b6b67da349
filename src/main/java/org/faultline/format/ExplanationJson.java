package org.faultline.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.faultline.trace.Step;
import org.faultline.why.Answer;
import org.faultline.why.Fate;

/** An answer to "why?" as one JSON object with its fields in a fixed order. */
public final class ExplanationJson {
    private ExplanationJson() {}

    /** The answer, as text that ends with a newline. */
    public static String write(Answer answer, Explanation explanation) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(TraceJson.printer());
            json.writeStartObject();
            json.writeStringField("format", "faultline-why");
            json.writeNumberField("version", 1);
            json.writeStringField("about", explanation.kicker());
            json.writeStringField("answer", explanation.headline());
            json.writeStringField("fate", fate(answer).map(ExplanationJson::word).orElse(""));
            json.writeArrayFieldStart("path");
            for (Step step : answer.path()) {
                json.writeNumber(step.number());
            }
            json.writeEndArray();
            json.writeArrayFieldStart("blocks");
            for (Explanation.Block block : explanation.blocks()) {
                block(json, block);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private static Optional<Fate> fate(Answer answer) {
        return switch (answer) {
            case Answer.OfProcess a -> Optional.of(a.fate());
            case Answer.OfFile a -> Optional.of(a.fate());
            case Answer.OfFilesystem a -> Optional.of(a.fate());
            case Answer.OfStep a -> Optional.empty();
            case Answer.OfPage a -> Optional.empty();
        };
    }

    /** The stable short name of a fate. */
    private static String word(Fate fate) {
        return switch (fate) {
            case Fate.Reached f -> "reached";
            case Fate.Spared f -> "spared";
            case Fate.Unreached f -> "unreached";
            case Fate.NotMounted f -> "not-mounted";
            case Fate.Unconcerned f -> "unconcerned";
            case Fate.Undecided f -> "undecided";
            case Fate.Untroubled f -> "untroubled";
            case Fate.Gone f -> "gone";
            case Fate.Absent f -> "absent";
        };
    }

    private static void block(JsonGenerator json, Explanation.Block block) throws IOException {
        json.writeStartObject();
        json.writeStringField("title", block.title());
        switch (block) {
            case Explanation.Block.Words b -> TraceJson.texts(json, "words", b.lines());
            case Explanation.Block.Code b -> TraceJson.texts(json, "code", b.lines());
            case Explanation.Block.Facts b -> facts(json, b.facts());
            case Explanation.Block.Conditions b -> conditions(json, b.conditions());
            case Explanation.Block.Steps b -> {
                json.writeArrayFieldStart("steps");
                for (Explanation.StepLink step : b.steps()) {
                    json.writeStartObject();
                    json.writeNumberField("step", step.step());
                    json.writeStringField("text", step.text());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            case Explanation.Block.Objects b -> {
                json.writeArrayFieldStart("objects");
                for (Explanation.ObjectLink object : b.objects()) {
                    json.writeStartObject();
                    json.writeStringField("id", object.layer().value());
                    json.writeStringField("name", object.text());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }

    private static void facts(JsonGenerator json, List<Explanation.Fact> facts) throws IOException {
        json.writeArrayFieldStart("facts");
        for (Explanation.Fact fact : facts) {
            json.writeStartObject();
            json.writeStringField("name", fact.name());
            json.writeStringField("value", fact.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void conditions(JsonGenerator json, List<Condition> conditions) throws IOException {
        json.writeArrayFieldStart("conditions");
        for (Condition condition : conditions) {
            json.writeStartObject();
            json.writeStringField("text", condition.text());
            json.writeStringField("value", condition.value());
            json.writeBooleanField("holds", condition.holds());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
