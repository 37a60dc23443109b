/** Brings the tables of a PostgreSQL database up to date. */
package forestall.db;
