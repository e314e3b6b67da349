package org.faultline.cli;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.format.words.Sentences;
import org.faultline.part.NearNames;
import org.faultline.reason.Because;
import org.faultline.reason.Detail;
import org.faultline.reason.Why;
import org.faultline.reason.Wrong;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What somebody typed that the command line does not know, said as everything else that is wrong. */
final class Mistyped {
    private Mistyped() {}

    /** That {@code asked}, an option or a command, knows no {@code written}, but others. */
    static Why choice(String asked, String written, Collection<String> known) {
        List<String> near = NearNames.of(known, written);
        boolean tells = !near.isEmpty() && near.size() < known.size();
        return Why.of(tells ? Wrong.NEAR_CHOICE : Wrong.NO_SUCH_CHOICE, Detail.of(asked), Detail.quoted(written),
                new Detail.Several(known.stream().map(Detail::of).toList()), new Detail.Either(near));
    }

    /** The two sentences of a reason, one behind the other. */
    static String text(Why why) {
        return Sentences.of(why) + " " + Sentences.remedy(why);
    }

    /** The same of a reason that is made here. */
    static String text(Because because, Detail... details) {
        return text(Why.of(because, details));
    }

    /** What the parser of arguments did not understand, where there is more to say than it says itself. */
    static Optional<String> in(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            return Optional.of(text(unmatched(unmatched)));
        }
        ArgSpec asked = wrong.getArgSpec();
        return asked == null || wrong.getValue() == null ? Optional.empty()
                : value(wrong.getCommandLine(), asked, wrong.getValue()).map(Mistyped::text);
    }

    private static Why unmatched(UnmatchedArgumentException unmatched) {
        CommandLine command = unmatched.getCommandLine();
        String written = unmatched.getUnmatched().getFirst();
        List<String> known = unmatched.isUnknownOption()
                ? command.getCommandSpec().options().stream().map(OptionSpec::longestName).toList()
                : List.copyOf(command.getSubcommands().keySet());
        return known.isEmpty() ? Why.of(Wrong.SURPLUS_WORD, Detail.of(command.getCommandName()), Detail.quoted(written))
                : choice(command.getCommandName(), written, known);
    }

    private static Optional<Why> value(CommandLine command, ArgSpec asked, String written) {
        Class<?> type = asked.auxiliaryTypes().length > 0 ? asked.auxiliaryTypes()[0] : asked.type();
        String name = asked instanceof OptionSpec option ? option.longestName() : command.getCommandName();
        if (type.isEnum()) {
            return Optional.of(choice(name, written, Stream.of(type.getEnumConstants())
                    .map(c -> ((Enum<?>) c).name().toLowerCase(Locale.ROOT)).toList()));
        }
        if (type == Integer.class) {
            return Optional.of(Why.of(Wrong.NO_WHOLE_NUMBER, Detail.of(name), Detail.quoted(written)));
        }
        return type == Size.class
                ? Optional.of(Why.of(Wrong.NO_PICTURE_SIZE, Detail.of(name), Detail.quoted(written),
                        Detail.of(Size.SMALLEST), Detail.of(Size.LARGEST)))
                : Optional.empty();
    }
}
