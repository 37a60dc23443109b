/**
 * Asking a source over HTTP: politely, with a deadline, and never for more than was reckoned with.
 */
package forestall.feed.http;
