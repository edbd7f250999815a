package cofferdam.spec.walk;

/**
 * The registers that steer a linear-address translation under IA-32e paging (CR0.PG, CR4.PAE and IA32_EFER.LMA are
 * taken as set; CR4.PCIDE, CR4.CET and CR4.PKS as clear).
 *
 * @param cr0 WP counts
 * @param cr3 address of the top table
 * @param cr4 PGE, LA57, SMEP, SMAP and PKE count
 * @param efer NXE counts
 * @param pkru protection-key rights of user pages
 * @param ac RFLAGS.AC, which lifts SMAP from explicit supervisor accesses
 */
public record PagingControls(long cr0, long cr3, long cr4, long efer, int pkru, boolean ac) {}
