/** A Kafka broker inside this process, with the topics of Bengkel. */
package id.bengkel.local.kafka;
