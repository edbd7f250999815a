/**
 * Random valid systems and random steps, for whatever is tried on many of them: all from {@link
 * cofferdam.kernel.random.Choices}, so that a seed repeats them and a property can shrink them.
 */
package cofferdam.kernel.random;
