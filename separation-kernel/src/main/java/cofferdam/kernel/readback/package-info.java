/** What the real tables say, compared with the description and with the kernel's ledger; asks the tables, not the kernel. */
package cofferdam.kernel.readback;
