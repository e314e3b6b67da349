package org.faultline.picture.paper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;
import org.faultline.format.words.Visible;
import org.faultline.picture.Align;
import org.faultline.picture.Box;
import org.faultline.picture.Paint;
import org.faultline.picture.Rgba;
import org.faultline.picture.Shape;
import org.faultline.picture.Shape.Arch;
import org.faultline.picture.Shape.Line;
import org.faultline.picture.Shape.Oval;
import org.faultline.picture.Shape.Path;
import org.faultline.picture.Shape.Rectangle;
import org.faultline.picture.Shape.Rounded;
import org.faultline.picture.Stroke;
import org.faultline.picture.Surface;
import org.faultline.picture.TextMetrics;
import org.faultline.picture.Theme;
import org.faultline.picture.Type;

/** A picture as a document of one page, as vectors, with its text as text in the fonts of the program. */
public final class PdfSurface implements Surface {
    /** Points of a page for each pixel. */
    private static final float POINTS = 0.75f;
    /** How far the handles of a curve lie from its ends, in half of its box, for it to be a quarter of an oval. */
    private static final double ROUND = 0.5522847498;
    private static final float MITRE = 10;
    private static final int SQUARE = 0x25A1;
    /** Behind an f, so that it does not grow together with what follows: readers search for two letters. */
    private static final String ALONE = "(?<=f)";

    private final PDDocument document = new PDDocument();
    private final PDPageContentStream page;
    private final Theme theme;
    private final Map<Face, PDFont> fonts = new EnumMap<>(Face.class);
    private final Map<Float, PDExtendedGraphicsState> veils = new HashMap<>();

    /** What may go wrong with a stream; that of this document is in memory. */
    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    /** An empty page of that size in pixels. */
    public PdfSurface(double width, double height, Theme theme, String title) {
        this.theme = theme;
        document.setDocumentId(0L);
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setCreator("Faultline");
        PDPage empty = new PDPage(new PDRectangle((float) width * POINTS, (float) height * POINTS));
        document.addPage(empty);
        document.getDocumentCatalog().setLanguage("en");
        try {
            page = new PDPageContentStream(document, empty);
            page.transform(new Matrix(POINTS, 0, 0, -POINTS, 0, (float) height * POINTS));
            page.setLineCapStyle(1);
            page.setMiterLimit(MITRE);
            for (Face face : Face.values()) {
                fonts.put(face, PDType0Font.load(document, new ByteArrayInputStream(face.font())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole document; nothing can be drawn any more. */
    public byte[] document() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(() -> {
            page.close();
            document.save(out);
            document.close();
        });
        return out.toByteArray();
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public TextMetrics metrics() {
        return Advances.TABLE;
    }

    @Override
    public void fill(Shape shape, Paint paint) {
        Rgba color = theme.of(paint);
        write(() -> {
            veil(color);
            page.setNonStrokingColor(color.red(), color.green(), color.blue());
            trace(shape);
            page.fill();
        });
    }

    @Override
    public void stroke(Shape shape, Paint paint, Stroke stroke) {
        Rgba color = theme.of(paint);
        float[] dashes = RasterSurface.dashes(stroke);
        write(() -> {
            veil(color);
            page.setStrokingColor(color.red(), color.green(), color.blue());
            page.setLineWidth((float) stroke.width());
            page.setLineDashPattern(dashes, 0);
            trace(shape);
            page.stroke();
        });
    }

    @Override
    public void text(String text, double x, double y, Type type, Align align, Paint paint) {
        Rgba color = theme.of(paint);
        Face face = Face.of(type);
        double width = metrics().width(type, text);
        double left = align.left(x, width);
        write(() -> {
            veil(color);
            page.setNonStrokingColor(color.red(), color.green(), color.blue());
            page.beginText();
            page.setFont(Objects.requireNonNull(fonts.get(face)), type.size());
            page.setTextMatrix(new Matrix(1, 0, 0, -1, (float) left, (float) (y + Face.drop(type))));
            page.showTextWithPositioning((Object[]) written(face, text).split(ALONE, -1));
            page.endText();
        });
    }

    /** The text with a square for each character that the font has not. */
    private static String written(Face face, String text) {
        return Visible.of(text).codePoints().map(c -> Advances.TABLE.has(face, c) ? c : SQUARE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    @Override
    public void moved(double dx, double dy, Runnable drawing) {
        write(() -> {
            page.saveGraphicsState();
            page.transform(Matrix.getTranslateInstance((float) dx, (float) dy));
        });
        drawing.run();
        write(page::restoreGraphicsState);
    }

    private void veil(Rgba color) throws IOException {
        page.setGraphicsStateParameters(veils.computeIfAbsent(color.opacity(), opacity -> {
            PDExtendedGraphicsState state = new PDExtendedGraphicsState();
            state.setNonStrokingAlphaConstant(opacity);
            state.setStrokingAlphaConstant(opacity);
            return state;
        }));
    }

    private void trace(Shape shape) throws IOException {
        switch (shape) {
            case Rectangle r -> page.addRect((float) r.box().x(), (float) r.box().y(), (float) r.box().width(),
                    (float) r.box().height());
            case Rounded r -> round(r.box(), Math.min(r.across(), r.box().width()) / 2,
                    Math.min(r.across(), r.box().height()) / 2);
            case Oval o -> round(o.box(), o.box().width() / 2, o.box().height() / 2);
            case Arch a -> {
                Box box = a.box();
                move(box.x(), box.centerY());
                quarter(box.x(), box.centerY(), 0, -box.height() / 2, box.width() / 2, 0);
                quarter(box.centerX(), box.y(), box.width() / 2, 0, 0, box.height() / 2);
            }
            case Line l -> {
                move(l.x1(), l.y1());
                line(l.x2(), l.y2());
            }
            case Path path -> trace(path);
        }
    }

    private void trace(Path path) throws IOException {
        double x = 0;
        double y = 0;
        for (Shape.Part part : path.parts()) {
            switch (part) {
                case Shape.Begin p -> {
                    move(p.x(), p.y());
                    x = p.x();
                    y = p.y();
                }
                case Shape.Straight p -> {
                    line(p.x(), p.y());
                    x = p.x();
                    y = p.y();
                }
                case Shape.Bend p -> {
                    curve(x + (p.towardsX() - x) * 2 / 3, y + (p.towardsY() - y) * 2 / 3,
                            p.x() + (p.towardsX() - p.x()) * 2 / 3, p.y() + (p.towardsY() - p.y()) * 2 / 3, p.x(),
                            p.y());
                    x = p.x();
                    y = p.y();
                }
                case Shape.Curve p -> {
                    curve(p.leaveX(), p.leaveY(), p.arriveX(), p.arriveY(), p.x(), p.y());
                    x = p.x();
                    y = p.y();
                }
                case Shape.Close close -> page.closePath();
            }
        }
    }

    /** A box with quarters of an oval of those radii at its corners. */
    private void round(Box box, double rx, double ry) throws IOException {
        move(box.x() + rx, box.y());
        line(box.right() - rx, box.y());
        quarter(box.right() - rx, box.y(), rx, 0, 0, ry);
        line(box.right(), box.bottom() - ry);
        quarter(box.right(), box.bottom() - ry, 0, ry, -rx, 0);
        line(box.x() + rx, box.bottom());
        quarter(box.x() + rx, box.bottom(), -rx, 0, 0, -ry);
        line(box.x(), box.y() + ry);
        quarter(box.x(), box.y() + ry, 0, -ry, rx, 0);
        page.closePath();
    }

    /** From a point so far one way, and round the corner so far the other way. */
    private void quarter(double x, double y, double dx, double dy, double thenX, double thenY) throws IOException {
        curve(x + dx * ROUND, y + dy * ROUND, x + dx + thenX * (1 - ROUND), y + dy + thenY * (1 - ROUND),
                x + dx + thenX, y + dy + thenY);
    }

    private void move(double x, double y) throws IOException {
        page.moveTo((float) x, (float) y);
    }

    private void line(double x, double y) throws IOException {
        page.lineTo((float) x, (float) y);
    }

    private void curve(double x1, double y1, double x2, double y2, double x, double y) throws IOException {
        page.curveTo((float) x1, (float) y1, (float) x2, (float) y2, (float) x, (float) y);
    }
}
