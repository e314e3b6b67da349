package org.faultline.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.faultline.budget.Budget;
import org.faultline.format.TraceJson;
import org.faultline.format.TraceMarkdown;
import org.faultline.format.words.Visible;
import org.faultline.format.words.VisibleWriter;
import org.faultline.picture.Theme;
import org.faultline.picture.paper.PdfSurface;
import org.faultline.picture.stack.Quiz;
import org.faultline.problem.Place;
import org.faultline.problem.Problem;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;
import org.faultline.session.Content;
import org.faultline.session.OutFile;
import org.faultline.session.Session;

/**
 * A run as a file for others.
 *
 * @param theme whose colours its pictures have
 * @param way the steps that are shown beside each other, instead of one step or all; of those forms that are of one step
 */
public record Export(Form form, Theme theme, Optional<Way> way) {
    /** So many steps has the picture of a way at most. */
    private static final int LONGEST = 60;

    /** One step, or all of them. */
    public Export(Form form, Theme theme) {
        this(form, theme, Optional.empty());
    }

    /** Those steps. */
    public Export(Form form, Theme theme, Way way) {
        this(form, theme, Optional.of(way));
    }

    /** Whether the name stands for a file of each step, because it has {@code %d} or {@code %03d} in it. */
    public static boolean isOfEachStep(Path out) {
        return Numbered.of(out).isPresent();
    }

    /**
     * Writes the run of a session, at the step where it stands, or each step into a file of its own where the name has a
     * place for the number. What is there already is replaced, whole or not at all; a problem when that cannot be. How far
     * it is, is told to {@code budget}, which may stop it: then the file that was next is as it was.
     */
    public Optional<Problem> write(Session session, Path out, Budget budget) {
        Optional<Numbered> many = Numbered.of(out);
        int pictures = way.map(w -> w.steps().size()).orElse(session.run().trace().steps().size() + 1);
        int most = way.isPresent() ? LONGEST : form.most();
        if (pictures > most) {
            return Optional.of(Problem.error(new Place(out.toString(), "", 0), Wrong.FILM_TOO_LONG,
                    Detail.of(pictures), Detail.of(form.name().toLowerCase(Locale.ROOT)), Detail.of(most)));
        }
        if (many.isEmpty() || way.isPresent()) {
            return OutFile.write(out, file(session, budget));
        }
        if (!form.isOfStep()) {
            return Optional.of(Problem.error(new Place(out.toString(), "", 0), Wrong.OUT_NOT_NUMBERED,
                    Detail.of(form.name().toLowerCase(Locale.ROOT)), Detail.of(many.get().mark())));
        }
        Film film = Film.of(session, budget);
        for (int step = 0; step <= film.steps(); step++) {
            budget.spend(Budget.Stage.DRAW, step, film.steps());
            Optional<Problem> problem = OutFile.write(many.get().at(step), Content.of(picture(film.at(step))));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    /** What the file has, as bytes. */
    public byte[] content(Session session, Budget budget) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            file(session, budget).to(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The picture at the step where a session stands, as SVG, for somebody who takes a lesson that hides some of it. */
    public static byte[] asked(Session session, Quiz quiz) {
        Film film = Film.still(session, quiz.next());
        return text(SvgFile.of(film.at(film.cursor()).asking(quiz), Theme.LIGHT));
    }

    private Content file(Session session, Budget budget) {
        if (way.isPresent()) {
            return Content.of(picture(new WayStrip(session, way.get())));
        }
        return switch (form) {
            case PNG, SVG, PDF -> {
                Film film = Film.still(session);
                yield Content.of(picture(film.at(film.cursor())));
            }
            case GIF -> Content.of(new GifFilm(Film.of(session, budget), theme).write(budget));
            case HTML -> Content.of(text(new HtmlPage(Film.of(session, budget), theme).write(budget)));
            case MARKDOWN -> Content.of(text(TraceMarkdown.write(session.report())));
            case JSON -> out -> json(session, out);
        };
    }

    private static void json(Session session, OutputStream out) throws IOException {
        Writer text = new VisibleWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        TraceJson.write(session.report(), text);
        text.flush();
    }

    private byte[] picture(Drawing drawing) {
        return switch (form) {
            case PNG -> Pixels.png(drawing, theme);
            case SVG -> text(SvgFile.of(drawing, theme));
            case PDF -> {
                PdfSurface page = new PdfSurface(drawing.width(), drawing.height(), theme, Visible.of(drawing.name()));
                drawing.draw(page);
                yield page.document();
            }
            case GIF, HTML, MARKDOWN, JSON -> throw new IllegalStateException(form.name());
        };
    }

    /** What is hidden in a title or a question is shown, as everywhere. */
    private static byte[] text(String text) {
        return Visible.of(text).getBytes(StandardCharsets.UTF_8);
    }
}
