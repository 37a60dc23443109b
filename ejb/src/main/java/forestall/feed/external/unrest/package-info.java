/** Who is asked about unrest. */
package forestall.feed.external.unrest;
