package cofferdam.workbench.cli;

import cofferdam.spec.system.Printable;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Arguments as values, and what is said about wrong ones. */
final class Usage {
    private Usage() {}

    /** Teaches a complete command line, subcommands included, these values and messages. */
    static void install(CommandLine line) {
        line.registerConverter(Path.class, new Values<>(Usage::path));
        line.registerConverter(Long.class, new Values<>(Usage::number));
        line.registerConverter(long.class, new Values<>(Usage::number));
        line.registerConverter(Integer.class, new Values<>(Usage::small));
        line.registerConverter(int.class, new Values<>(Usage::small));
        line.registerConverter(MapCommand.Format.class, oneOf(MapCommand.Format.class));
        line.registerConverter(AttacksCommand.Format.class, oneOf(AttacksCommand.Format.class));
        line.registerConverter(CheckCommand.Format.class, oneOf(CheckCommand.Format.class));
        line.setParameterExceptionHandler(new Explainer());
    }

    /**
     * Values of words. Classes, not lambdas, stand for picocli's interfaces: those are of so old a format that JDK 17 fails to
     * archive lambdas for them.
     */
    private record Values<T>(Function<String, T> of) implements ITypeConverter<T> {
        @Override
        public T convert(String word) {
            return of.apply(word);
        }
    }

    /** Says what is wrong with the words. */
    private static final class Explainer implements IParameterExceptionHandler {
        @Override
        public int handleParseException(ParameterException problem, String[] words) {
            return explain(problem);
        }
    }

    private static int explain(ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        String message = problem.getMessage();
        String question = "";
        if (problem instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            List<String> known = new ArrayList<>(command.getSubcommands().keySet());
            if (known.isEmpty() || word.startsWith("-")) {
                known.clear();
                command.getCommandSpec().options().forEach(option -> known.add(option.longestName()));
                message = word.startsWith("-") ? "there is no option " + word : "there is no place for '" + word + "'";
            } else {
                message = "there is no command '" + word + "'";
            }
            question = Near.question(word, known);
        }
        command.getErr()
                .println("cofferdam: "
                        + message.substring(0, 1).toLowerCase(Locale.ROOT)
                        + Printable.of(message.substring(1)));
        command.getErr()
                .println("  " + question + "See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        command.getErr().flush();
        return ExitCode.BAD_INPUT;
    }

    private static Path path(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("the path is empty");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + e.getInput() + "' is no path");
        }
    }

    private static long number(String text) {
        return within(text, Long.MAX_VALUE);
    }

    private static int small(String text) {
        return Math.toIntExact(within(text, Integer.MAX_VALUE));
    }

    private static long within(String text, long most) {
        if (!text.matches("[+-]?[0-9]+")) {
            throw new TypeConversionException("'" + text + "' is not a whole number");
        }
        try {
            long value = Long.parseLong(text);
            if (value >= -most && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new TypeConversionException(text + " is out of range");
        }
        throw new TypeConversionException(text + " is out of range");
    }

    /** One of a few words, in upper or lower case. */
    private static <E extends Enum<E>> ITypeConverter<E> oneOf(Class<E> words) {
        return new Values<>(text -> {
            List<String> names = new ArrayList<>();
            for (E word : words.getEnumConstants()) {
                if (word.name().equalsIgnoreCase(text)) {
                    return word;
                }
                names.add(word.name().toLowerCase(Locale.ROOT));
            }
            throw new TypeConversionException("'" + text + "' is none of " + String.join(", ", names));
        });
    }
}
