/**
 * The nouns of the house: what is watched, what is expected of it, what was decided. Immutable
 * values that refuse nonsense at the door with an {@link java.lang.IllegalArgumentException} naming
 * the value.
 */
package forestall.model;
