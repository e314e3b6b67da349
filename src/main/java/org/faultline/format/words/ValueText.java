package org.faultline.format.words;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.faultline.address.Hex;
import org.faultline.reason.Detail;
import org.faultline.reason.Noun;
import org.faultline.trace.Argument;
import org.faultline.trace.Formula;
import org.faultline.trace.Formula.Operation;
import org.faultline.trace.Value;

/** The numbers of a step as text, with the arithmetic that made them. */
public final class ValueText {
    private ValueText() {}

    /** {@code device offset = 0x101C00000 - 0x100000000 - 0x1200000 = 0xA00000 (10 MiB)}. */
    public static String of(Value value) {
        return name(value) + " = " + value.sum().map(s -> of(s) + " = ").orElse("") + result(value);
    }

    /** What the number is. */
    public static String name(Value value) {
        return value.result() instanceof Detail.Moved moved ? DetailText.blocks(moved.move())
                : Messages.text("value." + value.name().name());
    }

    /** The number itself. */
    public static String result(Value value) {
        return DetailText.of(value.result());
    }

    /** A kind of thing, or the ways in which it can be written. */
    public static String text(Noun noun) {
        return text(Detail.of(noun));
    }

    /** One detail of a value. */
    public static String text(Detail detail) {
        return DetailText.of(detail);
    }

    /** The sum with its terms, in brackets where they are needed, with the signs of a keyboard. */
    public static String of(Formula sum) {
        return of(sum, ValueText::sign);
    }

    /** The same with the signs of print: − × ÷. */
    public static String typeset(Formula sum) {
        return of(sum, ValueText::printed);
    }

    private static String of(Formula sum, Function<Operation, String> signs) {
        return switch (sum) {
            case Formula.Decimal n -> Long.toString(n.value());
            case Formula.Hexadecimal n -> n.kernel() ? Hex.kernel(n.value()) : Hex.of(n.value());
            case Formula.Named n -> n.name();
            case Formula.Both b -> side(b.left(), b.operation(), false, signs) + " "
                    + signs.apply(b.operation()) + " " + side(b.right(), b.operation(), true, signs);
        };
    }

    private static String side(Formula side, Operation operation, boolean right,
            Function<Operation, String> signs) {
        boolean brackets = side instanceof Formula.Both inner
                && (inner.operation().strength() < operation.strength()
                        || (right && inner.operation().strength() == operation.strength()));
        return brackets ? "(" + of(side, signs) + ")" : of(side, signs);
    }

    private static String sign(Operation operation) {
        return switch (operation) {
            case OR -> "|";
            case SHIFT -> "<<";
            case MINUS -> "-";
            case PLUS -> "+";
            case OVER -> "/";
            case TIMES -> "*";
        };
    }

    private static String printed(Operation operation) {
        return switch (operation) {
            case OR, SHIFT, PLUS -> sign(operation);
            case MINUS -> "−";
            case OVER -> "÷";
            case TIMES -> "×";
        };
    }

    /** Arguments of a call as a probe shows them: {@code pfn=0x101c00 flags=0x21}. */
    public static String of(List<Argument> arguments) {
        return arguments.stream().map(a -> a.name().label() + "=" + DetailText.of(a.value()))
                .collect(Collectors.joining(" "));
    }
}
