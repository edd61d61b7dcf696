/** Reads phone numbers in all their spellings as one number. */
package id.bengkel.chassis.phone;
