/** Turns every failure, wherever it happens, into the one error shape of the public contract. */
package id.bengkel.chassis.error;
