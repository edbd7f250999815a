/** JMH benchmarks, timings of whole commands, and the program that writes docs/benchmarks.md from both. */
package cofferdam.conformance.benchmarks;
