/** Protests, riots, and fighting near sites: GDELT 2.0 and ACLED, counted by site and day. */
package forestall.hazard.unrest;
