package org.faultline.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.faultline.address.Hex;
import org.faultline.address.LayerId;
import org.faultline.format.words.Sentences;
import org.faultline.machine.Machine;
import org.faultline.playback.Toll;
import org.faultline.trace.Verdict;

/** What came of one bad page, and how it is at the end of the story, as a JSON object. */
final class VerdictJson {
    private VerdictJson() {}

    static void write(JsonGenerator json, Verdict verdict, Machine end) throws IOException {
        json.writeStartObject();
        json.writeNumberField("act", verdict.act());
        json.writeStringField("pfn", verdict.pfn().toString());
        json.writeStringField("word", verdict.word());
        json.writeStringField("errno", verdict.ending().word());
        if (verdict.block().isPresent()) {
            StepJson.block(json, "block", verdict.block().get());
        }
        json.writeArrayFieldStart("owners");
        for (Verdict.OwnerFate owner : verdict.owners()) {
            owner(json, owner);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("mappers");
        for (Verdict.MapperFate mapper : verdict.mappers()) {
            mapper(json, mapper);
        }
        json.writeEndArray();
        TraceJson.texts(json, "shutDown", verdict.shutDown().stream().map(LayerId::value).toList());
        json.writeStringField("page", VerdictText.page(Toll.Page.of(verdict, end)));
        json.writeEndObject();
    }

    private static void owner(JsonGenerator json, Verdict.OwnerFate owner) throws IOException {
        json.writeStartObject();
        json.writeStringField("filesystem", owner.filesystem().value());
        json.writeStringField("file", owner.file().map(LayerId::value).orElse(""));
        json.writeStringField("label", owner.label());
        json.writeNumberField("filePage", owner.filePage());
        json.writeBooleanField("actedOn", owner.actedOn());
        json.writeStringField("reason", Sentences.of(owner.reason()));
        json.writeFieldName("record");
        StepJson.record(json, owner.record());
        json.writeEndObject();
    }

    private static void mapper(JsonGenerator json, Verdict.MapperFate mapper) throws IOException {
        json.writeStartObject();
        json.writeNumberField("pid", mapper.pid());
        json.writeStringField("mapping", mapper.mapping().value());
        json.writeStringField("file", mapper.file().value());
        json.writeNumberField("filePage", mapper.filePage());
        json.writeStringField("address", Hex.kernel(mapper.address()));
        json.writeBooleanField("signalled", mapper.signal().isPresent());
        if (mapper.signal().isPresent()) {
            StepJson.signal(json, mapper.signal().get());
            json.writeStringField("consequence", mapper.consequence().map(StepJson::consequence).orElse(""));
        }
        json.writeStringField("reason", Sentences.of(mapper.reason()));
        json.writeStringField("nextSimulated", Sentences.of(mapper.nextSimulated()));
        json.writeStringField("nextReal", Sentences.of(mapper.nextReal()));
        json.writeEndObject();
    }
}
