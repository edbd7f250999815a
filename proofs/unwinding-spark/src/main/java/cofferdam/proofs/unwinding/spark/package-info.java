/** The visited set of the explorer on Apache Spark: in this process, or on a cluster by its master URL. */
package cofferdam.proofs.unwinding.spark;
