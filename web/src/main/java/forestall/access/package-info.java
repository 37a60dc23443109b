/** Who comes in, and what they may do: sign-in, tokens, the table of permissions, and the gate. */
package forestall.access;
