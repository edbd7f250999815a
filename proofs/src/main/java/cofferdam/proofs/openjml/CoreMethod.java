package cofferdam.proofs.openjml;

/**
 * A method or constructor with a body.
 *
 * @param type simple name of its class
 * @param id qualified name with the types of the parameters, as OpenJML prints it
 * @param name as the source has it; a constructor's is the class's
 * @param body normalised text of the body; empty for a constructor that is not written
 * @param comment its Javadoc, and that of its class
 */
record CoreMethod(String type, String id, String name, String body, String comment) {}
