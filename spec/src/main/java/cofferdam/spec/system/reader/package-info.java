/** Reads description files: safely, against the schema, with the place of everything (G8-05, G8-06). */
package cofferdam.spec.system.reader;
