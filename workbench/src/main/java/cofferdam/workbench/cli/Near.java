package cofferdam.workbench.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Names like a mistyped one. */
final class Near {
    private static final int MOST = 3;

    private Near() {}

    /** "Did you mean ...? ", or nothing if no name is near. */
    static String question(String wanted, Collection<String> names) {
        List<String> near = of(wanted, names);
        return near.isEmpty() ? "" : "Did you mean " + String.join(" or ", near) + "? ";
    }

    /** Those that begin alike or differ in few letters, nearest first. */
    static List<String> of(String wanted, Collection<String> names) {
        String word = bare(wanted);
        return names.stream()
                .filter(name -> word.length() > 1 && bare(name).startsWith(word.substring(0, 2))
                        || distance(word, bare(name)) <= 2)
                .sorted(Comparator.comparingInt(name -> distance(word, bare(name))))
                .limit(MOST)
                .toList();
    }

    private static String bare(String name) {
        return name.replaceFirst("^-+", "");
    }

    /** How many letters have to be inserted, left out or replaced. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
