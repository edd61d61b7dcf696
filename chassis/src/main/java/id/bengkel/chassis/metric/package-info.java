/** Figures by which people see how the workshop's machines are doing. */
package id.bengkel.chassis.metric;
