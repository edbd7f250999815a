package cofferdam.proofs.sources;

/** A tool as a reader of sources: it takes annotations meant for another tool for plain comments. */
public enum Reader {
    /** OpenJML. */
    OPENJML("/*+KEY@"),
    /** KeY. */
    KEY("/*+OPENJML@"),
    /** A compiler, and whoever reads what it makes: no comment is anything to it. */
    COMPILER("/");

    private final String others;

    Reader(String others) {
        this.others = others;
    }

    /** Whether a comment, given from its first character on, is an annotation for this tool. */
    boolean reads(String comment) {
        return comment.length() > 2 && "@+-".indexOf(comment.charAt(2)) >= 0 && !comment.startsWith(others);
    }
}
