/**
 * What do programs write into their logs? Lines in; templates out, which are lines with what varies
 * taken out; and what is unusual about them. Online, with bounded state.
 */
package forestall.logs;
