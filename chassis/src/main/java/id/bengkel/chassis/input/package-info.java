/** Reads path and query parameters, so that one that cannot be read is named. */
package id.bengkel.chassis.input;
