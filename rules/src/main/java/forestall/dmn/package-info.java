/**
 * Decision models (OMG DMN 1.5) that judge beside the rules: what they see, what they may conclude,
 * and their evaluation. Run it where it can harm nothing: FEEL has no budget.
 */
package forestall.dmn;
