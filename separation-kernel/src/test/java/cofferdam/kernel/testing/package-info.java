/** Small systems and small guests for tests. */
package cofferdam.kernel.testing;
