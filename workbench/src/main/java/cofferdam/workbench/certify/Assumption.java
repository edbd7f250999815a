package cofferdam.workbench.certify;

import java.util.List;

/**
 * Something the certificate rests on without showing it (G10-01).
 *
 * @param id such as {@code A-03}
 * @param text what is assumed, in one sentence
 * @param reason why it is reasonable, or what would show it
 * @param claims the claims that rest on it
 */
public record Assumption(String id, String text, String reason, List<String> claims) {
    public Assumption {
        claims = List.copyOf(claims);
    }
}
