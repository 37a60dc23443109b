/** Syslog in, over TCP and UDP. */
package forestall.feed.syslog;
