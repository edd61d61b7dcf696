/** Publishes to Kafka what was committed to the database, at least once and in order per key: the transactional outbox. */
package id.bengkel.chassis.outbox;
