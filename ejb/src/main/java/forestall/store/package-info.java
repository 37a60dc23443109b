/**
 * JDBI behind the ports: what the service remembers, in PostgreSQL. Callers see the ports, never a
 * table.
 */
package forestall.store;
