/** What Cofferdam must fulfil, as data: the claims G1 to G11 and the requirements under them. */
package cofferdam.spec.requirement;
