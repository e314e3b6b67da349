package org.faultline.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.faultline.filesystem.FileName;
import org.faultline.filesystem.Inode;
import org.faultline.machine.Copies;
import org.faultline.repair.forecast.Attempt;
import org.faultline.repair.forecast.Forecast;
import org.faultline.repair.forecast.Meeting;
import org.faultline.repair.outcome.Confidence;
import org.faultline.repair.outcome.Loss;
import org.faultline.repair.outcome.Outcome;
import org.faultline.repair.outcome.Piece;
import org.faultline.repair.outcome.Source;
import org.faultline.repair.outcome.Tool;
import org.faultline.repair.outcome.ToolCall;
import org.faultline.repair.table.BlockSort;
import org.faultline.repair.table.Mountable;

/** A forecast as one JSON object with its fields in a fixed order: the same page gives the same bytes. */
public final class ForecastJson {
    private ForecastJson() {}

    /** The forecast, as text that ends with a newline. */
    public static String write(ForecastReport report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(TraceJson.printer());
            forecast(json, report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private static void forecast(JsonGenerator json, ForecastReport report) throws IOException {
        Forecast forecast = report.forecast();
        json.writeStartObject();
        json.writeStringField("format", "faultline-forecast");
        json.writeNumberField("version", 1);
        json.writeStringField("title", report.title());
        json.writeStringField("design", forecast.design().id());
        json.writeStringField("page", forecast.page().toString());
        json.writeStringField("place", report.place());
        json.writeStringField("sort", BlockSort.of(forecast.purpose()).name());
        json.writeStringField("holds", report.holds());
        json.writeStringField("readWindow", forecast.window().name());
        json.writeBooleanField("logDirty", forecast.log().dirty());
        loss(json, "now", forecast.now());
        TraceJson.texts(json, "text", report.now());
        copies(json, report.copies());
        meetings(json, forecast.meetings());
        if (forecast.spot().isPresent()) {
            mountable(json, "mountableUnreadable", forecast.unreadable());
            mountable(json, "mountableCleared", forecast.cleared());
        }
        json.writeArrayFieldStart("repairs");
        for (Attempt attempt : forecast.attempts()) {
            attempt(json, report, attempt);
        }
        json.writeEndArray();
        if (!report.story().isEmpty()) {
            json.writeStringField("story", report.story());
        }
        json.writeEndObject();
    }

    private static void meetings(JsonGenerator json, List<Meeting> meetings) throws IOException {
        json.writeArrayFieldStart("meetings");
        for (Meeting meeting : meetings) {
            json.writeStartObject();
            json.writeStringField("way", meeting.way().name());
            json.writeStringField("effect", meeting.effect().name());
            known(json, meeting.confidence(), meeting.source());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void mountable(JsonGenerator json, String name, Mountable mountable) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("readWrite", mountable.readWrite().name());
        json.writeStringField("rescue", mountable.rescue().name());
        known(json, mountable.confidence(), mountable.source());
        json.writeEndObject();
    }

    private static void attempt(JsonGenerator json, ForecastReport report, Attempt attempt) throws IOException {
        Outcome outcome = attempt.outcome();
        json.writeStartObject();
        TraceJson.texts(json, "tools", attempt.tools().stream().map(Tool::name).distinct().toList());
        TraceJson.texts(json, "calls", attempt.calls().stream().map(ToolCall::text).toList());
        json.writeStringField("damage", attempt.damage().name());
        json.writeStringField("result", outcome.result().name());
        json.writeArrayFieldStart("exits");
        for (int exit : outcome.exits()) {
            json.writeNumber(exit);
        }
        json.writeEndArray();
        json.writeStringField("exitsKnown", outcome.ofExits().name());
        json.writeBooleanField("silent", outcome.isSilent());
        json.writeStringField("leaves", outcome.leaves().name());
        loss(json, "loss", attempt.loss());
        TraceJson.texts(json, "text", report.leaves(attempt));
        known(json, outcome.confidence(), outcome.source());
        json.writeEndObject();
    }

    private static void loss(JsonGenerator json, String name, Loss loss) throws IOException {
        json.writeFieldName(name);
        loss(json, loss);
    }

    /** Copies elsewhere, as a list with a name. */
    static void copies(JsonGenerator json, List<Copies.Held> copies) throws IOException {
        json.writeArrayFieldStart("elsewhere");
        for (Copies.Held held : copies) {
            json.writeStartObject();
            json.writeStringField("kind", held.copy().kind().name());
            json.writeStringField("where", held.copy().where());
            json.writeBooleanField("before", held.copy().before());
            TraceJson.texts(json, "files", held.files().stream().map(Inode::path).toList());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** What is lost, as an object. */
    static void loss(JsonGenerator json, Loss loss) throws IOException {
        json.writeStartObject();
        json.writeStringField("what", loss.what().name());
        json.writeNumberField("count", loss.count());
        json.writeArrayFieldStart("bytes");
        for (Piece piece : loss.pieces()) {
            json.writeStartObject();
            json.writeStringField("file", piece.file().path());
            json.writeNumberField("offset", piece.offset());
            json.writeEndObject();
        }
        json.writeEndArray();
        TraceJson.texts(json, "files", loss.files().stream().map(Inode::path).toList());
        TraceJson.texts(json, "nameless", loss.nameless().stream().map(Inode::path).toList());
        TraceJson.texts(json, "otherName", loss.spared().stream().map(FileName::path).toList());
        TraceJson.texts(json, "copies", loss.copies().stream().map(Inode::path).toList());
        json.writeEndObject();
    }

    private static void known(JsonGenerator json, Confidence confidence, Source source) throws IOException {
        json.writeStringField("confidence", confidence.name());
        json.writeStringField("source", source.name());
    }
}
