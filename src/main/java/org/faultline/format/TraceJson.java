package org.faultline.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import org.faultline.trace.Step;
import org.faultline.trace.Verdict;

/** A whole run as one JSON object with its fields in a fixed order: the same run gives the same bytes. */
public final class TraceJson {
    private TraceJson() {}

    /** Writes one JSON object. */
    interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    /** The run, as text that ends with a newline. */
    public static String write(Report report) {
        return text(json -> run(json, report));
    }

    /** The same, step by step into {@code out}, which stays open. */
    public static void write(Report report, Writer out) throws IOException {
        write(json -> run(json, report), out);
    }

    /** What {@code writing} writes, as text that ends with a newline. */
    static String text(Writing writing) {
        StringWriter text = new StringWriter();
        try {
            write(writing, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(Writing writing, Writer out) throws IOException {
        JsonFactory factory = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        try (JsonGenerator json = factory.createGenerator(out)) {
            json.setPrettyPrinter(printer());
            writing.to(json);
        }
        out.write("\n");
    }

    /** How every object is laid out. */
    static DefaultPrettyPrinter printer() {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER);
        return new DefaultPrettyPrinter(separators).withObjectIndenter(indent).withArrayIndenter(indent);
    }

    private static void run(JsonGenerator json, Report report) throws IOException {
        json.writeStartObject();
        json.writeStringField("format", "faultline-run");
        json.writeNumberField("version", 1);
        json.writeStringField("title", report.title());
        json.writeStringField("question", report.question());
        json.writeObjectFieldStart("design");
        json.writeStringField("id", report.design());
        json.writeStringField("title", report.designTitle());
        json.writeEndObject();
        texts(json, "before", report.before());
        texts(json, "story", report.told());
        pages(json, report);
        json.writeArrayFieldStart("steps");
        for (Step step : report.story().steps()) {
            StepJson.write(json, step, report.after(step));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("verdicts");
        for (Verdict verdict : report.story().verdicts()) {
            VerdictJson.write(json, verdict, report.story().after());
        }
        json.writeEndArray();
        TollJson.write(json, report);
        json.writeEndObject();
    }

    private static void pages(JsonGenerator json, Report report) throws IOException {
        json.writeArrayFieldStart("pages");
        for (Report.Page page : report.pages()) {
            json.writeStartObject();
            json.writeNumberField("act", page.act());
            json.writeStringField("pfn", page.pfn().toString());
            json.writeArrayFieldStart("addresses");
            for (AddressForm form : page.forms()) {
                json.writeStartObject();
                json.writeStringField("name", form.name());
                json.writeStringField("text", form.text());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** A field that holds a list of texts. */
    static void texts(JsonGenerator json, String field, List<String> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
