/** When a vehicle was in for service. */
package id.bengkel.customer.visit;
