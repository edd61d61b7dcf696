/** Removes what need not be kept any longer. */
package id.bengkel.chassis.retention;
