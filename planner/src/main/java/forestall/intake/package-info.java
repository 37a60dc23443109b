/**
 * From what monitoring calls things to what we call them: labels in, a component and a metric out.
 */
package forestall.intake;
