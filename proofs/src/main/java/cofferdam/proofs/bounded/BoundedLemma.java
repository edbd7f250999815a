package cofferdam.proofs.bounded;

import cofferdam.proofs.evidence.Obligation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A lemma as found in the compiled lemma classes.
 *
 * @param className its class, by qualified name
 * @param entry its method as the checker names it, such as {@code p.C.m:(JI)V}
 * @param twin how its twin differs
 * @param equation how sources may be rewritten by the lemma
 * @param uses ids of the lemmas whose equations it uses
 * @param settles expressions whose value is known and checked
 * @param standIns folders of stand-ins
 */
public record BoundedLemma(
        Obligation obligation,
        String className,
        String entry,
        Change twin,
        Optional<Change> equation,
        List<String> uses,
        List<Change> settles,
        List<String> standIns) {
    /** The name of the tool. */
    public static final String TOOL = "jbmc";

    /** The class among the lemmas that checks what is settled. */
    static final String KNOWN = "Known";

    /**
     * One change of one source.
     *
     * @param type the source's top-level type, by qualified name
     * @param replaces text that occurs exactly once in it
     * @param by what stands there instead
     */
    public record Change(String type, String replaces, String by) {}

    static BoundedLemma of(Method method) {
        Lemma lemma = method.getAnnotation(Lemma.class);
        if (!Modifier.isStatic(method.getModifiers()) || method.getReturnType() != void.class) {
            throw new BoundedException("lemma " + lemma.id() + " is not a static method that returns nothing");
        }
        String type = lemma.inType().isEmpty() ? lemma.in().getName() : lemma.inType();
        Obligation obligation = new Obligation(
                lemma.id(),
                List.of(lemma.requirements()),
                lemma.says(),
                TOOL,
                options(Integer.toString(lemma.unwind()), List.of(lemma.unwindSet())));
        return new BoundedLemma(
                obligation,
                method.getDeclaringClass().getName(),
                method.getDeclaringClass().getName() + "." + method.getName() + ":" + descriptor(method),
                new Change(type, lemma.twinReplaces(), lemma.twinBy()),
                lemma.equation().length == 2
                        ? Optional.of(new Change(type, lemma.equation()[0], lemma.equation()[1]))
                        : Optional.empty(),
                List.of(lemma.uses()),
                settled(lemma.settles()),
                List.of(lemma.standIns()));
    }

    private static List<Change> settled(String... settles) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < settles.length; i += 3) {
            String by =
                    "cofferdam.proofs.bounded.lemmas." + KNOWN + ".as(" + settles[i + 1] + ", " + settles[i + 2] + ")";
            changes.add(new Change(settles[i], settles[i + 1], by));
        }
        return changes;
    }

    /** The obligation's id. */
    public String id() {
        return obligation.id();
    }

    /** The checker's options for a lemma, paths left out. */
    static List<String> options(String unwind, List<String> unwindSet) {
        List<String> options = new ArrayList<>(List.of("--unwind", unwind, "--unwinding-assertions"));
        if (!unwindSet.isEmpty()) {
            options.add("--unwindset");
            options.add(String.join(",", unwindSet));
        }
        return options;
    }

    private static String descriptor(Method method) {
        StringBuilder text = new StringBuilder("(");
        for (Class<?> parameter : method.getParameterTypes()) {
            text.append(parameter.descriptorString());
        }
        return text.append(")V").toString();
    }
}
