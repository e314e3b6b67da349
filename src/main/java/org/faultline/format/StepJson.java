package org.faultline.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import org.faultline.address.ByteRange;
import org.faultline.address.Hex;
import org.faultline.address.LayerId;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.HealthReport;
import org.faultline.filesystem.Move;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.Role;
import org.faultline.format.words.Sentences;
import org.faultline.format.words.ValueText;
import org.faultline.kernel.LogLine;
import org.faultline.machine.Machine;
import org.faultline.process.Signal;
import org.faultline.repair.outcome.Loss;
import org.faultline.trace.Check;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;

/** One step as a JSON object. Addresses are hexadecimal text, counts are numbers; what is absent is an empty text. */
final class StepJson {
    private StepJson() {}

    static void write(JsonGenerator json, Step step, Machine machine) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", step.number());
        json.writeNumberField("act", step.act());
        json.writeNumberField("cause", step.cause());
        json.writeStringField("layer", step.layer().map(LayerId::value).orElse(""));
        json.writeStringField("function", step.source().function());
        json.writeStringField("file", step.source().file());
        Caption caption = Caption.of(step, machine);
        json.writeStringField("caption", caption.headline());
        json.writeStringField("sentence", caption.sentence());
        json.writeObjectFieldStart("event");
        json.writeStringField("kind", Narration.kind(step.event()));
        event(json, step.event());
        json.writeEndObject();
        json.writeArrayFieldStart("values");
        for (Value value : step.values()) {
            json.writeStartObject();
            json.writeStringField("name", ValueText.name(value));
            json.writeStringField("arithmetic", value.sum().map(ValueText::of).orElse(""));
            json.writeStringField("result", ValueText.result(value));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("checks");
        for (Check check : step.checks()) {
            json.writeStartObject();
            json.writeStringField("condition", check.condition().label());
            json.writeStringField("on", ValueText.text(check.on()));
            json.writeBooleanField("holds", check.holds());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("why", Sentences.of(step.why()));
        json.writeStringField("returns", step.answer().map(a -> "ret=" + Narration.answer(a)).orElse(""));
        TraceJson.texts(json, "log", step.log().stream().map(LogLine::text).toList());
        json.writeEndObject();
    }

    private static void event(JsonGenerator json, TraceEvent event) throws IOException {
        switch (event) {
            case TraceEvent.Poisoned e -> {
                json.writeStringField("pfn", e.pfn().toString());
                json.writeStringField("how", e.notice().text());
                json.writeBooleanField("real", e.notice().isReal());
            }
            case TraceEvent.Asked e -> json.writeStringField("arguments", ValueText.of(e.arguments()));
            case TraceEvent.Translated e -> {
                range(json, "from", e.from());
                range(json, "to", e.to());
            }
            case TraceEvent.Found e -> found(json, e);
            case TraceEvent.Skipped e -> json.writeStringField("what", e.what().value());
            case TraceEvent.Refused e -> json.writeStringField("errno", e.ending().word());
            case TraceEvent.Unmapped e -> {
                json.writeStringField("file", e.file().value());
                json.writeNumberField("filePage", e.filePage());
                json.writeNumberField("pages", e.pages());
                TraceJson.texts(json, "mappings", e.mappings().stream().map(LayerId::value).toList());
            }
            case TraceEvent.Signalled e -> {
                json.writeNumberField("pid", e.pid());
                json.writeStringField("mapping", e.mapping().value());
                signal(json, e.signal());
                json.writeStringField("consequence", consequence(e.consequence()));
            }
            case TraceEvent.ShutDown e -> {
                json.writeStringField("filesystem", e.filesystem().value());
                json.writeStringField("flag", Hex.kernel(e.flag()));
            }
            case TraceEvent.Concluded e -> {
                json.writeStringField("pfn", e.pfn().toString());
                json.writeStringField("word", e.word());
                json.writeStringField("errno", e.ending().word());
            }
            case TraceEvent.Accessed e -> accessed(json, e);
            case TraceEvent.Changed e -> changed(json, e);
            case TraceEvent.Reported e -> reported(json, e);
            case TraceEvent.Noted e -> {
                json.writeStringField("what", e.what().value());
                json.writeStringField("note", e.note().name().toLowerCase(Locale.ROOT));
            }
            case TraceEvent.Repaired e -> repaired(json, e);
            case TraceEvent.Watched e -> watched(json, e);
            case TraceEvent.Mounted e -> {
                json.writeStringField("filesystem", e.filesystem().value());
                json.writeStringField("what", e.call().word());
                json.writeBooleanField("active", e.now().active());
                json.writeStringField("options", e.now().text());
                json.writeStringField("errno", e.ending().word());
            }
        }
    }

    private static void repaired(JsonGenerator json, TraceEvent.Repaired event) throws IOException {
        json.writeStringField("filesystem", event.filesystem().value());
        json.writeStringField("call", event.call().text());
        if (event.page().isPresent()) {
            json.writeStringField("pfn", event.page().get().toString());
        }
        json.writeStringField("result", event.outcome().result().name());
        json.writeArrayFieldStart("exits");
        for (int exit : event.outcome().exits()) {
            json.writeNumber(exit);
        }
        json.writeEndArray();
        json.writeStringField("leaves", event.outcome().leaves().name());
        json.writeStringField("confidence", event.outcome().confidence().name());
        json.writeStringField("source", event.outcome().source().name());
        json.writeArrayFieldStart("lost");
        for (Loss loss : event.lost()) {
            ForecastJson.loss(json, loss);
        }
        json.writeEndArray();
    }

    private static void watched(JsonGenerator json, TraceEvent.Watched event) throws IOException {
        json.writeStringField("watcher", event.watcher().value());
        json.writeBooleanField("hypothetical", event.turn().isHypothetical());
        json.writeStringField("turn", event.turn().name().toLowerCase(Locale.ROOT));
        if (event.heard().isPresent()) {
            report(json, event.heard().get());
        }
    }

    private static void reported(JsonGenerator json, TraceEvent.Reported event) throws IOException {
        json.writeStringField("filesystem", event.filesystem().value());
        json.writeStringField("arguments", ValueText.of(event.arguments()));
        report(json, event.report());
    }

    private static void report(JsonGenerator json, HealthReport report) throws IOException {
        switch (report) {
            case HealthReport.MediaError m -> range(json, "mediaError", m.bytes());
            case HealthReport.DataLost d -> part(json, "dataLost", d.file(), d.ino(), d.offset(), d.length());
            case HealthReport.ReadFailed d -> part(json, "readFailed", d.file(), d.ino(), d.offset(), d.length());
            case HealthReport.ShutDown s -> json.writeStringField("shutdown", Hex.kernel(s.flag()));
        }
    }

    private static void part(JsonGenerator json, String key, LayerId file, long ino, long offset, long length)
            throws IOException {
        json.writeObjectFieldStart(key);
        json.writeStringField("file", file.value());
        json.writeNumberField("ino", ino);
        json.writeNumberField("offset", offset);
        json.writeNumberField("length", length);
        json.writeEndObject();
    }

    private static void found(JsonGenerator json, TraceEvent.Found event) throws IOException {
        range(json, "asked", event.asked());
        json.writeArrayFieldStart("records");
        for (RmapRecord each : event.records()) {
            record(json, each);
        }
        json.writeEndArray();
    }

    /** One record of a reverse map. */
    static void record(JsonGenerator json, RmapRecord record) throws IOException {
        json.writeStartObject();
        block(json, "start", record.start());
        json.writeNumberField("blocks", record.blocks());
        json.writeStringField("owner", record.owner().label());
        json.writeNumberField("offset", record.offset());
        json.writeNumberField("flags", record.flags());
        json.writeEndObject();
    }

    /** A block by group; the device is named where it is not the one for data. */
    static void block(JsonGenerator json, String field, FsBlock block) throws IOException {
        json.writeObjectFieldStart(field);
        if (block.role() != Role.DATA) {
            json.writeStringField("device", block.role().label());
        }
        json.writeNumberField("ag", block.ag());
        json.writeNumberField("agbno", block.agbno());
        json.writeEndObject();
    }

    /** The code, address and width of a signal. */
    static void signal(JsonGenerator json, Signal signal) throws IOException {
        json.writeStringField("code", signal.code().name());
        json.writeStringField("address", Hex.kernel(signal.address()));
        json.writeNumberField("lsb", signal.lsb());
    }

    /** What a signal did, in one word. */
    static String consequence(TraceEvent.Consequence consequence) {
        return switch (consequence) {
            case KILLED -> "killed";
            case HANDLED -> "handled";
            case IGNORED -> "ignored";
            case PENDING -> "pending";
        };
    }

    private static void accessed(JsonGenerator json, TraceEvent.Accessed event) throws IOException {
        json.writeNumberField("pid", event.pid());
        json.writeStringField("mapping", event.mapping().map(LayerId::value).orElse(""));
        json.writeStringField("file", event.file().value());
        json.writeNumberField("firstPage", event.firstPage());
        json.writeNumberField("pages", event.pages());
        json.writeBooleanField("write", event.write());
        json.writeStringField("errno", event.ending().word());
    }

    private static void changed(JsonGenerator json, TraceEvent.Changed event) throws IOException {
        json.writeStringField("filesystem", event.filesystem().value());
        json.writeStringField("file", event.file().value());
        json.writeArrayFieldStart("moves");
        for (Move move : event.moves()) {
            json.writeStartObject();
            json.writeNumberField("fileBlock", move.fileBlock());
            json.writeNumberField("blocks", move.blocks());
            if (move.from().isPresent()) {
                block(json, "from", move.from().get());
            }
            block(json, "to", move.to());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void range(JsonGenerator json, String field, ByteRange range) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("space", range.space().name());
        json.writeStringField("start", Hex.of(range.start()));
        json.writeNumberField("length", range.length());
        json.writeEndObject();
    }
}
