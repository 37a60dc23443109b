/**
 * Tests of what ships: the EAR on Payara from outside, the pages in a browser, and the shape of the
 * house.
 */
package forestall.ship;
