/** Tells the workshop's time, which need not be the machine's. */
package id.bengkel.chassis.time;
