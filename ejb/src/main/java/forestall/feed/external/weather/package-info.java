/** Who is asked about the weather. */
package forestall.feed.external.weather;
