/** Machine code that partitions are made to run while their neighbours are watched: hostile, silent and observing programs. */
package cofferdam.workbench.guest;
