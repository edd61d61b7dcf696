/** Lets one trace lead through what is written down now and done later. */
package id.bengkel.chassis.trace;
