package cofferdam.spec.requirement;

/**
 * One checkable statement about Cofferdam.
 *
 * @param id claim and number, such as {@code G1-03}
 * @param title a few words
 * @param text one sentence
 */
public record Requirement(String id, String title, String text) {
    /** The id of the claim it belongs to, such as {@code G1}. */
    public String claim() {
        return id.substring(0, id.indexOf('-'));
    }
}
