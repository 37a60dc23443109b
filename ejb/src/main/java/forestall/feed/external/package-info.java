/** Who is asked about the world outside, when, and how; what they say is read by planner. */
package forestall.feed.external;
