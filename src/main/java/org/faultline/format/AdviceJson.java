package org.faultline.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.faultline.format.shell.ActionText;
import org.faultline.format.shell.AdviceHead;
import org.faultline.format.shell.AdviceReport;
import org.faultline.format.shell.Checks;
import org.faultline.format.shell.Commands;
import org.faultline.format.shell.ShellLine;
import org.faultline.format.words.AdviceWords;
import org.faultline.machine.Machine;
import org.faultline.repair.advice.Advice;
import org.faultline.repair.advice.Effect;
import org.faultline.repair.advice.FilePage;
import org.faultline.repair.advice.Step;

/** An advice as one JSON object with its fields in a fixed order: the same case gives the same bytes. */
public final class AdviceJson {
    private AdviceJson() {}

    /** The advice, as text that ends with a newline. */
    public static String write(AdviceReport report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(TraceJson.printer());
            advice(json, report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private static void advice(JsonGenerator json, AdviceReport report) throws IOException {
        Advice advice = report.advice();
        AdviceHead head = new AdviceHead(report);
        json.writeStartObject();
        json.writeStringField("format", "faultline-advice");
        json.writeNumberField("version", 1);
        json.writeStringField("title", report.title());
        json.writeObjectFieldStart("design");
        json.writeStringField("id", advice.plight().design().id());
        json.writeStringField("title", report.designTitle());
        json.writeEndObject();
        json.writeStringField("page", advice.plight().page().toString());
        json.writeStringField("where", head.where());
        json.writeStringField("holds", head.holds());
        TraceJson.texts(json, "lost", head.lost());
        TraceJson.texts(json, "notes", head.notes());
        ForecastJson.copies(json, advice.copies());
        if (advice.unable().isPresent()) {
            json.writeStringField("unable", advice.unable().get().name());
        }
        pages(json, "owners", advice.plight().owners());
        pages(json, "good", advice.good());
        json.writeArrayFieldStart("steps");
        for (Step step : advice.steps()) {
            step(json, advice.plight().machine(), step);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void pages(JsonGenerator json, String field, List<FilePage> pages) throws IOException {
        json.writeArrayFieldStart(field);
        for (FilePage page : pages) {
            json.writeStartObject();
            json.writeStringField("file", page.file().path());
            json.writeNumberField("inode", page.file().ino());
            json.writeNumberField("page", page.page());
            json.writeNumberField("offset", page.offset());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void step(JsonGenerator json, Machine machine, Step step) throws IOException {
        Effect effect = Effect.of(step.action());
        json.writeStartObject();
        json.writeStringField("action", step.action().getClass().getSimpleName());
        json.writeStringField("text", ActionText.of(step.action()));
        json.writeStringField("need", step.need().name());
        json.writeStringField("downtime", step.downtime().name());
        json.writeStringField("because", step.because().name());
        json.writeStringField("why", AdviceWords.text("why." + step.because().name()));
        json.writeStringField("cost", effect.cost().name());
        json.writeStringField("destroys", effect.destroyed().name());
        json.writeBooleanField("clears", effect.clears());
        json.writeArrayFieldStart("commands");
        for (ShellLine line : new Commands(machine).of(step.action())) {
            line(json, line);
        }
        json.writeEndArray();
        json.writeFieldName("check");
        line(json, new Checks(machine).of(step.action()));
        json.writeEndObject();
    }

    private static void line(JsonGenerator json, ShellLine line) throws IOException {
        json.writeStartObject();
        json.writeStringField("command", line.command());
        json.writeStringField("comment", line.comment());
        json.writeEndObject();
    }
}
