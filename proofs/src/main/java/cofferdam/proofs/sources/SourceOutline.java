package cofferdam.proofs.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One source file, split: the methods with their bodies, and the skeleton with signatures, fields and all contracts,
 * which is what a prover can read of it while it proves something elsewhere. The skeleton again in two parts: what
 * counts wherever the type does, and what counts only where a method is named.
 *
 * @param skeleton normalised text without bodies; the whole text where a JML comment asks for inlining
 * @param methods with a body, in the order of the source
 * @param common the skeleton without the members
 * @param members signatures and contracts of methods that count only where their names stand, in the order of the source
 */
record SourceOutline(String skeleton, List<CoreMethod> methods, MentionedNames common, List<Member> members) {
    private static final Pattern INLINE = Pattern.compile("\\binline\\b");

    /** What a theorem's mark says of its twin is about another question. */
    private static final Pattern TWIN = Pattern.compile("(@Theorem)\\s*\\((?:[^()\"]|\"(?:\\\\.|[^\"\\\\])*+\")*+\\)");

    /**
     * A method's signature with its contract.
     *
     * @param byType whether it is static, so that no other type can call it without naming this one
     * @param text normalised
     */
    record Member(String name, boolean byType, MentionedNames text) {}

    /**
     * Splits a source.
     *
     * @param packages of the types that have a source, by simple name
     * @param reader whose annotations count
     * @throws IllegalArgumentException if it is not Java
     */
    static SourceOutline of(String path, String source, Map<String, String> packages, Reader reader) {
        String text = TWIN.matcher(source).replaceAll("$1");
        MethodFinder finder = new MethodFinder(ParsedSource.of(path, text), packages, reader);
        String whole = NormalText.of(text, reader);
        if (INLINE.matcher(whole).find()) {
            return new SourceOutline(whole, finder.methods(), MentionedNames.of(whole), List.of());
        }
        List<MethodFinder.Place> apart = new ArrayList<>();
        List<Member> members = new ArrayList<>();
        if (MembersApart.possible(finder.unit(), text, reader)) {
            for (MethodFinder.Place place : finder.places()) {
                if (MembersApart.countsOnlyWhereNamed(place, text, reader)) {
                    apart.add(place);
                    members.add(new Member(
                            place.name(),
                            place.byType(),
                            MentionedNames.of(NormalText.of(text.substring(place.from(), place.body()), reader))));
                }
            }
        }
        return new SourceOutline(
                rest(text, finder.places(), List.of(), reader),
                finder.methods(),
                MentionedNames.of(rest(text, finder.places(), apart, reader)),
                members);
    }

    /** What is left of a text without the bodies of all methods and without all of some. */
    private static String rest(
            String text, List<MethodFinder.Place> methods, List<MethodFinder.Place> without, Reader reader) {
        StringBuilder rest = new StringBuilder();
        int from = 0;
        for (MethodFinder.Place method : methods) {
            if (without.contains(method)) {
                rest.append(text, from, method.from()).append(' ');
            } else {
                rest.append(text, from, method.body()).append(method.body() < method.end() ? "{}" : "");
            }
            from = method.end();
        }
        return NormalText.of(rest.append(text.substring(from)).toString(), reader);
    }
}
