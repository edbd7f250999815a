/**
 * The exact formats of IA-32e paging: entries, control bits, error codes (Intel SDM vol. 3A, chapter 4 of the editions
 * up to 2023; "chapter 5" since edition 083).
 */
package cofferdam.spec.x86;
