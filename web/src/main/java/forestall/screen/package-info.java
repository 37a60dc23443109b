/** What the pages show, in the words of the rules and the API. */
package forestall.screen;
