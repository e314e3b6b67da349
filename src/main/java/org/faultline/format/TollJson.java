package org.faultline.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.faultline.address.Hex;
import org.faultline.address.LayerId;
import org.faultline.playback.Toll;

/** What came of each chapter of a run, as JSON, and of all of it in words. */
final class TollJson {
    private TollJson() {}

    static void write(JsonGenerator json, Report report) throws IOException {
        json.writeArrayFieldStart("chapters");
        for (Report.Told chapter : report.chapters()) {
            json.writeStartObject();
            json.writeNumberField("act", chapter.act());
            json.writeStringField("headline", chapter.toll().headline());
            json.writeStringField("summary", chapter.toll().summary());
            toll(json, chapter.typed());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("summary", report.summary());
    }

    private static void toll(JsonGenerator json, Toll toll) throws IOException {
        broken(json, toll);
        json.writeNumberField("bytes", toll.bytes());
        lost(json, "lost", toll.lost());
        if (!toll.back().isEmpty()) {
            lost(json, "back", toll.back());
        }
        if (!toll.wrong().isEmpty()) {
            lost(json, "wrong", toll.wrong());
        }
        json.writeArrayFieldStart("hit");
        for (Toll.Hit hit : toll.hit()) {
            json.writeStartObject();
            json.writeNumberField("pid", hit.pid());
            json.writeStringField("how", hit.how().name());
            json.writeStringField("address", hit.address().map(Hex::kernel).orElse(""));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("spared");
        for (Toll.Spared spared : toll.spared()) {
            json.writeNumber(spared.pid());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("filesystems");
        for (Toll.Fared fared : toll.filesystems()) {
            json.writeStartObject();
            json.writeStringField("filesystem", fared.filesystem().value());
            json.writeStringField("state", fared.state().name());
            json.writeArrayFieldStart("shown");
            for (int pid : fared.shown()) {
                json.writeNumber(pid);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The bytes of each owner; of those that are back or wrong there is no field where there are none. */
    private static void lost(JsonGenerator json, String field, List<Toll.Lost> all) throws IOException {
        json.writeArrayFieldStart(field);
        for (Toll.Lost lost : all) {
            json.writeStartObject();
            json.writeStringField("file", lost.file().map(LayerId::value).orElse(""));
            json.writeStringField("label", lost.label());
            json.writeNumberField("offset", lost.offset());
            json.writeNumberField("length", lost.length());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void broken(JsonGenerator json, Toll toll) throws IOException {
        json.writeArrayFieldStart("broken");
        for (Toll.Broken broken : toll.broken()) {
            json.writeStartObject();
            json.writeNumberField("step", broken.step());
            json.writeStringField("how", broken.how().name());
            json.writeStringField("function", broken.at().function());
            if (broken.task().isPresent()) {
                json.writeNumberField("pid", broken.task().get());
            }
            json.writeBooleanField("locked", broken.locked());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
