/** Takes events from a topic, at least once and in batches, and lets no record hold up the ones behind it. */
package id.bengkel.chassis.consumer;
