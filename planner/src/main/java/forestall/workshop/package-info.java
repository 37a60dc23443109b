/**
 * Where rule sets are made: checked, compared with what decides, submitted, approved, published,
 * rolled back, and asked why. The API and the pages both come here.
 */
package forestall.workshop;
