/** Reads JSON strictly, so that a client's mistake is named instead of guessed around. */
package id.bengkel.chassis.json;
