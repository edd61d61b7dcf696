/** Lets clients repeat a {@code POST} without doing twice what it does. */
package id.bengkel.chassis.idempotency;
