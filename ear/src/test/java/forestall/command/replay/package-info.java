/** Tests of reading a recorded day, and of measuring what was made of it. */
package forestall.command.replay;
