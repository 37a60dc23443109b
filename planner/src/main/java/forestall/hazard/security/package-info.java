/**
 * Security bulletins: CISA KEV, NVD, FIRST EPSS, and OSV, matched to the software that components
 * run, and made into one event for each vulnerability.
 */
package forestall.hazard.security;
