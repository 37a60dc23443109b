/** Who is asked about security bulletins. */
package forestall.feed.external.security;
