/** Reads plate numbers in all their spellings as one plate. */
package id.bengkel.chassis.plate;
