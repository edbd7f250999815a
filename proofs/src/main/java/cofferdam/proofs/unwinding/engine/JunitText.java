package cofferdam.proofs.unwinding.engine;

import java.util.Locale;

/** A counterexample as a JUnit test, ready to be kept: it fails as long as the counterexample shows what it shows now. */
public final class JunitText {
    private JunitText() {}

    /**
     * The text of the test.
     *
     * @param packageName where it stands
     * @param className how it is called
     * @param system an expression that gives a fresh system
     */
    public static String of(String packageName, String className, String system, Replay replay) {
        String name = replay.property().id().replace('-', '_').toUpperCase(Locale.ROOT);
        StringBuilder text = new StringBuilder();
        text.append("package ").append(packageName).append(";\n\n");
        text.append("import static org.assertj.core.api.Assertions.assertThat;\n\n");
        text.append("import cofferdam.proofs.unwinding.engine.Replay;\n");
        text.append("import cofferdam.proofs.unwinding.engine.Replayer;\n");
        text.append("import org.junit.jupiter.api.Test;\n\n");
        text.append("/** ").append(comment(replay.what())).append(". */\n");
        text.append("class ").append(className).append(" {\n");
        text.append("    private static final String ").append(name).append(" =\n            \"\"\"\n");
        replay.text().lines().forEach(line -> text.append("            ")
                .append(quoted(line))
                .append('\n'));
        text.append("            \"\"\";\n\n    @Test\n    void itDoesNotHappenAgain() throws Exception {\n");
        text.append("        Replay replay = Replay.parse(\"")
                .append(className)
                .append("\", ")
                .append(name);
        text.append(");\n        assertThat(Replayer.shows(() -> ").append(system);
        text.append(", replay)).as(replay.what()).isFalse();\n    }\n}\n");
        return text.toString();
    }

    private static String comment(String text) {
        return text.replace("*/", "* /")
                .replace("\\", "/")
                .replace("@", "")
                .replace("<", "&lt;")
                .replaceAll("\\s+", " ");
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"\"\"", "\\\"\"\"");
    }
}
