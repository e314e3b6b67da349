package org.faultline.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.impact.heat.Harm;
import org.faultline.impact.heat.Heat;
import org.faultline.kernel.Ending;
import org.faultline.playback.Use;

/** A heat map as one JSON object with its fields in a fixed order: the same map gives the same bytes. */
public final class HeatJson {
    private record Like(Use use, Harm harm) {}

    private HeatJson() {}

    /** The map, as text that ends with a newline. */
    public static String write(HeatReport report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(TraceJson.printer());
            map(json, report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private static void map(JsonGenerator json, HeatReport report) throws IOException {
        json.writeStartObject();
        json.writeStringField("format", "faultline-heat");
        json.writeNumberField("version", 1);
        json.writeStringField("title", report.title());
        json.writeObjectFieldStart("design");
        json.writeStringField("id", report.design());
        json.writeStringField("title", report.designTitle());
        json.writeEndObject();
        json.writeStringField("device", report.device());
        json.writeNumberField("pages", report.heat().pages());
        json.writeNumberField("acted", report.heat().acted());
        outcomes(json, report);
        List<Heat.Kind> kinds = report.heat().kinds();
        kinds(json, report, kinds);
        runs(json, report, kinds);
        json.writeEndObject();
    }

    private static void outcomes(JsonGenerator json, HeatReport report) throws IOException {
        json.writeArrayFieldStart("outcomes");
        for (Map.Entry<Harm.Grade, Long> outcome : report.outcomes()) {
            json.writeStartObject();
            json.writeStringField("outcome", outcome.getKey().name());
            json.writeNumberField("pages", outcome.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void kinds(JsonGenerator json, HeatReport report, List<Heat.Kind> kinds) throws IOException {
        json.writeArrayFieldStart("kinds");
        for (Heat.Kind kind : kinds) {
            Harm harm = kind.harm();
            json.writeStartObject();
            json.writeStringField("use", kind.use().name());
            json.writeStringField("outcome", harm.grade().name());
            json.writeStringField("text", HarmText.whole(harm));
            json.writeNumberField("killed", harm.killed());
            json.writeNumberField("signalled", harm.signalled());
            json.writeNumberField("files", harm.files());
            json.writeNumberField("bytes", harm.bytes());
            json.writeNumberField("shutDown", harm.shutDown());
            json.writeStringField("ending", harm.ending().map(Ending::word).orElse("NOT_REPORTED"));
            json.writeNumberField("pages", kind.pages());
            json.writeStringField("first", kind.first().toString());
            json.writeStringField("onDevice", report.onDevice(kind.first()));
            TraceJson.texts(json, "owners", report.owners(kind.first()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Each run as its first frame, its pages, and which of the kinds above it is, from 0. */
    private static void runs(JsonGenerator json, HeatReport report, List<Heat.Kind> kinds) throws IOException {
        Map<Like, Integer> numbers = new HashMap<>();
        kinds.forEach(k -> numbers.put(new Like(k.use(), k.harm()), numbers.size()));
        json.writeArrayFieldStart("runs");
        for (Heat.Run run : report.heat().runs()) {
            json.writeStartObject();
            json.writeStringField("first", run.first().toString());
            json.writeNumberField("pages", run.pages());
            json.writeNumberField("kind", numbers.getOrDefault(new Like(run.use(), run.harm()), -1));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
