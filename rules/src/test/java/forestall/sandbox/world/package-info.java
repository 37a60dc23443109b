/** A small world for the tests of the sandbox. */
package forestall.sandbox.world;
