/**
 * What others tell about the world outside: their documents, read into external events. Pure: bytes
 * in, events out; who fetched them, and when, is not known here.
 */
package forestall.hazard;
