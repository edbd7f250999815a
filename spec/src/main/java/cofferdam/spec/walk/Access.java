package cofferdam.spec.walk;

/** What is done at an address. */
public enum Access {
    READ,
    WRITE,
    FETCH
}
