/** What hostile partitions of a system try, made in one run and judged by what the machine shows. */
package cofferdam.workbench.attack;
