/** The exact formats of extended page tables (Intel SDM vol. 3C, 29.3; 28.3 before edition 080). */
package cofferdam.spec.ept;
