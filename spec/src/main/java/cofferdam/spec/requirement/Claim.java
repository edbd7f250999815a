package cofferdam.spec.requirement;

import java.util.List;

/**
 * A claim that a certificate decides, with the requirements that make it up.
 *
 * @param id {@code G1} to {@code G11}
 * @param title a few words
 * @param text one sentence
 */
public record Claim(String id, String title, String text, List<Requirement> requirements) {
    public Claim {
        requirements = List.copyOf(requirements);
    }
}
