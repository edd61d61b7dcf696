/** What is sent out and whose result has to be written down. */
package id.bengkel.chassis.flight;
