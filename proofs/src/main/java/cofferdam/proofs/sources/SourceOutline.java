package cofferdam.proofs.sources;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One source file, split: the methods with their bodies, and the skeleton with signatures, fields and all contracts,
 * which is what a prover reads of it while it proves something elsewhere.
 *
 * @param skeleton normalised text without bodies; the whole text where a JML comment asks for inlining
 * @param methods with a body, in the order of the source
 */
record SourceOutline(String skeleton, List<CoreMethod> methods) {
    private static final Pattern INLINE = Pattern.compile("\\binline\\b");

    /**
     * Splits a source.
     *
     * @param packages of the types that have a source, by simple name
     * @param reader whose annotations count
     * @throws IllegalArgumentException if it is not Java
     */
    static SourceOutline of(String path, String text, Map<String, String> packages, Reader reader) {
        MethodFinder finder = new MethodFinder(ParsedSource.of(path, text), packages, reader);
        return new SourceOutline(skeleton(text, finder.bodies(), reader), finder.methods());
    }

    private static String skeleton(String text, SortedMap<Integer, Integer> bodies, Reader reader) {
        String whole = NormalText.of(text, reader);
        if (INLINE.matcher(whole).find()) {
            return whole;
        }
        StringBuilder rest = new StringBuilder();
        int from = 0;
        for (Map.Entry<Integer, Integer> body : new TreeMap<>(bodies).entrySet()) {
            rest.append(text, from, body.getKey()).append("{}");
            from = body.getValue();
        }
        return NormalText.of(rest.append(text.substring(from)).toString(), reader);
    }
}
