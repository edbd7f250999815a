/** What real tables say and what a description says, in the same terms: stretches of addresses with rights. */
package cofferdam.kernel.tables;
