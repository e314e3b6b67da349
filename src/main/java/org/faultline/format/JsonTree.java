package org.faultline.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.faultline.budget.Budget;
import org.faultline.document.Node;
import org.faultline.problem.Place;
import org.faultline.problem.Problem;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;

/** Turns JSON text into nodes that know their lines, within a limit on depth. */
final class JsonTree {
    /** How many lists and objects may stand inside each other. */
    static final int DEPTH = 64;
    private static final int STRING = 1_000_000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH + 2).maxNumberLength(1000)
                    .maxStringLength(STRING).maxNameLength(STRING).build())
            .build();

    /** So many values are read before the budget is asked again. */
    private static final int SHARE = 4096;

    private static final int LITERALS = 256;

    private final String file;
    private final Budget budget;
    private final long size;
    /** The names of the last object that stood so deep. */
    private final List<List<String>> last = new ArrayList<>(Collections.nCopies(DEPTH + 1, List.of()));
    private final List<String> literals = new ArrayList<>(Collections.nCopies(LITERALS, ""));
    private long values;

    private JsonTree(String file, Budget budget, long size) {
        this.file = file;
        this.budget = budget;
        this.size = size;
    }

    /** The one value a text holds. */
    static Node read(String file, String text) throws Unreadable {
        if (text.isBlank()) {
            throw new Unreadable(Problem.error(new Place(file, "", 1), Wrong.EMPTY));
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new JsonTree(file, Budget.UNLIMITED, text.length()).read(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one value that {@code size} bytes of UTF-8 hold, or nothing where something is wrong with them. */
    static Optional<Node> read(InputStream bytes, long size, Budget budget) {
        Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder());
        try (JsonParser parser = FACTORY.createParser(text)) {
            return Optional.of(new JsonTree("", budget, size).read(parser));
        } catch (IOException | Unreadable wrong) {
            return Optional.empty();
        }
    }

    private Node read(JsonParser parser) throws IOException, Unreadable {
        try {
            if (parser.nextToken() == null) {
                throw new JsonEOFException(parser, JsonToken.NOT_AVAILABLE, "nothing");
            }
            Node root = value(parser, 1);
            expectEnd(parser);
            return root;
        } catch (JsonProcessingException e) {
            throw new Unreadable(syntax(parser, e));
        }
    }

    private Node value(JsonParser parser, int depth) throws IOException, Unreadable {
        int line = parser.currentTokenLocation().getLineNr();
        if (values++ % SHARE == 0) {
            budget.spend(Budget.Stage.READ, Math.min(size, parser.currentTokenLocation().getCharOffset()), size);
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, depth, line);
            case START_ARRAY -> list(parser, depth, line);
            case VALUE_STRING -> new Node.Text(parser.getText(), line);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Node.Numeral(shared(parser.getText()), line);
            case VALUE_TRUE -> new Node.Truth(true, line);
            case VALUE_FALSE -> new Node.Truth(false, line);
            default -> new Node.Nothing(line);
        };
    }

    /** A number as it was written before, where it was a moment ago: of many files most have a few sizes. */
    private String shared(String literal) {
        int slot = literal.hashCode() & LITERALS - 1;
        if (!literal.equals(literals.get(slot))) {
            literals.set(slot, literal);
        }
        return literals.get(slot);
    }

    private Node object(JsonParser parser, int depth, int line) throws IOException, Unreadable {
        checkDepth(parser, depth);
        List<String> names = new ArrayList<>();
        List<Node> below = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            names.add(parser.currentName());
            parser.nextToken();
            below.add(value(parser, depth + 1));
        }
        return new Node.Fields(shared(names, depth), below, line);
    }

    /** The names of an object: the same list as for the object before it as deep, where it has the same names. */
    private List<String> shared(List<String> names, int depth) {
        if (!names.equals(last.get(depth))) {
            last.set(depth, List.copyOf(names));
        }
        return last.get(depth);
    }

    private Node list(JsonParser parser, int depth, int line) throws IOException, Unreadable {
        checkDepth(parser, depth);
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser, depth + 1));
        }
        return new Node.Items(items, line);
    }

    private void checkDepth(JsonParser parser, int depth) throws Unreadable {
        if (depth > DEPTH) {
            throw stop(parser, Wrong.TOO_DEEP, Detail.of(DEPTH));
        }
    }

    private void expectEnd(JsonParser parser) throws IOException, Unreadable {
        boolean ended;
        try {
            ended = parser.nextToken() == null;
        } catch (JsonProcessingException e) {
            ended = false;
        }
        if (!ended) {
            JsonLocation at = parser.currentLocation();
            throw new Unreadable(Problem.error(new Place(file, "", at.getLineNr()), Wrong.TRAILING_TEXT,
                    Detail.of(at.getColumnNr())));
        }
    }

    private Unreadable stop(JsonParser parser, Wrong wrong, Detail... details) {
        return new Unreadable(
                Problem.error(place(parser, parser.currentTokenLocation()), wrong, details));
    }

    private Problem syntax(JsonParser parser, JsonProcessingException e) {
        JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
        Place place = place(parser, at);
        if (e instanceof JsonEOFException) {
            return Problem.error(place, Wrong.TRUNCATED, Detail.of(at.getLineNr()), Detail.of(at.getColumnNr()));
        }
        if (e instanceof StreamConstraintsException) {
            return Problem.error(place, Wrong.TOO_LONG, Detail.of(STRING), Detail.of(at.getLineNr()),
                    Detail.of(at.getColumnNr()));
        }
        return Problem.error(place, Wrong.NOT_JSON, Detail.of(sentence(e.getOriginalMessage())),
                Detail.of(at.getLineNr()), Detail.of(at.getColumnNr()));
    }

    private Place place(JsonParser parser, JsonLocation at) {
        return new Place(file, parser.getParsingContext().pathAsPointer().toString(), at.getLineNr());
    }

    private static String sentence(String message) {
        String clean = message.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
        String first = clean.length() > 160 ? clean.substring(0, 160) + " …" : clean;
        return first.endsWith(".") ? first : first + ".";
    }
}
