/** The API under {@code /api/v1}: JSON in the words of the model, errors as RFC 9457 problems. */
package forestall.api;
