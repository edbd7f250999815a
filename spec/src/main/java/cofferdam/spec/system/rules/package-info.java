/** What a description must satisfy beyond its schema: small declared rules, grouped by concern (G8-04, G8-05). */
package cofferdam.spec.system.rules;
