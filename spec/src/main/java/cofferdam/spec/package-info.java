/** The specification as documents. */
package cofferdam.spec;
