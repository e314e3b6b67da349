package org.faultline.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.faultline.compare.Matrix;
import org.faultline.compare.Matrix.Column;
import org.faultline.compare.Subject;
import org.faultline.design.KernelDesign;
import org.faultline.machine.Machine;

/** What became of everything under every kernel, as one JSON object: the same document gives the same bytes. */
public final class MatrixJson {
    private MatrixJson() {}

    /** The table, as text that ends with a newline; {@code machine} lends the names. */
    public static String write(Matrix<KernelDesign> matrix, Machine machine) {
        return TraceJson.text(json -> write(json, matrix, new Names(machine)));
    }

    private static void write(JsonGenerator json, Matrix<KernelDesign> matrix, Names names) throws IOException {
        json.writeStartObject();
        json.writeStringField("format", "faultline-matrix");
        json.writeNumberField("version", 1);
        json.writeStringField("own", matrix.own().id());
        json.writeArrayFieldStart("columns");
        for (Column<KernelDesign> column : matrix.columns()) {
            column(json, matrix, column, names);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void column(JsonGenerator json, Matrix<KernelDesign> matrix, Column<KernelDesign> column,
            Names names) throws IOException {
        json.writeStartObject();
        TraceJson.texts(json, "designs", column.runs().stream().map(KernelDesign::id).toList());
        json.writeArrayFieldStart("outcomes");
        for (Subject subject : matrix.subjects()) {
            json.writeStartObject();
            json.writeStringField("who", CompareWords.name(subject, names));
            json.writeStringField("word", CompareWords.word(column.outcomes().of(subject)));
            json.writeStringField("outcome", CompareWords.outcome(column.outcomes().of(subject)));
            json.writeBooleanField("differs", matrix.differs(subject, column));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
