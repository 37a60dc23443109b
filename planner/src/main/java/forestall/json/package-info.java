/** The model as JSON: the same words in the API, in the store, and in files. */
package forestall.json;
