/** Certificates and maps as files: JSON, HTML, SVG, CSV, and where they may be written. */
package cofferdam.workbench.report;
