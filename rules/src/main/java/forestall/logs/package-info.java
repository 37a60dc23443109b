/**
 * Log lines in, events out. {@link forestall.logs.LogFormat} takes the header off, {@link
 * forestall.logs.Multiline} joins stack traces, {@link forestall.logs.TemplateMiner} finds which
 * statement of the program wrote a line, and {@link forestall.logs.LogWatch} tells each minute what
 * is unusual about them. Everything is a fold over bounded state that can be saved; nothing here
 * backtracks, so that no line can hold the service up.
 */
package forestall.logs;
